import {
  failJob,
  finishJob,
  giveBack,
  LEASE_IN_MS,
  MAX_ATTEMPTS,
  renewLease,
  takeJob,
  type TakenJob,
} from '#app/lib/jobs-queue.server.ts'
import { log, withLogContext } from '#app/lib/log.server.ts'
import { metrics } from '#app/lib/metrics.server.ts'

/** Does the work. It may be called twice for the same job and must not mind. */
export type JobHandler = (payload: Record<string, unknown>) => Promise<void>
type Handlers = Record<string, JobHandler>

const IDLE_IN_MS = 500
const RENEW_EVERY_MS = LEASE_IN_MS / 4
const RUN_AT_MOST_MS = 15 * 60 * 1000
const FINISH_WITHIN_MS = 30_000

const resting = new Set<() => void>()

/** Ends the rest of this process's workers: there is something to do. */
export function wakeUp(): void {
  for (const wake of resting) wake()
}

/** Runs one due job; false when there was none. */
export async function runNextJob(handlers: Handlers): Promise<boolean> {
  const job = await takeJob()
  if (job) await runJob(job, handlers)
  return job !== null
}

/** Runs a job that was taken and records how it ended, in the words of the log too. */
async function runJob(job: TakenJob, handlers: Handlers): Promise<void> {
  const { requestId } = job
  const context = { job: job.name, jobId: String(job._id), ...(requestId ? { requestId } : {}) }
  await withLogContext(context, async () => {
    const startedAt = performance.now()
    const outcome = await handle(job, handlers)
    metrics().jobDuration.observe({ name: job.name, outcome }, (performance.now() - startedAt) / 1000)
    log.debug({ outcome, attempts: job.attempts }, 'job ended')
  })
}

async function handle(job: TakenJob, handlers: Handlers): Promise<'done' | 'failed' | 'dead'> {
  const renewal = setInterval(() => void renew(), RENEW_EVERY_MS).unref()
  const renew = async () => {
    const isOurs = await renewLease(job).catch(() => true) // a database that is away for a moment decides nothing
    if (isOurs) return
    clearInterval(renewal)
    log.warn('another worker has taken the job over')
  }
  try {
    // It never came to an end before: the process died with it each time, and would again.
    if (job.attempts > MAX_ATTEMPTS) throw new Error('The job ended the process every time it was run.')
    const handler = handlers[job.name]
    if (!handler) throw new Error(`No handler for the job ${job.name}.`)
    await inTime(handler(job.payload as Record<string, unknown>))
    await finishJob(job)
    return 'done'
  } catch (error) {
    const next = await failJob(job, error)
    log.error({ attempts: job.attempts, next, err: error }, 'job failed')
    return next === 'dead' ? 'dead' : 'failed'
  } finally {
    clearInterval(renewal)
  }
}

/** A handler that waits for something that never comes would keep its lease for ever. */
async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error('The job took longer than 15 minutes.')),
      RUN_AT_MOST_MS,
    ).unref()
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

export type Worker = {
  /** Takes nothing new, waits for what is in hand (30 s unless said otherwise) and gives back what is not finished. */
  stop(options?: { withinMs?: number }): Promise<void>
}

type WorkerOptions = {
  concurrency?: number
  /** Names of jobs that may take minutes. Where there is more than one hand, one is always left for the others. */
  slow?: readonly string[]
}

/** Works until stopped, on up to `concurrency` jobs at a time. */
export function startWorker(handlers: Handlers, { concurrency = 1, slow = [] }: WorkerOptions = {}): Worker {
  let stopping = false
  const inHand = new Map<TakenJob, Promise<void>>()
  const slowAtOnce = Math.max(1, concurrency - 1)
  const passedOver = () =>
    [...inHand.keys()].filter(({ name }) => slow.includes(name)).length >= slowAtOnce ? slow : []

  const takeNext = async (): Promise<boolean> => {
    const job = await takeJob({ except: passedOver() }).catch((error: unknown) => {
      if (!stopping) log.error({ err: error }, 'the job queue cannot be read')
      return null
    })
    if (!job) return false
    if (stopping) return await giveBack(job).then(() => true)
    const run = runJob(job, handlers)
      .catch((error: unknown) => log.error({ err: error }, 'the end of a job could not be recorded'))
      .finally(() => inHand.delete(job))
    inHand.set(job, run)
    return true
  }
  const work = async () => {
    while (!stopping) {
      if (inHand.size >= concurrency) await Promise.race(inHand.values())
      else if (!(await takeNext()) && !stopping) await rest()
    }
  }
  const working = work()

  return {
    stop: async ({ withinMs = FINISH_WITHIN_MS } = {}) => {
      stopping = true
      wakeUp()
      const finished = working.then(() => Promise.all(inHand.values()))
      await Promise.race([finished, pause(withinMs)])
      for (const job of inHand.keys()) await giveBack(job)
    },
  }
}

async function rest(): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      resting.delete(wake)
      resolve()
    }
    const timer = setTimeout(wake, IDLE_IN_MS)
    resting.add(wake)
  })
}

const pause = async (ms: number): Promise<void> =>
  await new Promise((resolve) => void setTimeout(resolve, ms).unref())
