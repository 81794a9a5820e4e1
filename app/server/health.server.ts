import { type RequestHandler } from 'express'
import { isDatabaseHealthy } from '#app/lib/db.server.ts'
import { countJobs } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

type Part = { state: 'ok' | 'down'; [detail: string]: string | number }

const state = (isHealthy: boolean): Part => ({ state: isHealthy ? 'ok' : 'down' })

/** Every part the process leans on and how it is; 503 when one of them is down. */
async function readHealth(): Promise<{ status: 'ok' | 'degraded'; parts: Record<string, Part> }> {
  const { search, billing, storage } = getRuntime()
  const [database, searching, payments, storing, jobs] = await Promise.all([
    isDatabaseHealthy(),
    search.isHealthy().catch(() => false),
    billing.isHealthy().catch(() => false),
    storage.isHealthy(),
    countJobs().catch(() => null),
  ])
  const parts = {
    database: state(database),
    search: state(searching),
    payments: state(payments),
    storage: state(storing),
    jobs: { ...state(jobs !== null), ...jobs },
  }
  const isAllWell = Object.values(parts).every((part) => part.state === 'ok')
  return { status: isAllWell ? 'ok' : 'degraded', parts }
}

const FRESH_FOR_MS = 2_000
let latest: { at: number; health: ReturnType<typeof readHealth> } | null = null

/** Anybody may ask, and asking costs requests to every service; so all who ask at about the same time share one. */
function recentHealth(): ReturnType<typeof readHealth> {
  if (!latest || Date.now() - latest.at > FRESH_FOR_MS) latest = { at: Date.now(), health: readHealth() }
  return latest.health
}

export const healthHandler: RequestHandler = (_request, response, next) => {
  recentHealth().then((health) => {
    response
      .status(health.status === 'ok' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(health)
  }, next)
}
