import { requirePermission } from '#app/domain/access/require-permission.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { toLessonHead } from '#app/domain/lessons/lesson-head.server.ts'
import { type LessonHead } from '#app/domain/lessons/lesson-views.ts'
import { type LessonEditorView } from '#app/domain/lessons/lesson-wire.ts'
import { getOwnLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { findMissing } from '#app/domain/media/name-media.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type OneLesson = { actor: Actor; courseId: string; lessonId: string }

/** What the editor begins with: the lesson as it stands, and whether it may be written. */
export async function getLesson({ actor, courseId, lessonId }: OneLesson): Promise<LessonEditorView> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const lesson = await getOwnLesson({ providerId, courseId, lessonId })
  const { isEditable, courseTitle } = await toLessonHead(lesson)
  const missingMedia = await findMissing(providerId, lesson.mediaIds.map(String))
  return {
    ...{ id: lessonId, courseId, revision: lesson.revision, isEditable },
    courseTitle,
    content: readContent(lesson),
    ...(missingMedia.length > 0 ? { missingMedia } : {}),
  }
}

/** What the other pages about a lesson say of it. */
export async function getLessonHead({ actor, courseId, lessonId }: OneLesson): Promise<LessonHead> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  return await toLessonHead(await getOwnLesson({ providerId, courseId, lessonId }))
}
