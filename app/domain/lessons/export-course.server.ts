import { type LessonContent } from '@karmashala/authoring'
import {
  buildCourse,
  buildCourseJson,
  buildHandout,
  type CourseForExport,
  type CourseMedia,
} from '@karmashala/authoring/server'
import { writePackage, writeSite, writeUnitsPackage } from '@karmashala/scorm/server'
import { type Readable, type Writable } from 'node:stream'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { currentDictionary } from '#app/domain/competencies/current-framework.server.ts'
import { allTags } from '#app/domain/courses/all-tags.ts'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { passMarkOf } from '#app/domain/courses/pass-mark.ts'
import { toTagViews } from '#app/domain/courses/tag-views.server.ts'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { withCourseMedia } from '#app/domain/lessons/course-for-export-media.server.ts'
import { courseForExport } from '#app/domain/lessons/course-for-export.server.ts'
import { makeForReader } from '#app/domain/lessons/export-course-file.server.ts'
import { exportFileName } from '#app/domain/lessons/export-course-name.ts'
import { type ExportFormat } from '#app/domain/lessons/export-formats.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { draftLessons, refuseUnfinished } from '#app/domain/lessons/make-lesson-packages.server.ts'
import { refusedBuild } from '#app/domain/lessons/refused-build.server.ts'
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

export type ExportedCourse = {
  fileName: string
  /** The same for clients that know no letters but those of ASCII. */
  plainName: string
  contentType: string
  /** Makes the file. It ends with whoever reads it, who has to read it to its end or destroy it. */
  open: (signal?: AbortSignal) => Promise<{ content: Readable; sizeInBytes: number; sha256: string }>
}

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

  const lessons: { lessonId: string; content: LessonContent }[] = []
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
  const spoken = exported.languages.find((one) => one === language) ?? exported.sourceLanguage
  return {
    ...exportFileName({
      ...{ slug: course.slug, number: version.number, format, language: spoken },
      title: (format === 'pdf' ? exported.title[spoken] : undefined) ?? version.title,
    }),
    contentType: format === 'pdf' ? 'application/pdf' : 'application/zip',
    open: async (signal) => {
      const contents = lessons.map(({ content }) => content)
      try {
        return await withCourseMedia(providerId, contents, async ({ media, sizeInBytes }) => {
          const write = async (output: Writable) =>
            await writeExport({ course: exported, media, format, language: spoken, output })
          return await makeForReader({ needsBytes: sizeInBytes, write, signal })
        })
      } catch (error) {
        throw refusedBuild(error, version.title)
      }
    },
  }
}

type WriteExport = {
  course: CourseForExport
  media: CourseMedia
  format: ExportFormat
  language: string
  output: Writable
}

async function writeExport({ course, media, format, language, output }: WriteExport): Promise<null> {
  const { identifier, sourceLanguage, summary, version } = course
  if (format === 'json') return await buildCourseJson(course, media, { output })
  if (format === 'pdf') return await buildHandout({ course, media, language, output })
  const { files, items } = buildCourse({ course, media, target: format })
  if (format === 'html') return await writeSite({ files, output })
  if (format === 'cmi5' || format === 'xapi') {
    return await writeUnitsPackage({
      ...{ standard: format, files, title: course.title, output },
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
    ...{ identifier, items, files, language: sourceLanguage, output },
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
