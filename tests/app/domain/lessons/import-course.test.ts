import { buildCourseJson, courseHash, type CourseForExport } from '@karmashala/authoring/server'
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { afterEach } from 'vitest'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { exportCourse } from '#app/domain/lessons/export-course.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { importCourse } from '#app/domain/lessons/import-course.server.ts'
import { Lesson } from '#app/domain/lessons/lesson.model.server.ts'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { removeMedia } from '#app/domain/media/remove-media.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourseWithFiles, type TestLesson } from '#tests/support/factories/lessons.ts'
import { storedMedia, uploadedMedia } from '#tests/support/factories/media.ts'
import { aFile } from '#tests/support/factories/packages.ts'
import { anAuthor } from '#tests/support/factories/people.ts'
import { aCourse } from '#tests/packages/authoring/export/a-course.ts'

afterEach(async () => {
  for (const name of await storedMedia()) await getRuntime().storage.remove(name)
})

/** The course file of a draft. */
async function courseFileOf(lesson: TestLesson): Promise<string> {
  const version = await CourseVersion.findOne({ courseId: lesson.courseId }).lean()
  const exported = await exportCourse({ ...lesson, versionId: String(version?._id), format: 'json' })
  return await aFile(await buffer((await exported.open()).content))
}

const onlyLesson = async (actor: TestLesson['actor'], courseId: string) => {
  const lesson = await Lesson.findOne({ courseId }, { _id: 1 }).lean()
  return await getLesson({ actor, courseId, lessonId: String(lesson?._id) })
}

test('a course brought back where it is from shows the files it always showed, and none is made anew', async () => {
  const lesson = await aCourseWithFiles()
  const assets = await MediaAsset.find({}).lean()

  const { courseId } = await importCourse({ actor: lesson.actor, file: await courseFileOf(lesson) })

  expect((await MediaAsset.find({}).lean()).map(({ _id }) => String(_id))).toEqual(
    assets.map(({ _id }) => String(_id)),
  )
  const { content } = await onlyLesson(lesson.actor, courseId)
  expect(content.document).toEqual((await getLesson(lesson)).content.document)
})

test('a course brought in elsewhere brings its files, and whom they credit', async () => {
  const lesson = await aCourseWithFiles({ credit: 'An imagined photographer' })
  const actor = await anAuthor()

  const { courseId } = await importCourse({ actor, file: await courseFileOf(lesson) })

  const organisationId = actor.acting.organisationId
  const assets = await MediaAsset.find({ organisationId }).lean()
  expect(assets.map(({ kind }) => kind).sort()).toEqual(['document', 'image'])
  expect(assets.find(({ kind }) => kind === 'image')).toMatchObject({ credit: 'An imagined photographer' })
  const { content } = await onlyLesson(actor, courseId)
  for (const { _id } of assets) expect(JSON.stringify(content)).toContain(`media/${String(_id)}`)
})

/** A course file of another house, whose second file nobody here takes in. */
async function aFileWithRubbish(): Promise<string> {
  const media = new Map([
    [
      'media/one',
      { path: 'media/one.pdf', content: Buffer.from('%PDF-1.7 one'), mimeType: 'application/pdf' },
    ],
    ['media/two', { path: 'media/two.exe', content: Buffer.from('MZ rubbish'), mimeType: 'image/png' }],
  ])
  return await aFile(await buildCourseJson(aCourse(), media))
}

test('of a course that cannot be brought in nothing stays, neither in the library nor in storage', async () => {
  const actor = await anAuthor()
  const known = await uploadedMedia({ actor, bytes: Buffer.from('%PDF-1.7 known'), name: 'known.pdf' })

  await expect(importCourse({ actor, file: await aFileWithRubbish() })).rejects.toMatchObject({
    code: 'invalid',
  })

  expect((await MediaAsset.find({}).lean()).map(({ _id }) => String(_id))).toEqual([known.id])
  expect((await storedMedia()).every((name) => name.includes(known.id))).toBe(true)
  expect(await Course.countDocuments({})).toBe(0)
})

test('a file that was in the library before stays when a course with it cannot be brought in', async () => {
  const actor = await anAuthor()
  const known = await uploadedMedia({ actor, bytes: Buffer.from('%PDF-1.7 one'), name: 'one.pdf' })

  await expect(importCourse({ actor, file: await aFileWithRubbish() })).rejects.toMatchObject({
    code: 'invalid',
  })

  expect(await MediaAsset.countDocuments({ _id: known.id })).toBe(1)
})

test('a file taken out of the library while its course is brought in: one of the two is refused', async () => {
  const lesson = await aCourseWithFiles()
  const file = await courseFileOf(lesson)
  await Lesson.deleteMany({})
  const [asset] = await MediaAsset.find({ kind: 'document' }).lean()

  const [brought, removed] = await Promise.allSettled([
    importCourse({ actor: lesson.actor, file }),
    removeMedia({ actor: lesson.actor, assetId: String(asset?._id) }),
  ])

  const written = await Lesson.find({}, { mediaIds: 1 }).lean()
  const named = written.flatMap(({ mediaIds }) => mediaIds.map(String))
  expect(await MediaAsset.countDocuments({ _id: { $in: named } })).toBe(new Set(named).size)
  expect([brought.status, removed.status]).toContain('fulfilled')
})

test('a course whose keys are names of prototypes changes no other object and is refused or brought in whole', async () => {
  const actor = await anAuthor()
  const json = JSON.stringify(aCourse()).replace('"blocks":{', '"blocks":{"__proto__":{"polluted":{}},')
  const said = JSON.parse(json) as CourseForExport
  const course = { ...said, version: { ...said.version, hash: courseHash(said) } }

  await importCourse({ actor, file: await aFile(await buildCourseJson(course, new Map())) }).catch(() => {})

  expect('polluted' in {}).toBe(false)
  const lessons = await Lesson.countDocuments({})
  expect(lessons === 0 || lessons === course.lessons.length).toBe(true)
})

test('what is brought in is one entry of the log, and the file itself stays with who brought it', async () => {
  const lesson = await aCourseWithFiles()
  const file = await courseFileOf(lesson)

  await importCourse({ actor: lesson.actor, file })

  expect(await AuditEntry.countDocuments({ action: 'course.imported' })).toBe(1)
  expect((await readFile(file)).length).toBeGreaterThan(0)
})

test('a course brought in claims the competencies it came with, as far as they are offered here', async () => {
  const course = {
    ...aCourse(),
    competencies: [
      { code: 'FUN-111', name: 'x', level: 1, role: 'taught' },
      { code: 'FUN-111', name: 'x', level: 3, role: 'taught' },
      { code: 'FUN-111', name: 'x', level: 2, role: 'assessed' },
      { code: 'FUN-111', name: 'x', level: 2, role: 'sung' },
      { code: 'NOT-HERE', name: 'x', level: 2, role: 'taught' },
    ],
  }
  const version = { number: '1', hash: courseHash(course) }
  const file = await aFile(await buildCourseJson({ ...course, version }, new Map()))

  const { courseId } = await importCourse({ actor: await anAuthor(), file })

  const draft = await CourseVersion.findOne({ courseId }).lean()
  expect(draft?.tags).toEqual([
    { competencyCode: 'FUN-111', level: 3, role: 'taught' },
    { competencyCode: 'FUN-111', level: 2, role: 'assessed' },
  ])
})
