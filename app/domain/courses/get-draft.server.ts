import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** The version its provider may still write; refuses when there is none or when it is frozen. */
export async function getDraft({
  courseId,
  providerId,
}: {
  courseId: string
  providerId: string
}): Promise<CourseVersionRecord> {
  const course = await Course.findOne({ _id: courseId, providerId }, { draftVersionId: 1 }).lean()
  if (!course) throw new DomainError('not_found', 'errors:notFound')
  if (!course.draftVersionId) throw new DomainError('conflict', 'provide:refusals.noDraft')

  const draft = await CourseVersion.findOne({ _id: course.draftVersionId, providerId }).lean()
  if (draft?.status !== 'draft') throw new DomainError('conflict', 'provide:refusals.frozen')
  return draft
}
