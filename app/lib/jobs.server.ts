import { isDuplicateKey } from '#app/lib/db.server.ts'
import { Job, waitingAs } from '#app/lib/jobs-model.server.ts'
import { wakeUp } from '#app/lib/jobs-worker.server.ts'
import { currentRequestId } from '#app/lib/log.server.ts'

export { Job } from '#app/lib/jobs-model.server.ts'
export { runNextJob, startWorker, type JobHandler } from '#app/lib/jobs-worker.server.ts'

/**
 * Puts work off until after the answer. Called inside a transaction it is part of it, which is why the queue lives in
 * the database of the product: work is queued exactly when the change that needs it holds.
 * @param key what the work is about; the same key twice is one job while the first waits. An id, nothing personal.
 */
export async function enqueue(
  name: string,
  key: string,
  payload: Record<string, unknown> = {},
): Promise<void> {
  const queue = async () =>
    await Job.updateOne(
      { waitingAs: waitingAs(name, key) },
      {
        $set: { payload, requestId: currentRequestId() ?? null },
        $setOnInsert: { name, key },
        // What waits for its next try is tried at once: something has happened since it failed.
        $min: { runAt: new Date() },
      },
      { upsert: true },
    )
  // Two at once both find nothing and both insert; the loser finds the winner's when it asks again.
  await queue().catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    await queue()
  })
  setTimeout(wakeUp, 20).unref()
}

/** Queues work that recurs, unless it was queued in this slot of time before or still waits from an earlier one. */
export async function enqueueInSlot(name: string, slot: string): Promise<void> {
  const key = 'recurring'
  try {
    await Job.create({
      name,
      key,
      runAt: new Date(),
      waitingAs: waitingAs(name, key),
      slot: `${name} ${slot}`,
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

export type JobCounts = { waiting: number; dead: number; oldestDueInSeconds: number }

/** How much waits, how long the first that is due has been due, and what has given up. */
export async function countJobs(): Promise<JobCounts> {
  const now = new Date()
  const [waiting, dead, oldest] = await Promise.all([
    Job.countDocuments({ status: 'waiting' }),
    Job.countDocuments({ status: 'dead' }),
    Job.findOne({ status: 'waiting', runAt: { $lte: now } }, { runAt: 1 })
      .sort({ runAt: 1 })
      .lean(),
  ])
  const oldestDueInSeconds = oldest ? (now.getTime() - oldest.runAt.getTime()) / 1000 : 0
  return { waiting, dead, oldestDueInSeconds }
}
