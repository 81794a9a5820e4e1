import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Course } from '#app/domain/courses/course.model.server.ts'
import { reopenVersion } from '#app/domain/courses/reopen-version.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Takes a version back from the validators before they have decided, so that it can be edited again. */
export async function withdrawSubmission({
  actor,
  courseId,
}: {
  actor: Actor
  courseId: string
}): Promise<void> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.submit', { organisationId: providerId })

  await inTransaction(async () => {
    const course = await Course.findOne({ _id: courseId, providerId }).lean()
    if (!course) throw new DomainError('not_found', 'errors:notFound')
    const open = { courseVersionId: course.draftVersionId, providerId }
    const submission = await Submission.findOne({
      ...open,
      status: { $in: ['checking', 'blocked', 'queued', 'in_review', 'paused'] },
    }).lean()
    if (!submission || !course.draftVersionId)
      throw new DomainError('conflict', 'provide:refusals.notSubmitted')

    const last = submission.rounds.length - 1
    const withdrawn = await Submission.updateOne(
      { ...open, status: submission.status },
      {
        $set: {
          status: 'withdrawn',
          reviewerId: null,
          [`rounds.${last}.outcome`]: 'withdrawn',
          [`rounds.${last}.decidedById`]: actor.id,
          [`rounds.${last}.decidedAt`]: new Date(),
        },
      },
    )
    if (withdrawn.matchedCount === 0) throw new DomainError('conflict', 'errors:conflict')
    await reopenVersion({ courseVersionId: String(course.draftVersionId) })
    await recordAudit({
      organisationId: providerId,
      actorId: actor.id,
      action: 'submission.withdrawn',
      subject: { kind: 'course', id: courseId },
      details: { submissionId: String(submission._id), round: last + 1 },
    })
  })
}
