import { verifyLaunchToken } from '@karmashala/player/server'
import { Types } from 'mongoose'
import { findLessonPreview } from '#app/domain/launches/find-lesson-preview.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { previewItem } from '#app/domain/launches/preview-item.server.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { tokenOf } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import { aLearner, aLearningCourse, aLesson, type LearningCourse } from '#tests/support/factories/learning.ts'
import { anActor, anAuthor, aPlatform, aProvider, aValidator } from '#tests/support/factories/people.ts'

const placeOf = ({ versionId, moduleIds }: LearningCourse) => ({
  courseVersionId: versionId,
  moduleId: moduleIds[0] ?? '',
  itemId: 'lesson-1',
})

test('authors look at their own drafts, hidden items too', async () => {
  const course = await aLearningCourse({
    status: 'draft',
    packages: [{ items: [aLesson(1), aLesson(2, { isVisible: false })] }],
  })

  const preview = await previewItem({ actor: course.author, ...placeOf(course), itemId: 'lesson-2' })

  expect(verifyLaunchToken(tokenOf(preview.launchUrl), getRuntime().secrets.launch)).toMatchObject({
    mode: 'browse',
    itemId: 'lesson-2',
  })
  expect(preview).toMatchObject({
    position: 2,
    itemCount: 2,
    back: `/provide/courses/${course.courseId}/package`,
  })
})

test('the lesson of a draft is previewed as it is now, not as it was last submitted', async () => {
  const course = await aLearningCourse({ status: 'draft', packages: [{}, {}] })
  const { courseVersionId, moduleId } = placeOf(course)
  const lessonId = String(new Types.ObjectId())
  const setLesson = { $set: { 'modules.1.lessonId': lessonId, 'modules.1.kind': 'lesson' } }
  await CourseVersion.updateOne({ _id: courseVersionId }, setLesson)
  const lesson = { courseVersionId, moduleId: course.moduleIds[1] ?? '' }

  const preview = await previewItem({ actor: course.author, ...placeOf(course) })

  expect(preview.next).toEqual({ moduleId: lesson.moduleId, itemId: 'lesson' })
  const actor = course.author
  expect(await findLessonPreview({ actor, ...lesson })).toBe(
    `/provide/courses/${course.courseId}/lessons/${lessonId}/preview`,
  )
  expect(await findLessonPreview({ actor, courseVersionId, moduleId })).toBeNull()
  expect(await findLessonPreview({ actor: await anAuthor(), ...lesson })).toBeNull()
  await CourseVersion.updateOne({ _id: courseVersionId }, { $set: { status: 'submitted' } })
  expect(await findLessonPreview({ actor, ...lesson })).toBeNull()
})

test('validators look at what others have submitted, and go back to their submission', async () => {
  const course = await aLearningCourse({ status: 'submitted' })
  const submission = await Submission.create({
    courseId: course.courseId,
    courseVersionId: course.versionId,
    providerId: course.author.acting.organisationId,
    status: 'queued',
    dueAt: new Date(),
  })

  const preview = await previewItem({ actor: await aValidator(), ...placeOf(course) })

  expect(preview.back).toBe(`/validate/${String(submission._id)}`)
})

test('a validator does not see drafts', async () => {
  const course = await aLearningCourse({ status: 'draft' })

  await expect(previewItem({ actor: await aValidator(), ...placeOf(course) })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a validator of the same institution is refused with the reason, whichever hat they wear', async () => {
  const provider = await aProvider()
  const course = await aLearningCourse({ author: await anAuthor(provider), status: 'submitted' })
  const colleague = await anActor(provider, ['validator'])
  const guest = await anActor(
    await aPlatform(),
    ['validator'],
    [{ organisation: provider, roles: ['author'] }],
  )

  for (const actor of [colleague, guest])
    await expect(previewItem({ actor, ...placeOf(course) })).rejects.toMatchObject({
      code: 'forbidden',
      key: 'learn:refusals.ownInstitution',
    })
})

test('nobody else previews anything', async () => {
  const course = await aLearningCourse({ status: 'submitted' })

  for (const actor of [await anAuthor(), await aLearner()])
    await expect(previewItem({ actor, ...placeOf(course) })).rejects.toMatchObject({ code: 'not_found' })
})

test('what is not in the version is not found', async () => {
  const course = await aLearningCourse({ status: 'draft' })
  const foreign = String(new Types.ObjectId())

  for (const wrong of [{ courseVersionId: foreign }, { moduleId: foreign }, { itemId: 'lesson-9' }])
    await expect(previewItem({ actor: course.author, ...placeOf(course), ...wrong })).rejects.toMatchObject({
      code: 'not_found',
    })
})
