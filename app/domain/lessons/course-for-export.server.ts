import { isInteraction, localise, type LessonContent } from '@karmashala/authoring'
import { courseHash, type CourseForExport } from '@karmashala/authoring/server'
import { PASS_MARK_DEFAULT } from '#app/domain/courses/course.schema.ts'

type OneLesson = { lessonId: string; content: LessonContent }

/** One lesson as a course of its own, in every language somebody has translated something into. */
export function lessonForExport({
  lessonId,
  content,
  passMarkPercent,
}: OneLesson & { passMarkPercent: number }): CourseForExport {
  const { sourceLanguage, title } = content
  const languages = languagesOf([content], sourceLanguage)
  return withHash('1', {
    identifier: `lesson-${lessonId}`,
    ...{ sourceLanguage, languages, summary: {} },
    title: Object.fromEntries([
      ...languages.map((language) => [language, localise(content, language).title]),
      [sourceLanguage, title],
    ]),
    lessons: [{ id: lessonId, content }],
    // Where nothing is asked the mark means nothing; the bytes, and with them learners' records, outlive its change.
    passMarkPercent: asksAnything(content) ? passMarkPercent : PASS_MARK_DEFAULT,
  })
}

type Course = {
  courseId: string
  number: number
  language: string
  /** By language. */
  title: Record<string, string>
  summary: Record<string, string>
  lessons: OneLesson[]
  passMarkPercent: number
  competencies: NonNullable<CourseForExport['competencies']>
}

/** All lessons of a version together, for other platforms. */
export function courseForExport({ courseId, number, language, lessons, ...said }: Course): CourseForExport {
  const languages = languagesOf(
    lessons.map(({ content }) => content),
    language,
  )
  return withHash(String(number), {
    identifier: `course-${courseId}`,
    sourceLanguage: language,
    languages,
    lessons: lessons.map(({ lessonId: id, content }) => ({ id, content })),
    ...said,
  })
}

export const asksAnything = ({ document }: LessonContent): boolean =>
  document.content.some(({ type }) => isInteraction(type))

/** The language of the course first; of the others those in which at least something can be read. */
function languagesOf(contents: readonly LessonContent[], source: string): string[] {
  const all = new Set(
    contents.flatMap(({ sourceLanguage, translations }) => [sourceLanguage, ...Object.keys(translations)]),
  )
  all.delete(source)
  const readable = [...all].sort().filter((language) =>
    contents.some((content) => {
      if (content.sourceLanguage === language) return true
      const { total, missing } = localise(content, language)
      return missing < total
    }),
  )
  return [source, ...readable]
}

const withHash = (number: string, course: Omit<CourseForExport, 'version'>): CourseForExport => ({
  ...course,
  version: { number, hash: courseHash(course) },
})
