import { verifyLaunchToken } from '@karmashala/player/server'
import { Types } from 'mongoose'
import { randomUUID } from 'node:crypto'
import { launchItem } from '#app/domain/launches/launch-item.server.ts'
import { loadLaunch } from '#app/domain/launches/load-launch.server.ts'
import { renewLaunch } from '#app/domain/launches/renew-launch.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { getRuntime, setRuntime } from '#app/lib/runtime.server.ts'
import { onTestFinished } from 'vitest'
import { tokenOf } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import { aLearner, aLesson, anEnrolment, aSeat, takeBackSeat } from '#tests/support/factories/learning.ts'

const placeOf = ({ enrolmentId, moduleIds }: { enrolmentId: string; moduleIds: string[] }) => ({
  enrolmentId,
  moduleId: moduleIds[0] ?? '',
  itemId: 'lesson-1',
})

test('a launch is bound to learner, attempt and item, and lasts a few hours', async () => {
  const enrolment = await anEnrolment({ packages: [{ items: [aLesson(1), aLesson(2)] }] })

  const play = await launchItem({ actor: enrolment.learner, ...placeOf(enrolment) })

  const attempt = await Attempt.findOne({ enrolmentId: enrolment.enrolmentId }).lean()
  const claims = verifyLaunchToken(tokenOf(play.launchUrl), getRuntime().secrets.launch)
  expect(new URL(play.launchUrl ?? '').origin).toBe(getRuntime().contentOrigin)
  expect(claims).toMatchObject({
    attemptId: String(attempt?._id),
    learnerId: enrolment.learner.id,
    itemId: 'lesson-1',
    mode: 'normal',
  })
  expect(claims.expiresAt - Date.now()).toBeLessThan(4 * 60 * 60 * 1000)
  expect(play).toMatchObject({ position: 1, itemCount: 2, previous: null, next: { itemId: 'lesson-2' } })
})

test('a lesson is told the language of the interface it was opened from, and that of the profile otherwise', async () => {
  const enrolment = await anEnrolment()
  const { secrets } = getRuntime()
  const openIn = async (language?: 'en' | 'hi') => {
    const { launchUrl } = await launchItem({ actor: enrolment.learner, ...placeOf(enrolment), language })
    const claims = verifyLaunchToken(tokenOf(launchUrl), secrets.launch)
    return await loadLaunch({ claims, session: randomUUID() })
  }
  const told = (language: string) => ({ language, cmi: { 'cmi.student_preference.language': language } })

  expect(await openIn('hi')).toMatchObject(told('hi'))
  expect(await openIn('en')).toMatchObject(told('en'))
  await User.updateOne({ _id: enrolment.learner.id }, { $set: { language: 'hi' } })
  const { token } = await renewLaunch({ actor: enrolment.learner, ...placeOf(enrolment) })
  const renewed = verifyLaunchToken(token, secrets.launch)
  expect(await loadLaunch({ claims: renewed, session: randomUUID() })).toMatchObject(told('hi'))
})

test('where packages have a host each, the launch is on the host of its package', async () => {
  const enrolment = await anEnrolment()
  const runtime = getRuntime()
  const eachTheirs = { ...runtime, contentOrigin: 'https://*.content.example.org' }
  setRuntime(eachTheirs)
  onTestFinished(() => setRuntime(runtime))

  const play = await launchItem({ actor: enrolment.learner, ...placeOf(enrolment) })
  const { token } = await renewLaunch({ actor: enrolment.learner, ...placeOf(enrolment) })

  const { packageLabel } = verifyLaunchToken(tokenOf(play.launchUrl), runtime.secrets.launch)
  expect(packageLabel).toMatch(/^p[0-9a-f]{40}$/)
  expect(new URL(play.launchUrl ?? '').origin).toBe(`https://${packageLabel}.content.example.org`)
  expect(verifyLaunchToken(token, runtime.secrets.launch).packageLabel).toBe(packageLabel)
})

test('the first launch takes the seat into use', async () => {
  const enrolment = await anEnrolment()
  const launch = async () => await launchItem({ actor: enrolment.learner, ...placeOf(enrolment) })

  await launch()
  const first = await Seat.findById(enrolment.seatId).lean()
  await launch()

  expect(first).toMatchObject({ status: 'active', activatedAt: expect.any(Date) as Date })
  expect((await Seat.findById(enrolment.seatId).lean())?.activatedAt).toEqual(first?.activatedAt)
})

test('opening an item in two windows at once makes one attempt', async () => {
  const enrolment = await anEnrolment()

  await Promise.all([1, 2, 3].map(() => launchItem({ actor: enrolment.learner, ...placeOf(enrolment) })))

  expect(await Attempt.countDocuments()).toBe(1)
})

test('a seat that was taken back stops the launch with a reason', async () => {
  const enrolment = await anEnrolment()
  await takeBackSeat(enrolment.seatId)

  const launching = launchItem({ actor: enrolment.learner, ...placeOf(enrolment) })

  await expect(launching).rejects.toMatchObject({ code: 'forbidden', key: 'learn:refusals.seatTakenBack' })
  expect(await Attempt.countDocuments()).toBe(0)
})

test('a seat that has expired stops the launch with a reason', async () => {
  const enrolment = await anEnrolment()
  await Seat.updateOne({ _id: enrolment.seatId }, { $set: { expiresAt: new Date(Date.now() - 1000) } })

  await expect(launchItem({ actor: enrolment.learner, ...placeOf(enrolment) })).rejects.toMatchObject({
    key: 'learn:refusals.seatExpired',
  })
})

test('a new seat opens the course again where it was left', async () => {
  const enrolment = await anEnrolment()
  await launchItem({ actor: enrolment.learner, ...placeOf(enrolment) })
  await takeBackSeat(enrolment.seatId)
  const seatId = await aSeat(enrolment.learner, enrolment.courseId)

  await launchItem({ actor: enrolment.learner, ...placeOf(enrolment) })

  expect(await Attempt.countDocuments()).toBe(1)
  expect(String((await Enrolment.findById(enrolment.enrolmentId).lean())?.seatId)).toBe(seatId)
})

test('nobody launches the course of somebody else, or what is not in it', async () => {
  const enrolment = await anEnrolment()
  const { learner } = enrolment
  const place = placeOf(enrolment)
  const foreign = String(new Types.ObjectId())

  for (const launch of [
    { actor: await aLearner(), ...place },
    { actor: learner, ...place, enrolmentId: foreign },
    { actor: learner, ...place, moduleId: foreign },
    { actor: learner, ...place, itemId: '__proto__' },
  ])
    await expect(launchItem(launch)).rejects.toMatchObject({ code: 'not_found' })
})

test('a page that was open for too long gets a fresh token of the same attempt, and nobody else does', async () => {
  const enrolment = await anEnrolment()
  await launchItem({ actor: enrolment.learner, ...placeOf(enrolment) })

  const { token } = await renewLaunch({ actor: enrolment.learner, ...placeOf(enrolment) })

  const attempt = await Attempt.findOne().lean()
  expect(verifyLaunchToken(token, getRuntime().secrets.launch).attemptId).toBe(String(attempt?._id))
  await expect(renewLaunch({ actor: await aLearner(), ...placeOf(enrolment) })).rejects.toMatchObject({
    code: 'not_found',
  })
})
