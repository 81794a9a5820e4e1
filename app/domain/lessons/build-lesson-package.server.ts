import { AuthoringError, type LessonContent } from '@karmashala/authoring'
import { buildCourseFiles } from '@karmashala/authoring/server'
import { writePackage } from '@karmashala/scorm/server'
import { DomainError } from '#app/lib/errors.ts'

type BuildLessonPackage = { lessonId: string; content: LessonContent }

/**
 * A lesson as the package learners are given: SCORM 2004 4th edition, like any upload. The same content gives the same
 * bytes, so whoever begins again after a crash finds what was stored before it.
 */
export async function buildLessonPackage({ lessonId, content }: BuildLessonPackage): Promise<Buffer> {
  const { sourceLanguage: language, title, document } = content
  try {
    const { files, items } = buildCourseFiles({
      course: { ...{ title, language }, lessons: [{ title, document }] },
      standard: 'scorm2004',
    })
    const identifier = `lesson-${lessonId}`
    return await writePackage({ standard: 'scorm2004', identifier, title, language, items, files })
  } catch (error) {
    if (!(error instanceof AuthoringError)) throw error
    const key = error.code === 'missing_asset' ? 'lessons:refusals.missingFile' : 'lessons:refusals.notBuilt'
    throw new DomainError('invalid', key, { title }, { cause: error })
  }
}
