import { type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { Lesson, type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type Of = { providerId: string; courseId: string; lessonId: string }

/** A lesson of the organisation's course, whether or not it was taken out of the draft. */
export async function getOwnLesson({ providerId, courseId, lessonId }: Of): Promise<LessonRecord> {
  const lesson = await Lesson.findOne({ _id: lessonId, courseId, providerId }).lean<LessonRecord>()
  if (!lesson) throw new DomainError('not_found', 'errors:notFound')
  return lesson
}

/** The same without what it says, which may be megabytes: for what is asked every few seconds. */
export async function getOwnLessonWithoutWords(of: Of): Promise<Omit<LessonRecord, 'content'>> {
  const { providerId, courseId, lessonId } = of
  const lesson = await Lesson.findOne({ _id: lessonId, courseId, providerId }, { content: 0 }).lean<
    Omit<LessonRecord, 'content'>
  >()
  if (!lesson) throw new DomainError('not_found', 'errors:notFound')
  return lesson
}

type Writable = { lesson: LessonRecord; draft: CourseVersionRecord }

/** The lesson with the draft it is in; refuses once the version is frozen or the lesson was taken out. */
export async function getWritableLesson(of: Of): Promise<Writable> {
  const lesson = await getOwnLesson(of)
  const draft = await getDraft(of)
  const isInDraft = draft.modules.some(({ lessonId }) => String(lessonId) === of.lessonId)
  if (lesson.removed || !isInDraft) throw new DomainError('conflict', 'lessons:refusals.removed')
  return { lesson, draft }
}
