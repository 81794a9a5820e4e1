import { endSilentLaunches } from '@karmashala/player'
import { Attempt, fromStored, toStored } from '#app/domain/learning/attempt.model.server.ts'
import { isSettled, SILENT_VISIT_IN_MINUTES } from '#app/domain/learning/item-outcome.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

const AT_ONCE = 500

/**
 * Ends the visits of which nothing was heard for a while, of one learner or of everybody: their page was killed before
 * it could say so. Completions in them are believed from now on. A page that is heard again goes on.
 * @returns how many attempts had such a visit
 */
export async function closeSilentVisits({ userId }: { userId?: string } = {}): Promise<number> {
  let count = 0
  for (;;) {
    const closed = await closeSome(userId)
    count += closed
    if (closed < AT_ONCE) return count
  }
}

async function closeSome(userId: string | undefined): Promise<number> {
  const silentSince = Date.now() - SILENT_VISIT_IN_MINUTES * 60_000
  const open = await Attempt.find(
    {
      // Said by itself, so that every database sees that the index of open visits will do.
      openSince: { $type: 'date' },
      $and: [{ openSince: { $lt: new Date(silentSince) } }],
      updatedAt: { $lt: new Date(silentSince) },
      ...(userId && { userId }),
    },
    { state: 1, revision: 1, isSettled: 1, enrolmentId: 1 },
  )
    .sort({ openSince: 1 })
    .limit(AT_ONCE)
    .lean()
  let count = 0
  for (const { _id, revision, isSettled: wasSettled, enrolmentId, state: stored } of open) {
    const before = fromStored(stored)
    const state = endSilentLaunches(before, silentSince)
    if (state === before) continue
    const settled = isSettled(state, wasSettled)
    const isOpen = state.launches.some(({ ended }) => ended === null)
    const isWritten = await inTransaction(async () => {
      const written = await Attempt.updateOne(
        { _id, revision },
        {
          $set: { state: toStored(state), isSettled: settled, ...(!isOpen && { openSince: null }) },
          $inc: { revision: 1 },
        },
      )
      if (written.matchedCount !== 1) return false
      if (settled !== wasSettled)
        await enqueue('learning.count_done', String(enrolmentId), { enrolmentId: String(enrolmentId) })
      return true
    })
    if (isWritten) count += 1
  }
  return count
}
