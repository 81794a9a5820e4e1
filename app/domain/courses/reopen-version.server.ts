import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/**
 * Gives a submitted version back to its authors: because the validators asked for changes or because the authors took
 * it back. Part of the caller's transaction, which says why in the audit log.
 */
export async function reopenVersion({ courseVersionId }: { courseVersionId: string }): Promise<void> {
  const version = await CourseVersion.findOneAndUpdate(
    { _id: courseVersionId, status: 'submitted' },
    { $set: { status: 'draft' } },
    { returnDocument: 'after' },
  ).lean()
  if (!version) throw new DomainError('conflict', 'errors:conflict')
  await Course.updateOne(
    { _id: version.courseId },
    { $set: { draftVersionId: version._id, updatedAt: new Date() } },
  )
}
