import { Schema } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'
import { log } from '#app/lib/log.server.ts'

const jobSchema = new Schema(
  {
    name: { type: String, required: true },
    /** The same key twice is one job while the first is waiting. */
    key: { type: String, required: true },
    payload: { type: Schema.Types.Mixed, default: {} },
    status: { type: String, enum: ['waiting', 'done', 'dead'], default: 'waiting' },
    runAt: { type: Date, required: true },
    leasedUntil: { type: Date, default: null },
    attempts: { type: Number, default: 0 },
    lastError: { type: String, default: null },
    finishedAt: { type: Date, default: null },
  },
  { timestamps: true, minimize: false },
)
jobSchema.index({ status: 1, runAt: 1 })
jobSchema.index({ name: 1, key: 1, status: 1 })
jobSchema.index(
  { finishedAt: 1 },
  { expireAfterSeconds: 7 * 24 * 60 * 60, partialFilterExpression: { status: 'done' } },
)

export const Job = defineModel('Job', jobSchema)

export type JobHandler = (payload: Record<string, unknown>) => Promise<void>

const LEASE_IN_MS = 60_000
const MAX_ATTEMPTS = 10
const IDLE_IN_MS = 500
const wakeUp = { now: () => {} }

/**
 * Puts work off until after the answer. Called inside a transaction it is part of it, which is why the queue lives in
 * the database of the product: work is queued exactly when the change that needs it holds.
 */
export async function enqueue(
  name: string,
  key: string,
  payload: Record<string, unknown> = {},
): Promise<void> {
  await Job.updateOne(
    { name, key, status: 'waiting', leasedUntil: null },
    // What waits for its next try is tried at once: something has happened since it failed.
    { $set: { payload }, $min: { runAt: new Date() } },
    { upsert: true },
  )
  setTimeout(() => wakeUp.now(), 20).unref()
}

/** Takes the next due job; a lease lets another worker take it over when this one dies. */
async function takeJob() {
  const now = new Date()
  return await Job.findOneAndUpdate(
    { status: 'waiting', runAt: { $lte: now }, $or: [{ leasedUntil: null }, { leasedUntil: { $lt: now } }] },
    { $set: { leasedUntil: new Date(now.getTime() + LEASE_IN_MS) }, $inc: { attempts: 1 } },
    { sort: { runAt: 1 }, returnDocument: 'after' },
  ).lean()
}

/** Runs one due job; false when there was none. Handlers may be called twice and must not mind. */
export async function runNextJob(handlers: Record<string, JobHandler>): Promise<boolean> {
  const job = await takeJob()
  if (!job) return false
  // Who takes it over after the lease has run out has another lease, and the last word.
  const held = { _id: job._id, leasedUntil: job.leasedUntil }
  try {
    // It never came to an end before: the process died with it each time, and would again.
    if (job.attempts > MAX_ATTEMPTS) throw new Error('The job ended the process every time it was run.')
    const handler = handlers[job.name]
    if (!handler) throw new Error(`No handler for the job ${job.name}.`)
    await handler(job.payload as Record<string, unknown>)
    await Job.updateOne(held, { $set: { status: 'done', finishedAt: new Date(), leasedUntil: null } })
  } catch (error) {
    log.error({ job: job.name, attempts: job.attempts, err: error }, 'job failed')
    const backOffInMs = Math.min(1000 * 2 ** job.attempts, 60 * 60 * 1000)
    await Job.updateOne(held, {
      $set: {
        status: job.attempts >= MAX_ATTEMPTS ? 'dead' : 'waiting',
        runAt: new Date(Date.now() + backOffInMs),
        leasedUntil: null,
        lastError: String(error),
      },
    })
  }
  return true
}

/** Works until stopped; `stop` resolves when the job in hand is finished. */
export function startWorker(handlers: Record<string, JobHandler>): { stop(): Promise<void> } {
  let stopping = false
  const work = async () => {
    while (!stopping) {
      const ran = await runNextJob(handlers).catch((error: unknown) => {
        if (!stopping) log.error({ err: error }, 'the job queue cannot be read')
        return false
      })
      if (!ran && !stopping) await rest()
    }
  }
  const rest = async () =>
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, IDLE_IN_MS)
      wakeUp.now = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const working = work()
  return {
    stop: async () => {
      stopping = true
      wakeUp.now()
      await working
    },
  }
}

/** For the health page: how much waits, and what has given up. */
export async function countJobs(): Promise<{ waiting: number; dead: number }> {
  const [waiting, dead] = await Promise.all([
    Job.countDocuments({ status: 'waiting' }),
    Job.countDocuments({ status: 'dead' }),
  ])
  return { waiting, dead }
}
