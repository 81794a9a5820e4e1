import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { loader as ownLoader } from '#app/routes/passport._index.tsx'
import { loader as csvLoader } from '#app/routes/passport[.]csv.ts'
import {
  action as attestAction,
  loader as attestLoader,
} from '#app/routes/people_.$membershipId.evidence.attestation.tsx'
import { action as confirmAction } from '#app/routes/people_.$membershipId.evidence.confirmation.tsx'
import {
  action as withdrawAction,
  loader as withdrawLoader,
} from '#app/routes/people_.$membershipId.evidence.$evidenceId.withdrawal.tsx'
import { loader as personLoader } from '#app/routes/people_.$membershipId.passport._index.tsx'
import { action as assignAction } from '#app/routes/people_.$membershipId.passport.position.tsx'
import {
  action as endAction,
  loader as endLoader,
} from '#app/routes/people_.$membershipId.passport.position-end.tsx'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getPassport } from '#app/domain/positions/get-passport.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'
import { aProfile } from '#tests/support/factories/profiles.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const args = (request: Request, params: Record<string, string> = {}) =>
  ({ request, params, context: { cspNonce: '', clientAddress: '192.0.2.1' } }) as LoaderFunctionArgs &
    ActionFunctionArgs

async function anOffice() {
  const ministry = await aMinistry()
  const manager = await anActor(ministry, ['training_manager'])
  const learner = await anActor(ministry, ['learner'])
  await aProfile(learner, { unit: 'RTI', positions: [{ positionId: 'PID001' }] })
  return { ministry, manager, learner, membershipId: learner.acting.membershipId }
}

const visit = async (actor: Actor, path: string, params: Record<string, string> = {}) =>
  args(await signedInRequest({ actor, path }), params)
const send = async (actor: Actor, form: Record<string, string>, params: Record<string, string>) =>
  args(await signedInRequest({ actor, path: '/', form }), params)

const SAID = { code: 'BEH-032', level: '4', note: 'Led the review of the scheme in March.' }

test('a learner reads their own passport and takes it along as a table', async () => {
  const { learner } = await anOffice()

  const { passport, title } = await ownLoader(await visit(learner, '/passport'))
  expect(title).toBe('My competency passport')
  expect(passport.needs.length).toBeGreaterThan(3)

  const response = await csvLoader(await visit(learner, '/passport.csv'))
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  const csv = await response.text()
  expect(csv).toContain('competency,name,level needed')
  expect(csv).toMatch(/BEH-032,[^,]+,5,0,5,/)
})

test('a training manager has no passport of their own and a learner not that of a colleague', async () => {
  const { manager, learner, membershipId } = await anOffice()
  await expect(ownLoader(await visit(manager, '/passport'))).rejects.toMatchObject({ status: 403 })
  const path = `/people/${membershipId}/passport`
  await expect(personLoader(await visit(learner, path, { membershipId }))).rejects.toMatchObject({
    status: 403,
  })
})

test.each(['not-an-id', '64b7f0c2a1d3e4f5a6b7c8d9'])('the passport of %s is a 404', async (membershipId) => {
  const { manager } = await anOffice()
  const reading = personLoader(await visit(manager, `/people/${membershipId}/passport`, { membershipId }))
  await expect(reading).rejects.toMatchObject({ status: 404 })
})

test('a competency is attested on a page of its own and withdrawn on another', async () => {
  const { manager, learner, membershipId } = await anOffice()
  const { choices } = await attestLoader(await visit(manager, '/?q=', { membershipId }))
  expect(choices.competencies).toContainEqual(expect.objectContaining({ code: 'BEH-032', requiredLevel: 5 }))

  expect(await attestAction(await send(manager, { ...SAID, note: 'short' }, { membershipId }))).toMatchObject(
    {
      init: { status: 422 },
      data: { error: { note: ['errors:tooShort'] } },
    },
  )
  const done = await attestAction(await send(manager, SAID, { membershipId }))
  expect(done).toMatchObject({ status: 302 })

  const need = async () =>
    (await getPassport({ actor: learner })).needs.find(({ code }) => code === 'BEH-032')
  expect(await need()).toMatchObject({ heldLevel: 4 })
  const evidenceId = (await need())?.evidence[0]?.evidenceId ?? ''
  const params = { membershipId, evidenceId }
  expect((await withdrawLoader(await visit(manager, '/', params))).own.competency.code).toBe('BEH-032')
  await withdrawAction(await send(manager, { reason: 'It was somebody else.' }, params))
  expect(await need()).toMatchObject({ heldLevel: 0 })
  await expect(withdrawLoader(await visit(manager, '/', params))).rejects.toMatchObject({ status: 404 })
})

test('a search on the page looks through the whole framework', async () => {
  const { manager, membershipId } = await anOffice()
  const { choices } = await attestLoader(await visit(manager, '/?q=chhutti', { membershipId }))
  expect(choices.competencies.length).toBeGreaterThan(0)
})

test('a supervisor of another unit is told so above the form', async () => {
  const { ministry, membershipId } = await anOffice()
  const supervisor = await anActor(ministry, ['supervisor'])
  await aProfile(supervisor, { unit: 'Vigilance' })
  expect(await confirmAction(await send(supervisor, SAID, { membershipId }))).toMatchObject({
    init: { status: 403 },
    data: { error: { '': ['positions:refusals.otherUnit'] } },
  })
})

test('a position is assigned and ended by hand', async () => {
  const { manager, learner, membershipId } = await anOffice()
  const from = '2026-02-01'
  const assign = { positionId: 'PID007', from, unit: 'Vigilance' }
  expect(await assignAction(await send(manager, assign, { membershipId }))).toMatchObject({ status: 302 })
  const { held } = await endLoader(await visit(manager, `/?position=PID007&from=${from}`, { membershipId }))
  expect(held.position).toMatchObject({ positionId: 'PID007', source: 'manual' })
  const end = { positionId: 'PID007', from, to: '2026-03-31' }
  expect(await endAction(await send(manager, end, { membershipId }))).toMatchObject({ status: 302 })

  const { positions, person } = await getPassport({ actor: learner })
  expect(positions).toContainEqual(expect.objectContaining({ positionId: 'PID007', to: '2026-03-31' }))
  expect(person.unit).toBe('Vigilance')
})
