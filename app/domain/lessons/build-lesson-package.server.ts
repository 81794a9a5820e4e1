import { type LessonContent } from '@karmashala/authoring'
import { buildCourse } from '@karmashala/authoring/server'
import { writePackage } from '@karmashala/scorm/server'
import { type Writable } from 'node:stream'
import { withCourseMedia } from '#app/domain/lessons/course-for-export-media.server.ts'
import { lessonForExport } from '#app/domain/lessons/course-for-export.server.ts'
import { withMadeFile, type MadeFile } from '#app/domain/lessons/export-course-file.server.ts'
import { refusedBuild } from '#app/domain/lessons/refused-build.server.ts'

type BuildLessonPackage = {
  providerId: string
  lessonId: string
  content: LessonContent
  passMarkPercent: number
}

/**
 * Hands a lesson as the package learners are given to `use`, for as long as that takes: SCORM 2004 4th edition, like any
 * upload. The same content gives the same bytes, so whoever begins again after a crash finds what was stored before it.
 */
export async function withLessonPackage<T>(
  { providerId, lessonId, content, passMarkPercent }: BuildLessonPackage,
  use: (made: MadeFile) => Promise<T>,
): Promise<T> {
  const { sourceLanguage: language, title } = content
  const course = lessonForExport({ lessonId, content, passMarkPercent })
  const { identifier } = course
  return await withCourseMedia(providerId, [content], async ({ media, sizeInBytes }) => {
    const write = async (output: Writable) => {
      try {
        const { files, items } = buildCourse({ course, media, target: 'scorm2004_4th' })
        await writePackage({ standard: 'scorm2004', identifier, title, language, items, files, output })
      } catch (error) {
        throw refusedBuild(error, title)
      }
    }
    return await withMadeFile({ needsBytes: sizeInBytes, write }, use)
  })
}
