import { type CourseRecord } from '#app/domain/courses/course.model.server.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'

/** A rejected version is at its end, although it is still the last one that was written. */
export async function isVersionInWork({
  draftVersionId,
}: Pick<CourseRecord, 'draftVersionId'>): Promise<boolean> {
  if (!draftVersionId) return false
  return !(await Submission.exists({ courseVersionId: draftVersionId, status: 'rejected' }))
}
