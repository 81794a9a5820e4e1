import { type LessonContent } from '@karmashala/authoring'
import { buffer } from 'node:stream/consumers'
import { afterEach } from 'vitest'
import { describeMedia } from '#app/domain/media/describe-media.server.ts'
import { getMedia } from '#app/domain/media/get-media.server.ts'
import { listMedia } from '#app/domain/media/list-media.server.ts'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { describeMediaSchema } from '#app/domain/media/media.schema.ts'
import { openMedia } from '#app/domain/media/open-media.server.ts'
import { findMediaForExport } from '#app/domain/media/read-media-for-export.server.ts'
import { removeMedia } from '#app/domain/media/remove-media.server.ts'
import { tidyMedia } from '#app/domain/media/tidy-media.server.ts'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { exportCourse } from '#app/domain/lessons/export-course.server.ts'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { listLessons } from '#app/domain/lessons/list-lessons.server.ts'
import { removeLesson } from '#app/domain/lessons/remove-lesson.server.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse, aSubmittedCourse } from '#tests/support/factories/courses.ts'
import { aCourseOfLessons, aParagraph, aWrittenLesson, rewrite } from '#tests/support/factories/lessons.ts'
import { aLargeImage, anImage, storedMedia, uploadedMedia } from '#tests/support/factories/media.ts'
import { anActor, anAuthor, aProvider, aValidator } from '#tests/support/factories/people.ts'

afterEach(async () => {
  for (const name of await storedMedia()) await getRuntime().storage.remove(name)
})

const SAID = {
  ...{
    title: 'Front of the office',
    alt: 'A grey building',
    altHi: 'एक धूसर भवन',
    licence: 'own_work' as const,
  },
  ...{ credit: null, sourceUrl: null },
}

/** A lesson that shows an image of the library. */
async function aLessonShowing(assetId: string, actor: Awaited<ReturnType<typeof anAuthor>>) {
  const course = await aCourse({ actor })
  const image = { type: 'image' as const, attrs: { id: 'picture', src: `media/${assetId}`, alt: 'x' } }
  return await aWrittenLesson({ course, blocks: [aParagraph('first', 'Look:'), image as never] })
}

test('the library is searched by every word in any field, by kind, and page by page', async () => {
  const actor = await anAuthor()
  const office = await uploadedMedia({ actor })
  await describeMedia({ actor, assetId: office.id, ...SAID })
  await uploadedMedia({ actor, bytes: Buffer.from('%PDF-1.7 x'), name: 'Leave (rules).pdf' })

  const titles = async (asked: object) =>
    (await listMedia({ actor, ...asked })).items.map(({ title }) => title)
  expect(await titles({})).toEqual(['Leave (rules)', 'Front of the office'])
  expect(await titles({ q: 'OFFICE grey' })).toEqual(['Front of the office'])
  expect(await titles({ q: 'धूसर' })).toEqual(['Front of the office'])
  expect(await titles({ q: '(rules)' })).toEqual(['Leave (rules)'])
  expect(await titles({ q: '.*' })).toEqual([])
  expect(await titles({ kind: 'document' })).toEqual(['Leave (rules)'])
  expect(await listMedia({ actor, page: 2 })).toMatchObject({ items: [], total: 2 })
})

test('what is said about a file is kept, and a licence that asks for a name gets one', async () => {
  const { actor, id: assetId } = await uploadedMedia()
  await describeMedia({ actor, assetId, ...SAID })
  expect((await getMedia({ actor, assetId })).asset).toMatchObject(SAID)

  const form = { title: 'x', licence: 'cc_by_4' }
  expect(describeMediaSchema.safeParse(form).error?.issues).toMatchObject([
    { path: ['credit'], message: 'media:errors.creditNeeded' },
  ])
  expect(describeMediaSchema.safeParse({ ...form, credit: 'A. Person' }).success).toBe(true)
  expect(describeMediaSchema.safeParse({ title: 'x' }).success).toBe(false)
  const script = { ...form, credit: 'A', sourceUrl: 'javascript:alert(1)' }
  expect(describeMediaSchema.safeParse(script).success).toBe(false)
})

test('a file is not taken out while a lesson shows it, also one that was taken out of its course', async () => {
  const { actor, id: assetId } = await uploadedMedia()
  const lesson = await aLessonShowing(assetId, actor)
  expect(await getMedia({ actor, assetId })).toMatchObject({
    asset: { usedIn: 1 },
    uses: [
      {
        lessonId: lesson.lessonId,
        courseId: lesson.courseId,
        isDeleted: false,
        isShownNow: true,
        versions: [],
      },
    ],
  })
  const inUse = { code: 'conflict', key: 'media:refusals.inUse', params: { count: 1 } }
  await expect(removeMedia({ actor, assetId })).rejects.toMatchObject(inUse)

  await removeLesson(lesson)
  await expect(removeMedia({ actor, assetId })).rejects.toMatchObject(inUse)
  expect((await getMedia({ actor, assetId })).uses).toMatchObject([{ isDeleted: true }])
})

/** A published version shows the file; the next one has gone on without it. */
async function aVersionShowing(assetId: string, actor: Awaited<ReturnType<typeof anAuthor>>) {
  const image = {
    type: 'image' as const,
    attrs: { id: 'picture', src: `media/${assetId}`, alt: 'x', caption: '' },
  }
  const course = await aCourse({ actor })
  const lesson = await aCourseOfLessons({ course, blocks: [aParagraph('first', 'Look:'), image as never] })
  await submitCourse(lesson)
  const version = await CourseVersion.findOne({ courseId: lesson.courseId }).lean()
  await CourseVersion.updateOne({ _id: version?._id }, { $set: { status: 'published' } })
  await Course.updateOne(
    { _id: lesson.courseId },
    { $set: { publishedVersionId: version?._id, draftVersionId: null } },
  )
  await startVersion(lesson)
  await rewrite(lesson, (content) => ({
    ...content,
    document: { type: 'doc', content: content.document.content.slice(0, 1) },
  }))
  return { ...lesson, versionId: String(version?._id) }
}

test('a file a frozen version shows stays in the library, and the version can be exported', async () => {
  const { actor, id: assetId } = await uploadedMedia()
  const { lessonId, courseId, versionId } = await aVersionShowing(assetId, actor)

  await expect(removeMedia({ actor, assetId })).rejects.toMatchObject({
    ...{ code: 'conflict', key: 'media:refusals.inVersion' },
  })

  expect(await getMedia({ actor, assetId })).toMatchObject({
    asset: { usedIn: 1 },
    uses: [{ lessonId, courseId, isShownNow: false, isDeleted: false, versions: [1] }],
  })
  const { open } = await exportCourse({ actor, courseId, versionId, format: 'html' })
  expect((await buffer((await open()).content)).length).toBeGreaterThan(1000)
})

test('versions frozen before they named their files are looked through, and those of others never', async () => {
  const { actor, id: assetId } = await uploadedMedia()
  const { versionId } = await aVersionShowing(assetId, actor)
  await CourseVersion.updateOne({ _id: versionId }, { $unset: { 'modules.$[].mediaIds': 1 } })

  await expect(removeMedia({ actor, assetId })).rejects.toMatchObject({ key: 'media:refusals.inVersion' })
  const found = await listMedia({ actor })
  expect(found.items).toMatchObject([{ usedIn: 1 }])

  // A stranger's version that names the same id, as an import from elsewhere could.
  const stranger = await anAuthor()
  await CourseVersion.updateOne({ _id: versionId }, { $set: { providerId: stranger.acting.organisationId } })
  expect((await getMedia({ actor, assetId })).uses).toEqual([])
  await removeMedia({ actor, assetId })
})

test('a version that went back to its authors is a draft, which holds no file it does not show', async () => {
  const { actor, id: assetId } = await uploadedMedia()
  const { versionId } = await aVersionShowing(assetId, actor)
  await CourseVersion.updateOne({ _id: versionId }, { $set: { status: 'draft' } })
  await removeMedia({ actor, assetId })
})

test('a file nobody uses is gone with all its forms', async () => {
  const { actor, id: assetId } = await uploadedMedia()
  await removeMedia({ actor, assetId })
  expect(await storedMedia()).toEqual([])
  await expect(getMedia({ actor, assetId })).rejects.toMatchObject({ code: 'not_found' })
})

test('to another organisation a library does not exist', async () => {
  const { id: assetId, actor } = await uploadedMedia()
  const stranger = await anAuthor()
  const theirs = { actor: stranger, assetId }
  const gone = { code: 'not_found' }
  expect((await listMedia({ actor: stranger })).total).toBe(0)
  await expect(getMedia(theirs)).rejects.toMatchObject(gone)
  await expect(describeMedia({ ...theirs, ...SAID })).rejects.toMatchObject(gone)
  await expect(removeMedia(theirs)).rejects.toMatchObject(gone)
  await expect(openMedia({ ...theirs, variant: 'original' })).rejects.toMatchObject(gone)
  const asked = { organisationId: stranger.acting.organisationId, srcs: [`media/${assetId}`] }
  expect((await findMediaForExport(asked)).size).toBe(0)

  const { organisationId: id, organisationName: name, organisationKind: kind } = actor.acting
  const learner = await anActor({ id, name, kind }, ['learner'])
  await expect(openMedia({ actor: learner, assetId, variant: 'original' })).rejects.toMatchObject(gone)
  await expect(listMedia({ actor: learner })).rejects.toMatchObject({ code: 'forbidden' })
})

test('validators do not look into the library of a provider that has asked them', async () => {
  const { actor: author } = await aSubmittedCourse()
  const { id: assetId } = await uploadedMedia({ actor: author })
  const opening = openMedia({ actor: await aValidator(), assetId, variant: 'original' })
  await expect(opening).rejects.toMatchObject({ code: 'not_found' })
})

test('a file is not taken out unseen by a save that names it at the same moment', async () => {
  const actor = await anAuthor()
  const course = await aCourse({ actor })
  const lesson = await aWrittenLesson({ course })
  for (let round = 0; round < 12; round += 1) {
    const { id: assetId, src } = await uploadedMedia({ actor })
    const image = { type: 'image' as const, attrs: { id: `picture-${round}`, src, alt: 'x' } }
    const show = (content: LessonContent): LessonContent => ({
      ...content,
      document: { type: 'doc', content: [...content.document.content.slice(0, 2), image as never] },
    })
    const [removal, save] = await Promise.allSettled([
      removeMedia({ actor, assetId }),
      rewrite(lesson, show),
    ] as const)
    if (save.status === 'rejected') throw save.reason
    if (removal.status === 'fulfilled') expect(save.value.missingMedia).toEqual([assetId])
    else {
      expect(removal.reason).toMatchObject({ key: 'media:refusals.inUse' })
      expect(save.value.missingMedia).toBeUndefined()
      await getMedia({ actor, assetId })
    }
  }
})

test('a lesson that names a file which is gone says so to its writer and in the list of lessons', async () => {
  const { actor, id: assetId } = await uploadedMedia()
  await removeMedia({ actor, assetId })
  const lesson = await aLessonShowing(assetId, actor)
  expect(await getLesson(lesson)).toMatchObject({ missingMedia: [assetId] })
  const { id: versionId } = (await getCourseWorkspace(lesson)).version
  const { modules } = await listLessons({ ...lesson, versionId })
  expect(modules).toMatchObject([
    { mustMend: [{ en: 'A file shown here is no longer in the media library. Choose another one.' }] },
  ])
})

test('an export gets the files of its lessons with names any platform takes', async () => {
  const actor = await anAuthor(await aProvider())
  const image = await uploadedMedia({ actor, name: 'Café & plan.png' })
  const hindi = await uploadedMedia({ actor, bytes: Buffer.from('%PDF-1.7 y'), name: 'परिपत्र.pdf' })
  const large = await uploadedMedia({ actor, bytes: await aLargeImage(), name: 'map.png' })
  const srcs = [image.src, hindi.src, large.src, 'media/x.png', `media/${'0'.repeat(24)}`]

  const found = await findMediaForExport({ organisationId: actor.acting.organisationId, srcs })

  expect([...found.keys()].sort()).toEqual([image.src, hindi.src].sort())
  const exported = found.get(image.src)
  expect(exported).toMatchObject({
    mimeType: 'image/webp',
    width: 800,
    height: 600,
    fileName: 'Café & plan.webp',
  })
  expect(exported?.path).toMatch(/^media\/cafe-plan-[0-9a-f]{10}\.webp$/)
  expect(exported?.sources.map(({ width }) => width)).toEqual([320, 640])
  expect(found.get(hindi.src)?.path).toMatch(/^media\/file-[0-9a-f]{10}\.pdf$/)
})

test('an image whose work was discarded says that it was given up', async () => {
  const { actor, id: assetId } = await uploadedMedia({ bytes: await aLargeImage(), name: 'map.png' })
  await Job.updateMany({ key: assetId }, { $set: { status: 'discarded' } })
  await tidyMedia({ now: new Date(Date.now() + 3 * 60 * 60 * 1000) })
  expect((await getMedia({ actor, assetId })).asset).toMatchObject({
    state: 'failed',
    reason: 'media:refusals.processingFailed',
  })
})

test('tidying leaves alone what somebody has', async () => {
  await uploadedMedia({ bytes: await anImage() })
  const before = await storedMedia()
  await tidyMedia({ now: new Date(Date.now() + 3 * 60 * 60 * 1000) })
  expect(await storedMedia()).toEqual(before)
  expect(await MediaAsset.countDocuments()).toBe(1)
})
