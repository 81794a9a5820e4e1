import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { loader as queueLoader } from '#app/routes/validate._index.tsx'
import { loader as reviewLoader } from '#app/routes/validate.$submissionId._index/route.tsx'
import {
  action as approvalAction,
  loader as approvalLoader,
} from '#app/routes/validate.$submissionId.approval.tsx'
import { action as changesAction } from '#app/routes/validate.$submissionId.changes.tsx'
import { action as takingAction } from '#app/routes/validate.$submissionId.taking.tsx'
import { expect, test } from '#tests/support/db.ts'
import { aSubmittedCourse } from '#tests/support/factories/courses.ts'
import { anActor, anAuthor, aPlatform, aProvider, aValidator } from '#tests/support/factories/people.ts'
import { aTakenSubmission, submissionOf } from '#tests/support/factories/submissions.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const context = { cspNonce: '', clientAddress: '' }

type Post = {
  actor: Actor
  submissionId: string
  part: string
  form?: Record<string, string>
  withCsrf?: boolean
}
const args = async ({ actor, submissionId, part, form, withCsrf }: Post) => ({
  request: await signedInRequest({
    actor,
    path: `/validate/${submissionId}${part}`,
    ...(form ? { form } : {}),
    ...(withCsrf === undefined ? {} : { withCsrf }),
  }),
  params: { submissionId },
  context,
})
const thrown = async (work: Promise<unknown>) => (await work.catch((error: unknown) => error)) as Response

test('the queue opens for validators, sends visitors to sign in and refuses others', async () => {
  const { submissionId } = await aSubmittedCourse()
  const actor = await aValidator()
  const request = await signedInRequest({ actor, path: '/validate?show=nonsense&page=x' })
  expect(await queueLoader({ request, params: {}, context })).toMatchObject({
    title: 'Validation queue',
    queue: { filter: 'all', page: 1, items: [{ id: submissionId }] },
  })
  const visitor = await thrown(
    queueLoader({ request: new Request('http://localhost:3000/validate'), params: {}, context }),
  )
  expect(visitor.headers.get('Location')).toBe('/sign-in?to=%2Fvalidate')
  const author = await signedInRequest({ actor: await anAuthor(), path: '/validate' })
  expect((await thrown(queueLoader({ request: author, params: {}, context }))).status).toBe(403)
})

test('a colleague of the authors gets a refusal with its reason and no evidence', async () => {
  const provider = await aProvider()
  const { submissionId } = await aSubmittedCourse({ actor: await anAuthor(provider) })
  const actor = await anActor(
    await aPlatform(),
    ['validator'],
    [{ organisation: provider, roles: ['author'] }],
  )

  const answer = await thrown(reviewLoader(await args({ actor, submissionId, part: '' })))

  expect(answer.status).toBe(403)
  expect(await answer.json()).toEqual({ code: 'forbidden', message: 'validate:refusals.ownInstitution' })
  const colleague = await anActor(provider, ['validator'])
  const approval = await approvalAction(
    await args({ actor: colleague, submissionId, part: '/approval', form: {} }),
  )
  expect(approval).toMatchObject({ init: { status: 403 } })
})

test('an id that names nothing is a 404', async () => {
  const actor = await aValidator()
  for (const submissionId of ['nonsense', '0123456789abcdef01234567', '{"$ne":null}']) {
    expect((await thrown(reviewLoader(await args({ actor, submissionId, part: '' })))).status).toBe(404)
  }
})

test('a submission is taken, sent back with a reason and shown as decided', async () => {
  const { submissionId } = await aSubmittedCourse()
  const actor = await aValidator()

  const taken = await takingAction(await args({ actor, submissionId, part: '/taking', form: {} }))
  expect(taken.headers.get('Location')).toBe(`/validate/${submissionId}?saved=taken`)
  const tooShort = await changesAction(
    await args({ actor, submissionId, part: '/changes', form: { reason: '   no     ' } }),
  )
  expect(tooShort).toMatchObject({ init: { status: 422 }, data: { error: { reason: ['errors:tooShort'] } } })
  expect((await submissionOf(submissionId))?.status).toBe('in_review')
  const sent = await changesAction(
    await args({ actor, submissionId, part: '/changes', form: { reason: 'Cite the rule you teach.' } }),
  )
  expect(sent).toBeInstanceOf(Response)

  const page = await reviewLoader(await args({ actor, submissionId, part: '' }))
  expect(page.review).toMatchObject({
    status: 'changes_requested',
    evidence: null,
    rounds: [{ reason: 'Cite the rule you teach.' }],
  })
  const late = await thrown(approvalLoader(await args({ actor, submissionId, part: '/approval' })))
  expect(late.headers.get('Location')).toBe(`/validate/${submissionId}`)
})

test('an approval that comes second is told above the form', async () => {
  const { submissionId, validator } = await aTakenSubmission()
  const approve = async (actor: Actor) =>
    await approvalAction(await args({ actor, submissionId, part: '/approval', form: {} }))

  expect(await approve(await aValidator())).toMatchObject({
    init: { status: 409 },
    data: { error: { '': ['validate:refusals.takenByOther'] } },
  })
  expect(await approve(validator)).toBeInstanceOf(Response)
  expect(await approve(validator)).toMatchObject({
    init: { status: 409 },
    data: { error: { '': ['validate:refusals.alreadyDecided'] } },
  })
})

test('a decision needs the token of the form', async () => {
  const { submissionId, validator: actor, courseVersionId } = await aTakenSubmission()
  for (const action of [approvalAction, takingAction, changesAction]) {
    const answer = await thrown(
      action(await args({ actor, submissionId, part: '', form: {}, withCsrf: false })),
    )
    expect(answer.status).toBe(403)
  }
  expect((await CourseVersion.findById(courseVersionId).lean())?.status).toBe('submitted')
})
