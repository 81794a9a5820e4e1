import { type Action } from '#app/domain/access/policy.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Submission, type SubmissionRecord } from '#app/domain/validation/submission.model.server.ts'
import { takeSnapshot } from '#app/domain/validation/take-snapshot.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const REVIEW: Action = 'submission.review'

/** A submission the actor may review: not one of an institution they belong to, or belonged to. */
export async function getReviewable({
  actor,
  submissionId,
}: {
  actor: Actor
  submissionId: string
}): Promise<SubmissionRecord> {
  requirePermission(actor, REVIEW)
  const submission: SubmissionRecord | null = await Submission.findById(submissionId).lean()
  if (!submission) throw new DomainError('not_found', 'errors:notFound')
  // An ended membership counts too: leaving an institution does not make its courses those of strangers.
  const isOwn = await Membership.exists({ userId: actor.id, organisationId: submission.providerId })
  if (isOwn) throw new DomainError('forbidden', 'validate:refusals.ownInstitution')
  requirePermission(actor, REVIEW, { organisationId: String(submission.providerId) })
  return submission
}

type Decide = {
  actor: Actor
  submissionId: string
  outcome: 'approved' | 'changes_requested'
  reason?: string
  /** What the decision means for the version; part of the same transaction. */
  then: (submission: SubmissionRecord) => Promise<void>
}

/** Closes the round with a decision. Whoever decides first wins; the second is told that it has been decided. */
export async function decideSubmission({
  actor,
  submissionId,
  outcome,
  reason,
  then,
}: Decide): Promise<void> {
  await inTransaction(async () => {
    const submission = await getReviewable({ actor, submissionId })
    const last = submission.rounds.length - 1
    const snapshot = await takeSnapshot(submission)
    const decided = await Submission.updateOne(
      {
        _id: submission._id,
        status: { $in: ['queued', 'in_review'] },
        reviewerId: { $in: [null, actor.id] },
      },
      {
        $set: {
          status: outcome,
          reviewerId: actor.id,
          [`rounds.${last}.outcome`]: outcome,
          [`rounds.${last}.reason`]: reason ?? null,
          [`rounds.${last}.decidedById`]: actor.id,
          [`rounds.${last}.decidedAt`]: new Date(),
          [`rounds.${last}.snapshot`]: snapshot,
        },
      },
    )
    if (decided.matchedCount === 0) throw new DomainError('conflict', refusalFor(submission))
    await then(submission)
    await recordAudit({
      organisationId: String(submission.providerId),
      actorId: actor.id,
      action: `submission.${outcome}`,
      subject: { kind: 'submission', id: submissionId },
      details: { round: last + 1, ...(reason ? { reason } : {}) },
    })
  })
}

const refusalFor = ({ status }: SubmissionRecord) =>
  status === 'in_review'
    ? ('validate:refusals.takenByOther' as const)
    : ('validate:refusals.alreadyDecided' as const)
