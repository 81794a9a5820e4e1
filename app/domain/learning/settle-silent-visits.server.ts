import { countDone } from '#app/domain/learning/count-done.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { SILENT_VISIT_IN_MINUTES } from '#app/domain/learning/item-outcome.ts'
import { inTransaction } from '#app/lib/db.server.ts'

/**
 * Believes completions whose page was killed before it could say that the visit was over. Called where a learner looks
 * at their record, so that nobody waits for a certificate that is due.
 */
export async function settleSilentVisits({ userId }: { userId: string }): Promise<void> {
  const silentSince = new Date(Date.now() - SILENT_VISIT_IN_MINUTES * 60_000)
  const silent = await Attempt.find(
    {
      userId,
      isSettled: false,
      $or: [{ 'state.success': 'passed' }, { 'state.completion': 'completed', 'state.success': 'unknown' }],
      updatedAt: { $lt: silentSince },
    },
    { revision: 1, enrolmentId: 1 },
  ).lean()
  for (const { _id, revision, enrolmentId } of silent) {
    await inTransaction(async () => {
      const settled = await Attempt.updateOne(
        { _id, userId, revision, isSettled: false },
        { $set: { isSettled: true }, $inc: { revision: 1 } },
      )
      if (settled.matchedCount === 1) await countDone({ enrolmentId: String(enrolmentId) })
    })
  }
}
