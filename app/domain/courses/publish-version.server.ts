import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

type PublishVersion = { courseVersionId: string; actorId: string }

/**
 * Puts an approved version on sale. Validation calls it inside the transaction of its decision and has checked who may;
 * learners on an older version stay on it.
 */
export async function publishVersion({ courseVersionId, actorId }: PublishVersion): Promise<void> {
  const version = await CourseVersion.findOneAndUpdate(
    { _id: courseVersionId, status: 'submitted' },
    { $set: { status: 'published', publishedAt: new Date() } },
    { returnDocument: 'after' },
  ).lean()
  if (!version) throw new DomainError('conflict', 'errors:conflict')
  const { _id, courseId, providerId, pricePerSeatPerYearInPaise } = version
  if (pricePerSeatPerYearInPaise == null) throw new Error('A version without a price was approved.')

  await CourseVersion.updateMany(
    { courseId, _id: { $ne: _id }, status: { $in: ['published', 'withdrawn'] } },
    { $set: { status: 'superseded' } },
  )
  await Course.updateOne(
    { _id: courseId, providerId },
    { $set: { publishedVersionId: _id, draftVersionId: null } },
  )
  await Offering.updateOne(
    { courseId },
    { $set: { kind: 'course', providerId, pricePerSeatPerYearInPaise, isOnSale: true } },
    { upsert: true },
  )
  await recordAudit({
    organisationId: String(providerId),
    actorId,
    action: 'course.published',
    subject: { kind: 'course', id: String(courseId) },
    details: { version: version.number, pricePerSeatPerYearInPaise },
  })
  await enqueue('catalogue.index', String(courseId), { courseId: String(courseId) })
}
