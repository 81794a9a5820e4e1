import { isDatabaseHealthy } from '#app/lib/db.server.ts'
import { countJobs, type JobCounts } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

type Part = { state: 'ok' | 'down'; [detail: string]: string | number }
export type Health = {
  status: 'ok' | 'degraded'
  parts: Record<'database' | 'search' | 'payments' | 'storage' | 'jobs', Part>
  /** null when they cannot be counted. */
  jobs: JobCounts | null
}

const ANSWERS_WITHIN_MS = 3_000
const FRESH_FOR_MS = 2_000
let latest: { at: number; health: Promise<Health> } | null = null

/** How every part is that the process leans on. Whoever asks at about the same time shares one round of questions. */
export function recentHealth(): Promise<Health> {
  if (!latest || Date.now() - latest.at > FRESH_FOR_MS) latest = { at: Date.now(), health: readHealth() }
  return latest.health
}

async function readHealth(): Promise<Health> {
  const { search, billing, storage } = getRuntime()
  const [database, searching, payments, storing, jobs] = await Promise.all([
    inTime(isDatabaseHealthy(), false),
    inTime(search.isHealthy(), false),
    inTime(billing.isHealthy(), false),
    inTime(storage.isHealthy(), false),
    inTime(countJobs(), null),
  ])
  const parts = {
    database: state(database),
    search: state(searching),
    payments: state(payments),
    storage: state(storing),
    jobs: jobs ? { ...state(true), waiting: jobs.waiting, dead: jobs.dead } : state(false),
  }
  const isAllWell = Object.values(parts).every((part) => part.state === 'ok')
  return { status: isAllWell ? 'ok' : 'degraded', parts, jobs }
}

const state = (isHealthy: boolean): Part => ({ state: isHealthy ? 'ok' : 'down' })

/** What does not answer is down, and nobody who asks has to wait for it. */
async function inTime<T, F>(answer: Promise<T>, otherwise: F): Promise<T | F> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<F>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ANSWERS_WITHIN_MS)
  })
  return await Promise.race([answer.catch(() => otherwise), late]).finally(() => clearTimeout(timer))
}
