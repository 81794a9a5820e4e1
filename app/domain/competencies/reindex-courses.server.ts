import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

/**
 * Has the catalogue read again the published courses that carry one of these competencies, or one that leads to them:
 * it holds their names. Call it inside the transaction of the change.
 */
export async function reindexCoursesWith(codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  const leading = await Competency.distinct('_id', { redirectTo: { $in: codes } })
  const carried = [...new Set([...codes, ...leading])]
  const courseIds = await CourseVersion.distinct('courseId', {
    status: 'published',
    $or: [{ 'tags.competencyCode': { $in: carried } }, { 'modules.tags.competencyCode': { $in: carried } }],
  })
  for (const courseId of courseIds.map(String)) await enqueue('catalogue.index', courseId, { courseId })
}
