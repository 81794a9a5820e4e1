import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getReviewable } from '#app/domain/validation/decide-submission.server.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Takes a waiting submission on, so that two validators do not do the same work. Taking it twice changes nothing. */
export async function takeSubmission({
  actor,
  submissionId,
}: {
  actor: Actor
  submissionId: string
}): Promise<void> {
  await inTransaction(async () => {
    const submission = await getReviewable({ actor, submissionId })
    if (submission.status === 'in_review' && String(submission.reviewerId) === actor.id) return
    const taken = await Submission.updateOne(
      { _id: submission._id, status: 'queued' },
      { $set: { status: 'in_review', reviewerId: actor.id } },
    )
    if (taken.matchedCount === 0) throw new DomainError('conflict', 'validate:refusals.takenByOther')
    await recordAudit({
      organisationId: String(submission.providerId),
      actorId: actor.id,
      action: 'submission.taken',
      subject: { kind: 'submission', id: submissionId },
    })
  })
}
