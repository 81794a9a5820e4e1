import { localise, plainText } from '@karmashala/authoring'
import { type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { Lesson } from '#app/domain/lessons/lesson.model.server.ts'

/** As much as is read of a package. */
const TEXT_MAX = 200_000

/** What learners read in the lessons of a draft, in every language they are written in. */
export async function lessonText(
  { modules }: Pick<CourseVersionRecord, 'modules'>,
  providerId: string,
): Promise<string> {
  const ids = modules.flatMap(({ lessonId }) => lessonId ?? [])
  if (ids.length === 0) return ''
  const lessons = await Lesson.find({ _id: { $in: ids }, providerId }, { content: 1 }).lean()
  const texts = lessons.flatMap((lesson) => {
    const content = readContent(lesson)
    const languages = [content.sourceLanguage, ...Object.keys(content.translations)]
    return languages.map((language) => localise(content, language).document.content.map(plainText).join('\n'))
  })
  return texts.join('\n').slice(0, TEXT_MAX)
}
