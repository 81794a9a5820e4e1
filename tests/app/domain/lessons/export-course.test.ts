import { inspectPackage } from '@karmashala/scorm/server'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { exportCourse } from '#app/domain/lessons/export-course.server.ts'
import { EXPORT_FORMATS, type ExportFormat } from '#app/domain/lessons/export-formats.ts'
import { importCourse } from '#app/domain/lessons/import-course.server.ts'
import { listLessons } from '#app/domain/lessons/list-lessons.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCompleteCourse } from '#tests/support/factories/courses.ts'
import {
  aCourseOfLessons,
  aParagraph,
  anUnfinishedImage,
  aWrittenLesson,
  contentOf,
  rewrite,
  type TestLesson,
} from '#tests/support/factories/lessons.ts'
import { aFile, zipBytes } from '#tests/support/factories/packages.ts'
import { aLearner } from '#tests/support/factories/learning.ts'
import { anAuthor } from '#tests/support/factories/people.ts'

const versionOf = async ({ courseId }: { courseId: string }) =>
  String((await CourseVersion.findOne({ courseId }).lean())?._id)

const exportAs = async (lesson: TestLesson, format: ExportFormat) =>
  await exportCourse({ ...lesson, versionId: await versionOf(lesson), format })

test.each(EXPORT_FORMATS)(
  'a course of two lessons is exported as %s, twice the same bytes',
  async (format) => {
    const lesson = await aCourseOfLessons()
    await aWrittenLesson({ course: lesson, title: 'The second lesson' })

    const { bytes, fileName, contentType } = await exportAs(lesson, format)

    expect(bytes.equals((await exportAs(lesson, format)).bytes)).toBe(true)
    expect(fileName).toMatch(/^imagined-leave-rules-for-beginners-v1-[\w.-]+$/)
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

  const { courseId } = await importCourse({ actor, bytes })

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

  await expect(importCourse({ actor, bytes: newer })).rejects.toMatchObject({
    key: 'lessons:refusals.newerCourse',
  })
  for (const bytes of [
    hostile,
    Buffer.from('not a zip'),
    Buffer.alloc(0),
    await zipBytes({ 'a.txt': 'x' }),
  ]) {
    await expect(importCourse({ actor, bytes })).rejects.toMatchObject({
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
  await expect(importCourse({ actor: learner, bytes: Buffer.alloc(0) })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const uploaded = await aCompleteCourse()
  await expect(exportAs({ ...uploaded, lessonId: '' }, 'html')).rejects.toMatchObject({
    key: 'lessons:refusals.nothingToExport',
  })
})
