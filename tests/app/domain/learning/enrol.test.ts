import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { enrol } from '#app/domain/learning/enrol.server.ts'
import { getEnrolment } from '#app/domain/learning/get-enrolment.server.ts'
import { listMyLearning } from '#app/domain/learning/list-my-learning.server.ts'
import { Types } from 'mongoose'
import { aCommit, aContentOrigin, aLaunch, sendCommit } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aLearner,
  aLearningCourse,
  anEnrolment,
  aSeat,
  aVersion,
  takeBackSeat,
} from '#tests/support/factories/learning.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'

test('a learner without a seat is refused and told what to do', async () => {
  const { courseId } = await aLearningCourse()

  const enrolling = enrol({ actor: await aLearner(), courseId })

  await expect(enrolling).rejects.toMatchObject({ code: 'forbidden', key: 'learn:refusals.noSeat' })
  expect(await Enrolment.countDocuments()).toBe(0)
})

test('a seat that was taken back or has expired does not let anybody in', async () => {
  const { courseId } = await aLearningCourse()
  const [former, late] = [await aLearner(), await aLearner()]
  await takeBackSeat(await aSeat(former, courseId))
  await aSeat(late, courseId, { expiresAt: new Date(Date.now() - 1000) })

  for (const actor of [former, late])
    await expect(enrol({ actor, courseId })).rejects.toMatchObject({ key: 'learn:refusals.noSeat' })
})

test('a seat for one course opens no other', async () => {
  const [one, other] = [await aLearningCourse(), await aLearningCourse()]
  const actor = await aLearner()
  await aSeat(actor, one.courseId)

  await expect(enrol({ actor, courseId: other.courseId })).rejects.toMatchObject({ code: 'forbidden' })
})

test('only learners take courses', async () => {
  const { courseId } = await aLearningCourse()
  const actor = await anActor(await aMinistry(), ['procurement_officer'])
  await aSeat(actor, courseId)

  await expect(enrol({ actor, courseId })).rejects.toMatchObject({ key: 'errors:forbidden' })
})

test('a course that does not exist, or has published nothing, is not found', async () => {
  const actor = await aLearner()
  const draft = await aLearningCourse({ status: 'draft' })
  await aSeat(actor, draft.courseId)

  for (const courseId of [draft.courseId, String(new Types.ObjectId())])
    await expect(enrol({ actor, courseId })).rejects.toMatchObject({ code: 'not_found' })
})

test('starting twice, even at once, is starting once', async () => {
  const { courseId } = await aLearningCourse()
  const actor = await aLearner()
  await aSeat(actor, courseId)

  const started = await Promise.all([1, 2, 3].map(() => enrol({ actor, courseId })))
  const again = await enrol({ actor, courseId })

  expect(new Set([...started, again].map(({ enrolmentId }) => enrolmentId)).size).toBe(1)
  expect(await Enrolment.countDocuments()).toBe(1)
  expect(await AuditEntry.countDocuments({ action: 'enrolment.started' })).toBe(1)
})

test('a learner stays on their version when a newer one is published, and can take that when they are done', async () => {
  const started = await anEnrolment()
  const { learner, courseId, enrolmentId } = started
  const newer = await aVersion(started)

  expect(await enrol({ actor: learner, courseId })).toEqual({ enrolmentId })
  expect((await getEnrolment({ actor: learner, enrolmentId })).versionNumber).toBe(1)

  await Enrolment.updateOne({ _id: enrolmentId }, { $set: { completedAt: new Date() } })
  expect((await getEnrolment({ actor: learner, enrolmentId })).newerVersionNumber).toBe(2)

  const second = await enrol({ actor: learner, courseId })
  expect(second.enrolmentId).not.toBe(enrolmentId)
  expect(await Enrolment.findById(second.enrolmentId).lean()).toMatchObject({
    courseVersionId: new Types.ObjectId(newer.versionId),
  })
})

test('a learner in the middle of a version is offered the newer one, and may finish theirs or go over to it', async () => {
  const started = await anEnrolment()
  const { learner: actor, courseId, enrolmentId } = started
  const newer = await aVersion(started)

  expect((await enrol({ actor, courseId })).enrolmentId).toBe(enrolmentId)
  expect(await getEnrolment({ actor, enrolmentId })).toMatchObject({ newerVersionNumber: 2, leftAt: null })

  const [one, other] = await Promise.all([
    enrol({ actor, courseId, startNewer: true }),
    enrol({ actor, courseId, startNewer: true }),
  ])

  expect(one).toEqual(other)
  expect(await Enrolment.findById(one.enrolmentId).lean()).toMatchObject({
    courseVersionId: new Types.ObjectId(newer.versionId),
    leftAt: null,
  })
  expect(await getEnrolment({ actor, enrolmentId })).toMatchObject({
    newerVersionNumber: null,
    leftAt: expect.any(String) as string,
  })
  const list = await listMyLearning({ actor })
  expect(list.inProgress.map((course) => course.enrolmentId)).toEqual([one.enrolmentId])
  expect(list.left.map((course) => course.enrolmentId)).toEqual([enrolmentId])
})

test('a version that was left can still be finished, and is then completed like any other', async () => {
  const started = await anEnrolment()
  const { learner: actor, courseId, enrolmentId } = started
  await aVersion(started)
  await enrol({ actor, courseId, startNewer: true })
  const origin = await aContentOrigin()

  await sendCommit(
    origin,
    await aLaunch(started),
    aCommit({ 'cmi.core.lesson_status': 'passed' }, { terminated: true }),
  )

  const list = await listMyLearning({ actor })
  expect(list.completed.map((course) => course.enrolmentId)).toEqual([enrolmentId])
  expect(list.left).toEqual([])
})
