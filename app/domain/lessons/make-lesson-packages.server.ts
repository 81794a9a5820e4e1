import { checkLesson } from '@karmashala/authoring'
import { type PackageReport } from '@karmashala/scorm'
import { inspectPackage } from '@karmashala/scorm/server'
import { type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { withLessonPackage } from '#app/domain/lessons/build-lesson-package.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { Lesson, type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { readableLanguages } from '#app/domain/lessons/readable-languages.ts'
import { storePackage } from '#app/domain/packages/store-package.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** A package made of one revision of a lesson, unpacked in storage. */
export type MadeLesson = {
  lessonId: string
  revision: number
  title: string
  /** In which all of it can be read, its own first. */
  languages: string[]
  sha256: string
  sizeInBytes: number
  /** Of the course, whether or not the lesson asks anything. */
  passMarkPercent: number
  report: PackageReport
}

/** The lessons of a draft in the order of its modules. */
export async function draftLessons(
  { modules, courseId }: Pick<CourseVersionRecord, 'modules' | 'courseId'>,
  providerId: string,
): Promise<LessonRecord[]> {
  const ids = modules.flatMap(({ lessonId }) => (lessonId ? [String(lessonId)] : []))
  const lessons = await Lesson.find({ _id: { $in: ids }, courseId, providerId }).lean<LessonRecord[]>()
  return ids.flatMap((id) => lessons.find(({ _id }) => String(_id) === id) ?? [])
}

/** Lessons with something that must be mended hold the whole course up, by their names. */
export function refuseUnfinished(lessons: readonly LessonRecord[]): void {
  const unfinished = lessons.flatMap((lesson) => {
    const count = checkLesson(readContent(lesson)).filter(({ severity }) => severity === 'must').length
    return count > 0 ? [`${lesson.title} (${count})`] : []
  })
  if (unfinished.length === 0) return
  throw new DomainError('invalid', 'lessons:refusals.unfinished', {
    count: unfinished.length,
    lessons: unfinished.join(', '),
  })
}

/**
 * Makes a package of every lesson of a draft and unpacks it into storage, as an upload is. It writes nothing to the
 * database and may be begun again at any point: the same lesson gives the same bytes under the same name.
 */
export async function makeLessonPackages(
  lessons: readonly LessonRecord[],
  passMarkPercent: number,
): Promise<MadeLesson[]> {
  const made: MadeLesson[] = []
  for (const lesson of lessons) made.push(await makeOne(lesson, passMarkPercent))
  return made
}

async function makeOne(lesson: LessonRecord, passMarkPercent: number): Promise<MadeLesson> {
  const lessonId = String(lesson._id)
  const { title, revision } = lesson
  const content = readContent(lesson)
  const languages = readableLanguages(content)
  const of = { providerId: String(lesson.providerId), lessonId, content, passMarkPercent }
  return await withLessonPackage(of, async ({ file, sha256, sizeInBytes }) => {
    const report = await inspectPackage({ file })
    if (report.verdict !== 'accepted' || report.launchable.length === 0) {
      throw new Error(`The package made of lesson ${lessonId} does not pass our own checks.`)
    }
    await storePackage({ sha256, file, report })
    return { lessonId, revision, title, languages, sha256, sizeInBytes, passMarkPercent, report }
  })
}
