import {
  buildCourse,
  buildCourseJson,
  buildHandout,
  type CourseForExport,
  type CourseMedia,
} from '@karmashala/authoring/server'
import { writePackage, writeSite, writeUnitsPackage } from '@karmashala/scorm/server'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { currentDictionary } from '#app/domain/competencies/current-framework.server.ts'
import { allTags } from '#app/domain/courses/all-tags.ts'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { passMarkOf } from '#app/domain/courses/pass-mark.ts'
import { toTagViews } from '#app/domain/courses/tag-views.server.ts'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { courseForExport, readCourseMedia } from '#app/domain/lessons/course-for-export.server.ts'
import { type ExportFormat } from '#app/domain/lessons/export-formats.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { draftLessons, refuseUnfinished } from '#app/domain/lessons/make-lesson-packages.server.ts'
import { refusedBuild } from '#app/domain/lessons/refused-build.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type ExportCourse = {
  actor: Actor
  courseId: string
  versionId: string
  format: ExportFormat
  /** Of the hand-out; the language of the course when left out. */
  language?: string | undefined
}

export type ExportedCourse = { fileName: string; contentType: string; bytes: Buffer }

/**
 * The lessons of a version as a file for another platform: a draft as it stands, any other version as it was frozen.
 * What must be mended holds up all but the course's own file, which is also a way to keep a copy of unfinished work.
 */
export async function exportCourse({
  actor,
  courseId,
  versionId,
  format,
  language,
}: ExportCourse): Promise<ExportedCourse> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const [course, version] = await Promise.all([
    Course.findOne({ _id: courseId, providerId }, { slug: 1 }).lean(),
    CourseVersion.findOne({ _id: versionId, courseId, providerId }).lean<CourseVersionRecord>(),
  ])
  if (!course || !version) throw new DomainError('not_found', 'errors:notFound')
  const records = await draftLessons(version, providerId)
  if (records.length === 0) throw new DomainError('conflict', 'lessons:refusals.nothingToExport')
  if (version.status === 'draft' && format !== 'json') refuseUnfinished(records)

  const lessons = []
  for (const lesson of records) {
    const frozen = version.modules.find((one) => String(one.lessonId) === String(lesson._id))?.lessonRevision
    const lessonId = String(lesson._id)
    const isAsFrozen = version.status !== 'draft' && frozen != null
    const content = isAsFrozen ? await contentAt({ lessonId, providerId }, frozen) : readContent(lesson)
    lessons.push({ lessonId, content })
  }
  const exported = courseForExport({
    ...{ courseId, number: version.number, language: version.language, lessons },
    title: inBoth(version.language, version.title, version.titleHi),
    summary: inBoth(version.language, version.summary, version.summaryHi),
    competencies: await competenciesOf(version),
    passMarkPercent: passMarkOf(version),
  })
  const media = await readCourseMedia(
    providerId,
    lessons.map(({ content }) => content),
  )
  try {
    const bytes = await write(exported, media, format, language)
    const name = `${course.slug}-v${version.number}-${SUFFIXES[format]}`
    return { fileName: name, contentType: format === 'pdf' ? 'application/pdf' : 'application/zip', bytes }
  } catch (error) {
    throw refusedBuild(error, version.title)
  }
}

const SUFFIXES: Record<ExportFormat, string> = {
  scorm12: 'scorm12.zip',
  scorm2004_3rd: 'scorm2004-3rd.zip',
  scorm2004_4th: 'scorm2004-4th.zip',
  cmi5: 'cmi5.zip',
  xapi: 'xapi.zip',
  html: 'website.zip',
  pdf: 'handout.pdf',
  json: 'course.zip',
}

async function write(
  course: CourseForExport,
  media: CourseMedia,
  format: ExportFormat,
  asked: string | undefined,
): Promise<Buffer> {
  const { identifier, sourceLanguage, languages, summary, version } = course
  if (format === 'json') return await buildCourseJson(course, media)
  if (format === 'pdf') {
    const language = languages.find((one) => one === asked) ?? sourceLanguage
    return await buildHandout({ course, media, language })
  }
  const { files, items } = buildCourse({ course, media, target: format })
  if (format === 'html') return await writeSite({ files })
  if (format === 'cmi5' || format === 'xapi') {
    return await writeUnitsPackage({
      ...{ standard: format, files, title: course.title },
      identifier: `urn:karmashala:${identifier}`,
      description: Object.keys(summary).length > 0 ? summary : course.title,
      units: items.map(({ activityId, titles, href, scaledPassingScore }) => ({
        ...{ identifier: activityId, title: titles, href },
        ...(scaledPassingScore === undefined ? {} : { masteryScore: scaledPassingScore }),
      })),
    })
  }
  return await writePackage({
    standard: format === 'scorm12' ? 'scorm12' : 'scorm2004',
    ...(format === 'scorm2004_3rd' ? { edition: '3rd' as const } : {}),
    ...{ identifier, items, files, language: sourceLanguage },
    title: course.title[sourceLanguage] ?? identifier,
    metadata: { description: summary[sourceLanguage] ?? '', version: version.number },
  })
}

const inBoth = (language: string, text: string, textHi: string | null | undefined): Record<string, string> =>
  textHi && language !== 'hi' ? { [language]: text, hi: textHi } : { [language]: text }

async function competenciesOf(
  version: CourseVersionRecord,
): Promise<NonNullable<CourseForExport['competencies']>> {
  return toTagViews(allTags(version), await currentDictionary()).map(
    ({ currentCode, name, level, role }) => ({
      ...{ code: currentCode, name, level, role },
    }),
  )
}
