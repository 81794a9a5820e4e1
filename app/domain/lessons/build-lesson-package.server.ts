import { type LessonContent } from '@karmashala/authoring'
import { buildCourse } from '@karmashala/authoring/server'
import { writePackage } from '@karmashala/scorm/server'
import { lessonForExport, readCourseMedia } from '#app/domain/lessons/course-for-export.server.ts'
import { refusedBuild } from '#app/domain/lessons/refused-build.ts'

type BuildLessonPackage = {
  providerId: string
  lessonId: string
  content: LessonContent
  passMarkPercent: number
}

/**
 * A lesson as the package learners are given: SCORM 2004 4th edition, like any upload. The same content gives the same
 * bytes, so whoever begins again after a crash finds what was stored before it.
 */
export async function buildLessonPackage({
  providerId,
  lessonId,
  content,
  passMarkPercent,
}: BuildLessonPackage): Promise<Buffer> {
  const { sourceLanguage: language, title } = content
  const media = await readCourseMedia(providerId, [content])
  try {
    const course = lessonForExport({ lessonId, content, passMarkPercent })
    const { files, items } = buildCourse({ course, media, target: 'scorm2004_4th' })
    const { identifier } = course
    return await writePackage({ standard: 'scorm2004', identifier, title, language, items, files })
  } catch (error) {
    throw refusedBuild(error, title)
  }
}
