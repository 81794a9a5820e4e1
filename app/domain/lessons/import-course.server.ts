import { AuthoringError, lessonStatistics, type LessonContent } from '@karmashala/authoring'
import { readCourseJson, type CourseForExport, type ReadCourse } from '@karmashala/authoring/server'
import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { openCourse } from '#app/domain/courses/create-course.server.ts'
import {
  COURSE_LANGUAGES,
  SUMMARY_MAX,
  TAG_ROLES,
  TAGS_MAX,
  TITLE_MAX,
  type CourseDetailsInput,
  type TagInput,
} from '#app/domain/courses/course.schema.ts'
import { firstRevision } from '#app/domain/lessons/create-lesson.server.ts'
import {
  requireTakenIn,
  withCourseMediaTakenIn,
  type NewNames,
} from '#app/domain/lessons/import-course-media.server.ts'
import { COURSE_FILE_MAX_IN_BYTES, MODULES_MAX } from '#app/domain/lessons/lesson.schema.ts'
import { UPLOAD_MAX_IN_BYTES } from '#app/domain/media/media.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type ImportCourse = {
  actor: Actor
  /** Path of the whole course file on this machine; it stays the caller's. */
  file: string
}

const LONGEST_IN_MINUTES = 6000

/**
 * Makes a new course of a course file. The file is read and checked to its end before anything is written; its media go
 * into the library first, where the same bytes are what they already are, and the course with all its lessons comes into
 * being in one transaction. When that fails the library is as it was before.
 */
export async function importCourse({ actor, file }: ImportCourse): Promise<{ courseId: string }> {
  requirePermission(actor, 'course.edit', { organisationId: actor.acting.organisationId })
  return await readCourse(file, async ({ course, media }) => {
    const details = toDetails(course)
    return await withCourseMediaTakenIn(
      actor,
      media,
      async (names) => await writeCourse({ actor, course, details, names }),
    )
  })
}

type WriteCourse = { actor: Actor; course: CourseForExport; details: CourseDetailsInput; names: NewNames }

async function writeCourse({ actor, course, details, names }: WriteCourse): Promise<{ courseId: string }> {
  const providerId = actor.acting.organisationId
  // A file from elsewhere may name a mark that is none here.
  const passMarkPercent = Math.min(Math.max(1, Math.round(course.passMarkPercent)), 100)
  const lessons = course.lessons.map(({ content }) => withNames(content, names))
  const tags = await tagsOf(course, providerId)

  return await inTransaction(async () => {
    const courseId = new Types.ObjectId()
    const modules: object[] = []
    for (const content of lessons) {
      const _id = new Types.ObjectId()
      const title = await firstRevision({ _id, actor, courseId, content, reason: 'imported' })
      modules.push({ kind: 'lesson', title, lessonId: _id })
    }
    await requireTakenIn(actor, names)
    const { slug } = await openCourse({ actor, details, courseId, modules, passMarkPercent, tags })
    await recordAudit({
      organisationId: providerId,
      actorId: actor.id,
      action: 'course.imported',
      subject: { kind: 'course', id: String(courseId) },
      details: { slug, from: course.identifier, hash: course.version.hash, lessons: lessons.length },
    })
    return { courseId: String(courseId) }
  })
}

const REFUSED: Partial<Record<AuthoringError['code'], `lessons:refusals.${string}`>> = {
  newer_format: 'lessons:refusals.newerCourse',
  too_large: 'lessons:refusals.courseUnpacksTooLarge',
}

async function readCourse<T>(file: string, use: (read: ReadCourse) => Promise<T>): Promise<T> {
  const limits = { fileMaxInBytes: UPLOAD_MAX_IN_BYTES, totalMaxInBytes: 2 * COURSE_FILE_MAX_IN_BYTES }
  try {
    return await readCourseJson(file, use, limits)
  } catch (cause) {
    if (!(cause instanceof AuthoringError)) throw cause
    const key = REFUSED[cause.code] ?? 'lessons:refusals.notACourse'
    throw new DomainError('invalid', key, undefined, { cause })
  }
}

/**
 * The competencies the file names that are offered here today, for the whole course: the file does not say in which lesson.
 * Of one named twice in a role the higher level stands.
 */
async function tagsOf({ competencies = [] }: CourseForExport, organisationId: string): Promise<TagInput[]> {
  const dictionary = await dictionaryFor(organisationId)
  const tags = new Map<string, TagInput>()
  for (const { code, level, role: named } of competencies) {
    const competency = dictionary.resolve(code)
    const role = TAG_ROLES.find((one) => one === named)
    if (!competency?.selectable || competency.retired || !role) continue
    const place = `${competency.code} ${role}`
    if ((tags.get(place)?.level ?? 0) < level)
      tags.set(place, { competencyCode: competency.code, level, role })
  }
  return [...tags.values()].slice(0, TAGS_MAX)
}

/** What the file says of the course; its outcomes and licence are for its new authors to say. */
function toDetails({ sourceLanguage, title, summary, lessons }: CourseForExport): CourseDetailsInput {
  const language = COURSE_LANGUAGES.find((one) => one === sourceLanguage.split('-')[0])
  const name = title[sourceLanguage]?.trim().slice(0, TITLE_MAX)
  if (!language || !name || lessons.length === 0) {
    throw new DomainError('invalid', 'lessons:refusals.notACourse')
  }
  if (lessons.length > MODULES_MAX) {
    throw new DomainError('invalid', 'lessons:refusals.tooManyModules', { max: MODULES_MAX })
  }
  const minutes = lessons.reduce((sum, { content }) => sum + lessonStatistics(content.document).minutes, 0)
  const titleHi = language === 'hi' ? '' : title['hi']?.trim().slice(0, TITLE_MAX)
  const summaryHi = language === 'hi' ? '' : summary['hi']?.trim().slice(0, SUMMARY_MAX)
  return {
    ...{ title: name, language, licence: 'all_rights_reserved', outcomes: [] },
    summary: summary[sourceLanguage]?.trim().slice(0, SUMMARY_MAX) || name,
    ...(titleHi ? { titleHi } : {}),
    ...(summaryHi ? { summaryHi } : {}),
    durationInMinutes: Math.min(Math.max(1, minutes), LONGEST_IN_MINUTES),
  }
}

const withNames = (content: LessonContent, names: NewNames): LessonContent =>
  JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    typeof value === 'string' ? (names.get(value) ?? value) : value,
  ) as LessonContent
