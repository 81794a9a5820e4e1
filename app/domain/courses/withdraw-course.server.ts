import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

/**
 * Takes a published course off sale. It stays the course's `publishedVersionId`: seats that were paid for have to
 * remain usable, so only new sales end.
 */
export async function withdrawCourse({ actor, courseId }: { actor: Actor; courseId: string }): Promise<void> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.withdraw', { organisationId: providerId })

  await inTransaction(async () => {
    const course = await Course.findOne({ _id: courseId, providerId }).lean()
    if (!course) throw new DomainError('not_found', 'errors:notFound')
    const version = await CourseVersion.findOneAndUpdate(
      { _id: course.publishedVersionId, providerId, status: 'published' },
      { $set: { status: 'withdrawn' } },
      { returnDocument: 'after' },
    ).lean()
    if (!version) throw new DomainError('conflict', 'provide:refusals.notOnSale')
    await Offering.updateOne({ courseId, providerId }, { $set: { isOnSale: false } })
    await Course.updateOne({ _id: courseId, providerId }, { $set: { updatedAt: new Date() } })
    await recordAudit({
      organisationId: providerId,
      actorId: actor.id,
      action: 'course.withdrawn',
      subject: { kind: 'course', id: courseId },
      details: { version: version.number },
    })
    await enqueue('catalogue.index', courseId, { courseId })
  })
}
