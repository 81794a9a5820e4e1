import { type CompletionRules } from '@karmashala/player'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { getCompletionRules } from '#app/domain/courses/get-completion-rules.server.ts'
import { setCompletionRules } from '#app/domain/courses/set-completion-rules.server.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { closeSilentVisits } from '#app/domain/learning/close-silent-visits.server.ts'
import { getEnrolment } from '#app/domain/learning/get-enrolment.server.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { aCommit, aContentOrigin, aLaunch, sendCommit, storedState } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import { aLearningCourse, anEnrolment } from '#tests/support/factories/learning.ts'
import { anAuthor } from '#tests/support/factories/people.ts'

const input = { completeOn: 'status', passMark: 'decides', afterCompletion: 'resume' } as const

/** As an author had set it before the version was submitted. */
const withRules = async (versionId: string, rules: Partial<CompletionRules>) =>
  await CourseVersion.updateOne(
    { _id: versionId },
    {
      $set: {
        'modules.0.rules': {
          ...{ completeOn: 'status', scoreThreshold: null, masteryOverride: true, afterCompletion: 'resume' },
          ...rules,
        },
      },
    },
  )

test('an author sets how completion of a module is decided, and the next version keeps it', async () => {
  const { author: actor, courseId, versionId, moduleIds } = await aLearningCourse({ status: 'draft' })
  const moduleId = moduleIds[0] ?? ''

  await setCompletionRules({ ...input, actor, courseId, moduleId, completeOn: 'score', scorePercent: 70 })

  const expected = [{ moduleId, rules: { completeOn: 'score', scoreThreshold: 0.7, masteryOverride: true } }]
  expect(await getCompletionRules({ actor, courseId, versionId })).toMatchObject(expected)
  await CourseVersion.updateOne({ _id: versionId }, { $set: { status: 'published' } })
  await Course.updateOne({ _id: courseId }, { $set: { draftVersionId: null, publishedVersionId: versionId } })
  await startVersion({ actor, courseId })
  const next = await CourseVersion.findOne({ courseId, number: 2 }).lean()
  expect(next?.modules[0]?.rules).toMatchObject({ completeOn: 'score', scoreThreshold: 0.7 })
})

test('only authors of the course see and set them, and only until it is submitted', async () => {
  const { author: actor, courseId, versionId, moduleIds } = await aLearningCourse({ status: 'draft' })
  const moduleId = moduleIds[0] ?? ''
  const stranger = await anAuthor()

  await expect(setCompletionRules({ ...input, actor: stranger, courseId, moduleId })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(getCompletionRules({ actor: stranger, courseId, versionId })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(
    setCompletionRules({ ...input, actor, courseId, moduleId: '0'.repeat(24) }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await expect(
    setCompletionRules({ ...input, actor, courseId, moduleId, completeOn: 'score' }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await CourseVersion.updateOne({ _id: versionId }, { $set: { status: 'submitted' } })
  await expect(setCompletionRules({ ...input, actor, courseId, moduleId })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('content that never reports anything is complete when its rule says that opening is enough', async () => {
  const course = await aLearningCourse()
  await withRules(course.versionId, { completeOn: 'launch' })
  const enrolment = await anEnrolment({ course })
  const origin = await aContentOrigin()
  const token = await aLaunch(enrolment)

  const page = await (await fetch(`${origin}/launch/${token}/`)).text()
  await sendCommit(origin, token, aCommit({}, { closing: true }))

  expect(page).toContain('"savesAtOnce":true')
  expect(
    (await getEnrolment({ actor: enrolment.learner, enrolmentId: enrolment.enrolmentId })).completedAt,
  ).not.toBe(null)
})

test('a completed part that may be repeated begins afresh, once, and the record keeps the better result', async () => {
  const course = await aLearningCourse()
  await withRules(course.versionId, { afterCompletion: 'new_attempt' })
  const enrolment = await anEnrolment({ course })
  const origin = await aContentOrigin()
  const passed = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80', 'cmi.suspend_data': 'end' }
  await sendCommit(origin, await aLaunch(enrolment), aCommit(passed, { terminated: true }))

  const second = await aLaunch(enrolment)
  const page = await (await fetch(`${origin}/launch/${second}/`)).text()
  await sendCommit(
    origin,
    second,
    aCommit(
      { 'cmi.core.lesson_status': 'incomplete', 'cmi.suspend_data': 'half', 'cmi.core.exit': 'suspend' },
      { closing: true, startedAt: Date.now() + 1 },
    ),
  )
  const third = await (await fetch(`${origin}/launch/${await aLaunch(enrolment)}/`)).text()

  expect(page).toContain('"cmi.core.entry":"ab-initio"')
  expect(page).toContain('"cmi.core.lesson_mode":"normal"')
  expect(third).toContain('"cmi.suspend_data":"half"')
  expect(await storedState(enrolment.enrolmentId)).toMatchObject({
    ...{ attemptNumber: 2, completion: 'completed', success: 'passed', isDone: true },
    score: { raw: 80 },
  })
})

test('a job ends the visits of which nothing is heard, and queues what follows from them', async () => {
  const silent = await anEnrolment()
  const heard = await anEnrolment()
  const origin = await aContentOrigin()
  for (const enrolment of [silent, heard]) {
    await sendCommit(origin, await aLaunch(enrolment), aCommit({ 'cmi.core.lesson_status': 'completed' }))
  }
  const then = new Date(Date.now() - 16 * 60_000)
  await Attempt.updateOne(
    { enrolmentId: silent.enrolmentId },
    { $set: { updatedAt: then, openSince: then, 'state.launches.0.lastHeardAt': then.getTime() } },
    { timestamps: false },
  )

  expect(await closeSilentVisits()).toBe(1)
  expect(await closeSilentVisits()).toBe(0)

  expect((await storedState(silent.enrolmentId)).launches[0]?.ended).toBe('timed_out')
  expect((await storedState(heard.enrolmentId)).launches[0]?.ended).toBeNull()
  expect(await Attempt.findOne({ enrolmentId: silent.enrolmentId }).lean()).toMatchObject({
    isSettled: true,
    openSince: null,
  })
  expect(await Job.find({ name: 'learning.count_done' }).lean()).toMatchObject([{ key: silent.enrolmentId }])
})
