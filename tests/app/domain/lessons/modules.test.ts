import { isInteraction, lessonTemplates, newId, type Block } from '@karmashala/authoring'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { getCompletionRules } from '#app/domain/courses/get-completion-rules.server.ts'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { setTags } from '#app/domain/courses/set-tags.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { suggestTags } from '#app/domain/courses/suggest-tags.server.ts'
import { withdrawSubmission } from '#app/domain/courses/withdraw-submission.server.ts'
import { createLesson } from '#app/domain/lessons/create-lesson.server.ts'
import { listLessons } from '#app/domain/lessons/list-lessons.server.ts'
import { moveModule } from '#app/domain/lessons/move-module.server.ts'
import { putLessonBack, removeLesson } from '#app/domain/lessons/remove-lesson.server.ts'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { renameLesson } from '#app/domain/lessons/rename-lesson.server.ts'
import { importPackage } from '#app/domain/packages/import-package.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse } from '#tests/support/factories/courses.ts'
import { aLearner } from '#tests/support/factories/learning.ts'
import {
  aCourseOfLessons,
  anUnfinishedImage,
  aParagraph,
  aWrittenLesson,
  contentOf,
  rewrite,
} from '#tests/support/factories/lessons.ts'
import { uploadedMedia } from '#tests/support/factories/media.ts'
import { aPackageFile } from '#tests/support/factories/packages.ts'
import { anAuthor } from '#tests/support/factories/people.ts'

const modulesOf = async (course: {
  actor: Parameters<typeof getCourseWorkspace>[0]['actor']
  courseId: string
}) => (await getCourseWorkspace(course)).modules

const titlesOf = async (course: Parameters<typeof modulesOf>[0]) =>
  (await modulesOf(course)).map(({ title }) => title)

test('a course can be made of several lessons and one package, in any order', async () => {
  const course = await aCourse()
  await aWrittenLesson({ course, title: 'One' })
  await importPackage({ ...course, file: await aPackageFile({ title: 'Uploaded' }), originalName: 'a.zip' })
  await aWrittenLesson({ course, title: 'Two' })
  expect(await titlesOf(course)).toEqual(['One', 'Uploaded', 'Two'])

  const [one, uploaded] = await modulesOf(course)
  await moveModule({ ...course, moduleId: uploaded?.id ?? '', direction: 'up' })
  await moveModule({ ...course, moduleId: one?.id ?? '', direction: 'down' })
  await moveModule({ ...course, moduleId: one?.id ?? '', direction: 'down' })
  expect(await titlesOf(course)).toEqual(['Uploaded', 'Two', 'One'])

  await importPackage({ ...course, file: await aPackageFile({ title: 'Newer' }), originalName: 'b.zip' })
  expect(await titlesOf(course)).toEqual(['Newer', 'Two', 'One'])
  const workspace = await getCourseWorkspace(course)
  expect(workspace.module?.title).toBe('Newer')
  expect(workspace.missing).toEqual(['competencies', 'price'])
})

test('a module that stands at the end already is not moved, and nobody is said to have moved it', async () => {
  const course = await aCourse()
  await aWrittenLesson({ course, title: 'One' })
  await aWrittenLesson({ course, title: 'Two' })
  const [one] = await modulesOf(course)

  await moveModule({ ...course, moduleId: one?.id ?? '', direction: 'up' })
  expect(await AuditEntry.countDocuments({ action: 'course.module_moved' })).toBe(0)

  await moveModule({ ...course, moduleId: one?.id ?? '', direction: 'down' })
  expect(await titlesOf(course)).toEqual(['Two', 'One'])
  expect(await AuditEntry.countDocuments({ action: 'course.module_moved' })).toBe(1)
})

test('two modules moved and one taken out at the same moment: each of it is done once', async () => {
  const course = await aCourse()
  const lessons = []
  for (const title of ['One', 'Two', 'Three', 'Four']) lessons.push(await aWrittenLesson({ course, title }))
  const modules = await modulesOf(course)
  const [, , third] = lessons
  if (!third) throw new Error('There are four.')

  await Promise.all([
    moveModule({ ...course, moduleId: modules[0]?.id ?? '', direction: 'down' }),
    removeLesson(third),
    moveModule({ ...course, moduleId: modules[3]?.id ?? '', direction: 'up' }),
  ])

  const titles = await titlesOf(course)
  expect([...titles].sort()).toEqual(['Four', 'One', 'Two'])
  expect(titles.indexOf('Two')).toBeLessThan(titles.indexOf('One'))
})

test('rules of completion know of a question as soon as it stands in the lesson of a draft', async () => {
  const lesson = await aCourseOfLessons()
  await submitCourse(lesson)
  await withdrawSubmission(lesson)
  const { version } = await getCourseWorkspace(lesson)
  const rulesOf = async () => await getCompletionRules({ ...lesson, versionId: version.id })
  expect(await rulesOf()).toMatchObject([{ hasPassMark: false, partCount: 1 }])

  const question = lessonTemplates
    .flatMap(({ build }) => build('en', newId).content)
    .find(({ type }) => isInteraction(type))
  if (!question) throw new Error('No template asks anything.')
  await rewrite(lesson, (content) => ({
    ...content,
    document: { type: 'doc', content: [...content.document.content, question] },
  }))

  expect(await rulesOf()).toMatchObject([{ hasPassMark: true, partCount: 1 }])
})

test('a lesson that was taken out comes back where it was, with its tags and its words', async () => {
  const course = await aCourse()
  const lesson = await aWrittenLesson({ course, title: 'One' })
  await aWrittenLesson({ course, title: 'Two' })
  const [module] = await modulesOf(course)
  const tags = [{ competencyCode: 'FUN-111', level: 2, role: 'taught' as const }]
  await setTags({ ...course, moduleId: module?.id ?? '', tags })
  const before = await contentOf(lesson)

  await removeLesson(lesson)
  expect(await titlesOf(course)).toEqual(['Two'])
  const version = (await getCourseWorkspace(course)).version.id
  expect((await listLessons({ ...course, versionId: version })).removed).toMatchObject([{ title: 'One' }])

  await putLessonBack(lesson)
  expect(await modulesOf(course)).toMatchObject([module, { title: 'Two' }])
  expect((await getCourseWorkspace(course)).tags).toMatchObject([{ moduleId: module?.id }])
  expect(await contentOf(lesson)).toEqual(before)
  await expect(putLessonBack(lesson)).rejects.toMatchObject({ key: 'lessons:refusals.notRemoved' })
})

test('a new title is a revision and what the contents of the course say', async () => {
  const lesson = await aWrittenLesson({ title: 'Old' })
  await renameLesson({ ...lesson, title: 'New' })
  expect(await titlesOf(lesson)).toEqual(['New'])
  expect((await contentOf(lesson)).title).toBe('New')
})

test('lessons say how long they are, what must be mended and how far their translations are', async () => {
  const course = await aCourse()
  await aWrittenLesson({ course, title: 'Unfinished', blocks: [anUnfinishedImage] })
  const lesson = await aWrittenLesson({ course, title: 'Written' })
  const { version } = await getCourseWorkspace(course)

  const { modules } = await listLessons({ ...course, versionId: version.id })

  expect(modules).toMatchObject([
    { title: 'Unfinished', kind: 'lesson', words: 0, remarks: { must: 2 } },
    { title: 'Written', kind: 'lesson', id: lesson.lessonId, words: 9, screens: 1, remarks: { must: 0 } },
  ])
})

test('what a lesson says leads to suggestions of competencies', async () => {
  const course = await aCourse()
  const before = (await suggestTags(course)).map(({ option }) => option.code)
  const text = 'Public procurement on the marketplace: tenders, bids, contracts and vendors.'
  await aWrittenLesson({ course, blocks: [aParagraph('one', text.repeat(5))] })

  const found = await suggestTags(course)

  expect(found.some(({ option }) => !before.includes(option.code))).toBe(true)
})

test('only authors of the provider change its lessons, only in a draft, and only from a template there is', async () => {
  const lesson = await aCourseOfLessons()
  const [module] = await modulesOf(lesson)
  const attempts = (actor: typeof lesson.actor) => [
    () => createLesson({ ...lesson, actor, title: 'Mine', template: 'blank' }),
    () => renameLesson({ ...lesson, actor, title: 'Mine' }),
    () => moveModule({ ...lesson, actor, moduleId: module?.id ?? '', direction: 'up' as const }),
    () => removeLesson({ ...lesson, actor }),
    () => putLessonBack({ ...lesson, actor }),
  ]
  const foreign = await anAuthor()
  for (const attempt of attempts(foreign))
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  const learner = await aLearner()
  for (const attempt of attempts(learner))
    await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' })
  await expect(createLesson({ ...lesson, title: 'x', template: 'none' })).rejects.toMatchObject({
    key: 'lessons:refusals.noTemplate',
  })

  await submitCourse(lesson)
  for (const attempt of attempts(lesson.actor))
    await expect(attempt()).rejects.toMatchObject({ code: 'conflict' })
})

test('the list says of a lesson what it is now, however often it was looked through before', async () => {
  const lesson = await aWrittenLesson()
  const { version } = await getCourseWorkspace(lesson)
  const listed = async () => (await listLessons({ ...lesson, versionId: version.id })).modules[0]
  expect(await listed()).toMatchObject({ words: 9, remarks: { must: 0 } })
  expect(await listed()).toMatchObject({ words: 9, revision: 2 })

  await rewrite(lesson, (content) => ({
    ...content,
    document: { type: 'doc', content: [aParagraph('first', 'Short.'), anUnfinishedImage] },
  }))

  expect(await listed()).toMatchObject({ words: 1, revision: 3, remarks: { must: 2 } })
})

test('a lesson in which a file has gone from the library says so, and no more once the file is another', async () => {
  const lesson = await aWrittenLesson()
  const { version } = await getCourseWorkspace(lesson)
  const listed = async () => (await listLessons({ ...lesson, versionId: version.id })).modules[0]
  const show = async (src: string) => {
    const image: Block = { type: 'image', attrs: { id: 'picture', src, alt: 'A rule', caption: '' } }
    await rewrite(lesson, (content) => ({ ...content, document: { type: 'doc', content: [image] } }))
  }
  await show('media/0123456789abcdef01234567')
  expect(await listed()).toMatchObject({ remarks: { must: 1 } })
  expect(await listed()).toMatchObject({ remarks: { must: 1 } })

  const asset = await uploadedMedia({ actor: lesson.actor })
  await show(asset.src)

  expect(await listed()).toMatchObject({ remarks: { must: 0 } })
  await MediaAsset.deleteOne({ _id: asset.id })
  expect(await listed()).toMatchObject({ remarks: { must: 1 } })
})
