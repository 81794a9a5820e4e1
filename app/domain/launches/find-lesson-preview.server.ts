import { may } from '#app/domain/access/policy.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type Place = { actor: Actor; courseVersionId: string; moduleId: string }

/**
 * Where the authors of a draft see the lesson behind one of its modules as it is now: what the draft names as its
 * package is what was made at the last submission, or nothing. Null for every other module and everybody else.
 */
export async function findLessonPreview({ actor, courseVersionId, moduleId }: Place): Promise<string | null> {
  const draft = await CourseVersion.findOne({ _id: courseVersionId, status: 'draft' }).lean()
  if (!draft || !may(actor, 'course.preview_own', { organisationId: String(draft.providerId) })) return null
  const lessonId = draft.modules.find(({ _id }) => String(_id) === moduleId)?.lessonId
  return lessonId ? `/provide/courses/${String(draft.courseId)}/lessons/${String(lessonId)}/preview` : null
}
