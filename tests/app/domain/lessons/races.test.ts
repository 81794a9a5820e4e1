import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { withdrawSubmission } from '#app/domain/courses/withdraw-submission.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { getWritableLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { writeRevision } from '#app/domain/lessons/write-revision.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourseOfLessons, reword, type TestLesson } from '#tests/support/factories/lessons.ts'

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
