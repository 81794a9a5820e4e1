import { type PackageReport } from '@karmashala/scorm'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { loader as courseLoader } from '#app/routes/learn.$enrolmentId._index.tsx'
import { loader as playLoader } from '#app/routes/learn.$enrolmentId.play.$moduleId.$itemId._index.tsx'
import { action as navigationAction } from '#app/routes/learn.$enrolmentId.play.$moduleId.$itemId.navigation.ts'
import { loader as renewalLoader } from '#app/routes/learn.$enrolmentId.play.$moduleId.$itemId.renewal.ts'
import { action as enrolAction, loader as listLoader } from '#app/routes/learn._index.tsx'
import { launchItem } from '#app/domain/launches/launch-item.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aLearner,
  aLearningCourse,
  aLesson,
  anEnrolment,
  aSeat,
  takeBackSeat,
} from '#tests/support/factories/learning.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const args = (request: Request, params: Record<string, string> = {}) =>
  ({ request, params, context: { cspNonce: '', clientAddress: '192.0.2.1' } }) as LoaderFunctionArgs &
    ActionFunctionArgs

test('starting a course leads to its page', async () => {
  const { courseId } = await aLearningCourse()
  const actor = await aLearner()
  await aSeat(actor, courseId)

  const answer = await enrolAction(args(await signedInRequest({ actor, path: '/learn', form: { courseId } })))

  const enrolment = await Enrolment.findOne({ userId: actor.id }).lean()
  expect(answer).toMatchObject({ status: 302 })
  expect((answer as Response).headers.get('Location')).toBe(`/learn/${String(enrolment?._id)}`)
})

test('without a seat the list comes back with the reason above it', async () => {
  const { courseId } = await aLearningCourse()
  const actor = await aLearner()

  const answer = await enrolAction(args(await signedInRequest({ actor, path: '/learn', form: { courseId } })))

  expect(answer).toMatchObject({ data: { refusal: 'learn:refusals.noSeat' }, init: { status: 403 } })
})

test.each<Record<string, string>>([{ courseId: 'nonsense' }, { courseId: '64b7f0c2a1d3e4f5a6b7c8d9' }, {}])(
  'a form with %o starts nothing',
  async (form) => {
    const request = await signedInRequest({ actor: await aLearner(), path: '/learn', form })
    const answer: unknown = await enrolAction(args(request)).catch((refusal: unknown) => refusal)

    const status =
      answer instanceof Response ? answer.status : (answer as { init: { status: number } }).init.status
    expect(status).toBe(404)
    expect(await Enrolment.countDocuments()).toBe(0)
  },
)

test('a form without its token starts nothing', async () => {
  const { courseId } = await aLearningCourse()
  const actor = await aLearner()
  await aSeat(actor, courseId)
  const request = await signedInRequest({ actor, path: '/learn', form: { courseId }, withCsrf: false })

  await expect(enrolAction(args(request))).rejects.toMatchObject({ status: 403 })
  expect(await Enrolment.countDocuments()).toBe(0)
})

test('the list is for learners', async () => {
  const actor = await anActor(await aMinistry(), ['training_manager'])

  await expect(listLoader(args(await signedInRequest({ actor, path: '/learn' })))).rejects.toMatchObject({
    status: 403,
  })
})

test('a foreign, unknown or malformed id in the address of a course is a 404', async () => {
  const { enrolmentId, moduleIds } = await anEnrolment()
  const request = await signedInRequest({ actor: await aLearner(), path: '/learn/x' })

  for (const id of [enrolmentId, '64b7f0c2a1d3e4f5a6b7c8d9', 'nonsense', '']) {
    const place = { enrolmentId: id, moduleId: moduleIds[0] ?? '', itemId: 'lesson-1' }
    await expect(courseLoader(args(request, place))).rejects.toMatchObject({ status: 404 })
    await expect(playLoader(args(request, place))).rejects.toMatchObject({ status: 404 })
    await expect(renewalLoader(args(request, place))).rejects.toMatchObject({ status: 404 })
  }
})

test('the player’s page is refused with the reason when the seat has gone', async () => {
  const { learner, enrolmentId, moduleIds, seatId } = await anEnrolment()
  await takeBackSeat(seatId)
  const request = await signedInRequest({ actor: learner, path: '/learn/x' })
  const place = { enrolmentId, moduleId: moduleIds[0] ?? '', itemId: 'lesson-1' }

  const refusal = await playLoader(args(request, place)).catch((response: Response) => response)

  expect((refusal as Response).status).toBe(403)
  expect(await (refusal as Response).json()).toMatchObject({ message: 'learn:refusals.seatTakenBack' })
})

test('a fresh token is kept by no cache', async () => {
  const { learner, enrolmentId, moduleIds } = await anEnrolment()
  const request = await signedInRequest({ actor: learner, path: '/learn/x' })
  const place = { enrolmentId, moduleId: moduleIds[0] ?? '', itemId: 'lesson-1' }
  await playLoader(args(request, place))

  const response = await renewalLoader(args(request, place))

  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(await response.json()).toEqual({ token: expect.any(String) as string })
})

test('a part that comes once more is loaded anew, and another one is not', async () => {
  const enrolment = await anEnrolment({
    packages: [{ standard: 'scorm2004', items: [aLesson(1), aLesson(2)], change: flowing }],
  })
  const { learner, enrolmentId, moduleIds } = enrolment
  const place = { enrolmentId, moduleId: moduleIds[0] ?? '', itemId: 'lesson-1' }
  await launchItem({ actor: learner, ...place })
  const ask = async (form: Record<string, string>) => {
    const path = `/learn/${enrolmentId}/play/${place.moduleId}/lesson-1/navigation`
    const request = await signedInRequest({ actor: learner, path, form })
    return await navigationAction(args(request, place))
  }

  const same = await ask({ request: 'choice', target: 'lesson-1' })
  const other = await ask({ request: 'continue' })

  expect(same.headers.get('Location')).toMatch(/lesson-1$/)
  expect(same.headers.get('X-Remix-Reload-Document')).toBe('true')
  expect(other.headers.get('Location')).toMatch(/lesson-2$/)
  expect(other.headers.has('X-Remix-Reload-Document')).toBe(false)
})

/** Its lessons follow each other, as a manifest may have them. */
function flowing(report: PackageReport): PackageReport {
  const activityTree = structuredClone(report.activityTree)
  if (activityTree?.root.sequencing) activityTree.root.sequencing.controlMode.flow = true
  return { ...report, activityTree }
}
