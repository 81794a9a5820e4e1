import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { type LessonHead } from '#app/domain/lessons/lesson-views.ts'

/** What every page about one lesson says of it. */
export async function toLessonHead(lesson: LessonRecord): Promise<LessonHead> {
  const { _id, courseId, providerId, title, revision, removed } = lesson
  const { sourceLanguage, translations } = readContent(lesson)
  const draft = { courseId, providerId, status: 'draft' as const, 'modules.lessonId': _id }
  const [version] = await CourseVersion.find({ courseId, providerId }, { title: 1 })
    .sort({ number: -1 })
    .limit(1)
    .lean()
  return {
    ...{ title, revision, sourceLanguage },
    id: String(_id),
    courseId: String(courseId),
    courseTitle: version?.title ?? '',
    languages: [sourceLanguage, ...Object.keys(translations).sort()],
    isEditable: !removed && (await CourseVersion.exists(draft)) !== null,
    isRemoved: removed != null,
  }
}
