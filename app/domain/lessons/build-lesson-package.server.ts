import { AuthoringError, localise, type LessonContent } from '@karmashala/authoring'
import { buildCourse, courseHash, type CourseForExport } from '@karmashala/authoring/server'
import { writePackage } from '@karmashala/scorm/server'
import { DomainError } from '#app/lib/errors.ts'

// A lesson on its own names no pass mark; its course decides about the certificate.
const PASS_MARK_PERCENT = 60

type BuildLessonPackage = { lessonId: string; content: LessonContent }

/**
 * A lesson as the package learners are given: SCORM 2004 4th edition, like any upload. The same content gives the same
 * bytes, so whoever begins again after a crash finds what was stored before it.
 */
export async function buildLessonPackage({ lessonId, content }: BuildLessonPackage): Promise<Buffer> {
  const { sourceLanguage: language, title } = content
  try {
    const media = new Map()
    const course = courseOf(lessonId, content)
    const { files, items } = buildCourse({ course, media, target: 'scorm2004_4th' })
    const { identifier } = course
    return await writePackage({ standard: 'scorm2004', identifier, title, language, items, files })
  } catch (error) {
    if (!(error instanceof AuthoringError)) throw error
    const key = error.code === 'missing_asset' ? 'lessons:refusals.missingFile' : 'lessons:refusals.notBuilt'
    throw new DomainError('invalid', key, { title }, { cause: error })
  }
}

/** One lesson as a course of its own, in every language somebody has translated something into. */
function courseOf(lessonId: string, content: LessonContent): CourseForExport {
  const { sourceLanguage, title, translations } = content
  const others = Object.keys(translations)
    .filter((language) => language !== sourceLanguage)
    .map((language) => localise(content, language))
    .filter(({ total, missing }) => missing < total)
  const course = {
    identifier: `lesson-${lessonId}`,
    sourceLanguage,
    languages: [sourceLanguage, ...others.map(({ language }) => language)],
    title: Object.fromEntries([[sourceLanguage, title], ...others.map((one) => [one.language, one.title])]),
    summary: {},
    lessons: [{ id: lessonId, content }],
    passMarkPercent: PASS_MARK_PERCENT,
  }
  return { ...course, version: { number: '1', hash: courseHash(course) } }
}
