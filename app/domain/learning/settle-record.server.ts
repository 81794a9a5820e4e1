import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { closeSilentVisits } from '#app/domain/learning/close-silent-visits.server.ts'
import { countDone } from '#app/domain/learning/count-done.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { Sequencing } from '#app/domain/learning/sequencing.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'

/**
 * Brings the record of a learner up to date where they look at it: silent visits are ended, and parts that count are
 * counted now, although a job will do it in a moment. Nobody waits for a certificate that is due.
 */
export async function settleRecord({ userId }: { userId: string }): Promise<void> {
  await closeSilentVisits({ userId })
  const open = await Enrolment.find({ userId, completedAt: null }, { doneCount: 1, updatedAt: 1 }).lean()
  const enrolmentIds = open.map(({ _id }) => _id)
  const settled = await Attempt.find(
    { userId, isSettled: true, enrolmentId: { $in: enrolmentIds } },
    { enrolmentId: 1 },
  ).lean()
  // A sequenced course may be complete without a further part being done; every count is later than its last step.
  const led = await Sequencing.find(
    { userId, enrolmentId: { $in: enrolmentIds }, 'best.completion': 'completed' },
    { enrolmentId: 1, updatedAt: 1 },
  ).lean()
  for (const { _id, doneCount, updatedAt } of open) {
    const enrolmentId = String(_id)
    const isOf = (one: { enrolmentId: unknown }) => String(one.enrolmentId) === enrolmentId
    const isNew = led.some((step) => isOf(step) && step.updatedAt >= updatedAt)
    if (isNew || settled.filter(isOf).length !== doneCount)
      await inTransaction(async () => await countDone({ enrolmentId }))
  }
}
