import { type CourseStatus } from '#app/domain/courses/course-views.ts'
import { type VersionStatus } from '#app/domain/courses/course.schema.ts'

/** Where a course stands: what its version in work is doing, or else what became of the last one. */
export function courseStatus(version: VersionStatus, submission: string | null | undefined): CourseStatus {
  if (submission === 'rejected') return 'rejected'
  if (version === 'draft') return submission === 'changes_requested' ? 'changes_requested' : 'draft'
  if (version === 'submitted') return 'submitted'
  return version === 'withdrawn' ? 'withdrawn' : 'published'
}
