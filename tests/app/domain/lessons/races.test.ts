import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { withdrawSubmission } from '#app/domain/courses/withdraw-submission.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { createLesson } from '#app/domain/lessons/create-lesson.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { Lesson } from '#app/domain/lessons/lesson.model.server.ts'
import { getWritableLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { putLessonBack, removeLesson } from '#app/domain/lessons/remove-lesson.server.ts'
import { writeRevision } from '#app/domain/lessons/write-revision.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aCourseOfLessons,
  aParagraph,
  aWrittenLesson,
  reword,
  rewrite,
  type TestLesson,
} from '#tests/support/factories/lessons.ts'

/** Saves as an editor does, with `meanwhile` between what is read for the save and what it writes. */
async function saveWhile(lesson: TestLesson, meanwhile: () => Promise<unknown>): Promise<number> {
  let begin = () => {}
  // Begun out here, so that it is no part of the transaction of the save.
  const others = new Promise<void>((resolve) => (begin = resolve)).then(meanwhile)
  const { content } = await getLesson(lesson)
  return await inTransaction(async () => {
    const { actor, courseId, lessonId } = lesson
    const of = { providerId: actor.acting.organisationId, courseId, lessonId }
    const writable = await getWritableLesson(of)
    begin()
    await others
    const edited = reword('first', 'At the same moment.')(content)
    return await writeRevision({ ...writable, actor, current: content, content: edited, reason: 'written' })
  })
}

test('a version frozen while a save is on its way refuses the save, also when it was frozen so before', async () => {
  const lesson = await aCourseOfLessons()
  await submitCourse(lesson)
  await withdrawSubmission(lesson)

  await expect(saveWhile(lesson, async () => await submitCourse(lesson))).rejects.toMatchObject({
    code: 'conflict',
  })

  const version = await CourseVersion.findOne({ courseId: lesson.courseId }).lean()
  expect(version).toMatchObject({ status: 'submitted', modules: [{ lessonRevision: 2 }] })
  expect((await getLesson(lesson)).revision).toBe(2)
})

test('a lesson taken out while a save is on its way refuses the save, and comes back as it was', async () => {
  const lesson = await aCourseOfLessons()
  const before = await getLesson(lesson)

  await expect(saveWhile(lesson, async () => await removeLesson(lesson))).rejects.toMatchObject({
    ...{ code: 'conflict', key: 'lessons:refusals.removed' },
  })

  await putLessonBack(lesson)
  expect(await getLesson(lesson)).toEqual(before)
})

test('of five who save at the same moment every word is kept, each save under a number of its own', async () => {
  const ids = ['one', 'two', 'three', 'four', 'five']
  const lesson = await aWrittenLesson({ blocks: ids.map((id) => aParagraph(id, 'As it was.')) })
  const from = await getLesson(lesson)

  const answers = await Promise.all(
    ids.map(async (id) => await rewrite(lesson, reword(id, `What ${id} wrote.`), { from })),
  )

  expect(answers.map(({ revision }) => revision).sort()).toEqual([3, 4, 5, 6, 7])
  const { content } = await getLesson(lesson)
  expect(content.document.content).toEqual(ids.map((id) => aParagraph(id, `What ${id} wrote.`)))
})

test('a lesson begun while the course is submitted is in the version or refused', async () => {
  const lesson = await aCourseOfLessons()

  const [begun, submitted] = await Promise.allSettled([
    createLesson({ ...lesson, title: 'At the last moment', template: 'blank' }),
    submitCourse(lesson),
  ])

  const version = await CourseVersion.findOne({ courseId: lesson.courseId }).lean()
  const isIn = version?.modules.length === 2
  expect(isIn).toBe(begun.status === 'fulfilled')
  expect(version?.status).toBe(submitted.status === 'fulfilled' ? 'submitted' : 'draft')
  expect(await Lesson.countDocuments({ courseId: lesson.courseId })).toBe(isIn ? 2 : 1)
}, 60_000)
