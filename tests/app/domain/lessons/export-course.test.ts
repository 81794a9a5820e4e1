import { inspectPackage } from '@karmashala/scorm/server'
import { createHash } from 'node:crypto'
import { readdir, rm, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { MADE_SUFFIX } from '#app/domain/lessons/export-course-file.server.ts'
import { exportCourse } from '#app/domain/lessons/export-course.server.ts'
import { EXPORT_FORMATS, type ExportFormat } from '#app/domain/lessons/export-formats.ts'
import { importCourse } from '#app/domain/lessons/import-course.server.ts'
import { listLessons } from '#app/domain/lessons/list-lessons.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { expireUploads } from '#app/domain/packages/expire-uploads.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCompleteCourse } from '#tests/support/factories/courses.ts'
import {
  aCourseOfLessons,
  aCourseWithFiles,
  aParagraph,
  anUnfinishedImage,
  aWrittenLesson,
  contentOf,
  rewrite,
  type TestLesson,
} from '#tests/support/factories/lessons.ts'
import { storedMedia } from '#tests/support/factories/media.ts'
import { aFile, zipBytes } from '#tests/support/factories/packages.ts'
import { aLearner } from '#tests/support/factories/learning.ts'
import { anAuthor } from '#tests/support/factories/people.ts'

const versionOf = async ({ courseId }: { courseId: string }) =>
  String((await CourseVersion.findOne({ courseId }).lean())?._id)

const prepare = async (lesson: TestLesson, format: ExportFormat) =>
  await exportCourse({ ...lesson, versionId: await versionOf(lesson), format })

/** An export, read to its end. */
async function exportAs(lesson: TestLesson, format: ExportFormat) {
  const exported = await prepare(lesson, format)
  const { content, ...made } = await exported.open()
  return { ...exported, ...made, bytes: await buffer(content) }
}

/** What is among the temporary files of the process, but for those a test has put there. */
const leftBehind = async () =>
  (await readdir(getRuntime().temporaryDir)).filter((name) => /\.(made|media)$/.test(name))

test.each(EXPORT_FORMATS)(
  'a course of two lessons is exported as %s, twice the same bytes',
  async (format) => {
    const lesson = await aCourseOfLessons()
    await aWrittenLesson({ course: lesson, title: 'The second lesson' })

    const { bytes, fileName, plainName, contentType, sizeInBytes, sha256 } = await exportAs(lesson, format)

    expect(bytes.equals((await exportAs(lesson, format)).bytes)).toBe(true)
    expect(sizeInBytes).toBe(bytes.length)
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(await leftBehind()).toEqual([])
    expect(fileName).toMatch(/^imagined-leave-rules-for-beginners-v1-[\w.-]+$/)
    expect(plainName).toBe(fileName)
    expect(contentType).toBe(format === 'pdf' ? 'application/pdf' : 'application/zip')
    if (!/scorm|cmi5|xapi/.test(format)) return
    const report = await inspectPackage({ file: await aFile(bytes) })
    // Of the two others the checks say that they are not played here, and nothing else.
    const expected = format.startsWith('scorm') ? [] : ['STD01']
    const errors = report.findings.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ rule }) => rule)).toEqual(expected)
  },
)

test('a course file brought in elsewhere says the same, with its translations', async () => {
  const lesson = await aCourseOfLessons()
  await rewrite(lesson, (content) => ({
    ...content,
    translations: { hi: { title: { of: '0123456789abcdef', text: 'छुट्टियाँ' }, blocks: {} } },
  }))
  const { bytes } = await exportAs(lesson, 'json')
  const actor = await anAuthor()

  const { courseId } = await importCourse({ actor, file: await aFile(bytes) })

  const { modules } = await listLessons({ actor, courseId, versionId: await versionOf({ courseId }) })
  expect(modules).toMatchObject([{ kind: 'lesson', title: 'Kinds of leave' }])
  const lessonId = modules[0]?.kind === 'lesson' ? modules[0].id : ''
  expect((await getLesson({ actor, courseId, lessonId })).content).toEqual(await contentOf(lesson))
  expect(await AuditEntry.countDocuments({ action: 'course.imported', subjectId: courseId })).toBe(1)
})

test('what is no course file makes nothing, and one from a newer version says so', async () => {
  const actor = await anAuthor()
  const newer = await zipBytes({ 'course.json': '{"format":"karmashala-course","formatVersion":99}' })
  const hostile = await zipBytes({
    'course.json': '{"format":"karmashala-course","formatVersion":1,"course":{}}',
  })

  await expect(importCourse({ actor, file: await aFile(newer) })).rejects.toMatchObject({
    key: 'lessons:refusals.newerCourse',
  })
  for (const bytes of [
    hostile,
    Buffer.from('not a zip'),
    Buffer.alloc(0),
    await zipBytes({ 'a.txt': 'x' }),
  ]) {
    await expect(importCourse({ actor, file: await aFile(bytes) })).rejects.toMatchObject({
      key: 'lessons:refusals.notACourse',
    })
  }
  expect(await Course.countDocuments({})).toBe(0)
})

test('what must be mended holds exports up, but not the course file', async () => {
  const lesson = await aCourseOfLessons()
  await aWrittenLesson({
    course: lesson,
    title: 'Not done',
    blocks: [anUnfinishedImage, aParagraph('p', 'x')],
  })

  await expect(exportAs(lesson, 'scorm12')).rejects.toMatchObject({ key: 'lessons:refusals.unfinished' })
  expect((await exportAs(lesson, 'json')).bytes.length).toBeGreaterThan(100)
})

test('only authors of the provider export and bring in, and a course without lessons has nothing to export', async () => {
  const lesson = await aCourseOfLessons()
  await expect(exportAs({ ...lesson, actor: await anAuthor() }, 'html')).rejects.toMatchObject({
    code: 'not_found',
  })
  const learner = await aLearner()
  await expect(exportAs({ ...lesson, actor: learner }, 'html')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(importCourse({ actor: learner, file: 'none' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const uploaded = await aCompleteCourse()
  await expect(exportAs({ ...uploaded, lessonId: '' }, 'html')).rejects.toMatchObject({
    key: 'lessons:refusals.nothingToExport',
  })
})

test('a file of a course in Hindi is named by its title, and plainly for clients that know no Hindi', async () => {
  const lesson = await aCourseOfLessons()
  await CourseVersion.updateOne(
    { courseId: lesson.courseId },
    { $set: { title: 'अवकाश के नियम: "क्या/क्यों"?', titleHi: 'छुट्टी के नियम', language: 'hi' } },
  )

  const { fileName, plainName } = await prepare(lesson, 'scorm12')

  expect(fileName).toBe('अवकाश-के-नियम-क्या-क्यों-v1-scorm12.zip')
  expect(plainName).toMatch(/^[\x20-\x7e]+-v1-scorm12\.zip$/)
  expect((await prepare(lesson, 'pdf')).fileName).toMatch(/-v1-handout-hi\.pdf$/)
})

test('whoever stops reading an export, or goes away while it is made, leaves nothing behind', async () => {
  const lesson = await aCourseOfLessons()
  const { open } = await prepare(lesson, 'scorm2004_4th')
  const { content } = await open()

  expect(await leftBehind()).toEqual([])
  content.destroy()
  const gone = new AbortController()
  const opening = open(gone.signal)
  gone.abort()

  await expect(opening).rejects.toThrow()
  expect(await leftBehind()).toEqual([])
})

test('a file that is taken out of storage while an export is made is named as the reason, not as a failure', async () => {
  const lesson = await aCourseWithFiles()
  for (const name of await storedMedia()) await getRuntime().storage.remove(name)

  for (const format of ['json', 'scorm12', 'html'] as const) {
    await expect((await prepare(lesson, format)).open()).rejects.toMatchObject({
      key: 'lessons:refusals.missingFile',
    })
  }
  expect(await leftBehind()).toEqual([])
})

test('what a killed process has left of exports is removed, and what is being made is not', async () => {
  const [old, young] = [`old${MADE_SUFFIX}`, `young${MADE_SUFFIX}`].map((name) =>
    path.join(getRuntime().temporaryDir, name),
  ) as [string, string]
  await writeFile(old, 'half')
  await writeFile(young, 'half')
  const longAgo = new Date(Date.now() - 3 * 60 * 60 * 1000)
  await utimes(old, longAgo, longAgo)

  await expireUploads()

  expect(await leftBehind()).toEqual([path.basename(young)])
  await rm(young)
})
