import { type LoaderFunctionArgs } from '@remix-run/node'
import { Types } from 'mongoose'
import { type Actor } from '#app/domain/people/viewer.ts'
import { loader as exportLoader } from '#app/routes/gaps.export.$file.ts'
import { loader as closingLoader } from '#app/routes/gaps.closing.tsx'
import { loader as peopleLoader } from '#app/routes/gaps.people.tsx'
import { loader as personLoader } from '#app/routes/gaps.person.$membershipId.tsx'
import { loader as standingsLoader } from '#app/routes/gaps.person.$membershipId_.standings[.]csv.ts'
import { loader as unitLoader } from '#app/routes/gaps.unit.tsx'
import { loader as gapsLoader } from '#app/routes/gaps._index.tsx'
import { aMinistry, anActor, type TestOrganisation } from '#tests/support/factories/people.ts'
import { aProfile } from '#tests/support/factories/profiles.ts'
import { signedInRequest } from '#tests/support/requests.ts'
import { expect, test } from '#tests/support/db.ts'

const ask = async <T>(
  loader: (args: LoaderFunctionArgs) => Promise<T>,
  actor: Actor,
  path: string,
  params: Record<string, string> = {},
): Promise<T> =>
  await loader({ request: await signedInRequest({ actor, path }), params, context: {} } as never)

async function anEmployee(ministry: TestOrganisation, unit: string | null): Promise<Actor> {
  const actor = await anActor(ministry, ['learner'])
  await aProfile(actor, { unit, positions: [{ positionId: 'PID007' }] })
  return actor
}

test('the table shows ten units at a time and the widest gaps first', async () => {
  const ministry = await aMinistry()
  for (let number = 10; number < 22; number += 1) await anEmployee(ministry, `Unit ${number}`)
  const actor = await anActor(ministry, ['training_manager'])
  const first = await ask(gapsLoader, actor, '/gaps')
  expect(first).toMatchObject({ page: 1, pageCount: 2, unitCount: 12, mayName: true })
  expect(first.units).toHaveLength(10)
  expect(first.rows[0]?.cells).toHaveLength(10)
  const last = await ask(gapsLoader, actor, '/gaps?page=9&area=functional&show=all')
  expect(last.units.map(({ unit }) => unit)).toEqual(['Unit 20', 'Unit 21'])
  expect(last.rows.every(({ competency }) => competency.type === 'functional')).toBe(true)
  const officer = await anActor(ministry, ['procurement_officer'])
  expect(await ask(gapsLoader, officer, '/gaps?area=nonsense&page=x')).toMatchObject({
    mayName: false,
    page: 1,
  })
})

test('a unit is found by its name, also the people without one; any other name is not found', async () => {
  const ministry = await aMinistry()
  await anEmployee(ministry, 'Budget & Accounts')
  await anEmployee(ministry, null)
  const actor = await anActor(ministry, ['auditor'])
  const named = await ask(unitLoader, actor, `/gaps/unit?unit=${encodeURIComponent('Budget & Accounts')}`)
  expect(named).toMatchObject({ unit: 'Budget & Accounts', whole: { people: 1 } })
  expect(await ask(unitLoader, actor, '/gaps/unit?unit=')).toMatchObject({ unit: null, whole: { people: 1 } })
  await expect(ask(unitLoader, actor, '/gaps/unit?unit=Nowhere')).rejects.toMatchObject({ status: 404 })
  await expect(ask(unitLoader, actor, '/gaps/unit')).rejects.toMatchObject({ status: 302 })
})

test('names are refused to procurement, on the page and in the file', async () => {
  const ministry = await aMinistry()
  await anEmployee(ministry, 'Budget')
  const officer = await anActor(ministry, ['procurement_officer'])
  await expect(ask(peopleLoader, officer, '/gaps/people?code=FUN-111')).rejects.toMatchObject({ status: 403 })
  const file = ask(exportLoader, officer, '/gaps/export/people.csv?code=FUN-111', { file: 'people.csv' })
  await expect(file).rejects.toMatchObject({ status: 403 })
  expect((await ask(gapsLoader, officer, '/gaps')).rows.length).toBeGreaterThan(0)
})

test('each file is a CSV that nobody keeps on the way', async () => {
  const ministry = await aMinistry()
  await anEmployee(ministry, 'Budget')
  const actor = await anActor(ministry, ['training_manager'])
  const { rows } = await ask(gapsLoader, actor, '/gaps')
  const code = rows[0]?.competency.code ?? ''
  for (const file of ['gaps.csv', `people.csv?code=${code}`, 'closing.csv?unit=Budget&minimise=price']) {
    const [name = ''] = file.split('?')
    const response = await ask(exportLoader, actor, `/gaps/export/${file}`, { file: name })
    expect(response.headers.get('Content-Type')).toContain('text/csv')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines).toHaveLength(name === 'closing.csv' ? 1 : name === 'gaps.csv' ? 1 + rows.length : 2)
  }
  const left = await ask(exportLoader, actor, '/gaps/export/left.csv', { file: 'left.csv' })
  expect((await left.text()).trim().split('\r\n')).toHaveLength(1 + rows.length)
  const other = ask(exportLoader, actor, '/gaps/export/other.csv', { file: 'other.csv' })
  await expect(other).rejects.toMatchObject({ status: 404 })
})

test('a learner reads their own gaps and nobody else’s', async () => {
  const ministry = await aMinistry()
  const learner = await anEmployee(ministry, 'Budget')
  const colleague = await anEmployee(ministry, 'Budget')
  const read = (membershipId: string) =>
    ask(personLoader, learner, `/gaps/person/${membershipId}`, { membershipId })
  expect(await read(learner.acting.membershipId)).toMatchObject({
    isOwn: true,
    plan: { minimise: 'courses' },
  })
  await expect(read(colleague.acting.membershipId)).rejects.toMatchObject({ status: 403 })
  await expect(read('nonsense')).rejects.toMatchObject({ status: 404 })
  const manager = await anActor(ministry, ['training_manager'])
  const membershipId = String(new Types.ObjectId())
  const unknown = ask(personLoader, manager, `/gaps/person/${membershipId}`, { membershipId })
  await expect(unknown).rejects.toMatchObject({ status: 404 })
})

test('the needs of one person are a file for whoever may read their page', async () => {
  const ministry = await aMinistry()
  const learner = await anEmployee(ministry, 'Budget')
  const colleague = await anEmployee(ministry, 'Budget')
  const read = (actor: Actor, membershipId: string) =>
    ask(standingsLoader, actor, `/gaps/person/${membershipId}/standings.csv`, { membershipId })
  const response = await read(learner, learner.acting.membershipId)
  expect(response.headers.get('Content-Type')).toContain('text/csv')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  const { standings } = (
    await ask(personLoader, learner, '/gaps/person', { membershipId: learner.acting.membershipId })
  ).gaps
  const lines = (await response.text()).trim().split('\r\n')
  expect(lines).toHaveLength(1 + standings.length)
  expect(lines[1]).toContain(standings[0]?.code)
  expect(lines[1]).toContain(standings[0]?.because[0]?.reasonHi)
  const manager = await anActor(ministry, ['training_manager'])
  expect((await read(manager, learner.acting.membershipId)).status).toBe(200)
  await expect(read(colleague, learner.acting.membershipId)).rejects.toMatchObject({ status: 403 })
  const stranger = await anActor(await aMinistry(), ['training_manager'])
  await expect(read(stranger, learner.acting.membershipId)).rejects.toMatchObject({ status: 404 })
  await expect(read(manager, 'nonsense')).rejects.toMatchObject({ status: 404 })
})

test('what would close the gaps can be asked for a unit or the whole ministry, as one chooses', async () => {
  const ministry = await aMinistry()
  await anEmployee(ministry, 'Budget')
  const officer = await anActor(ministry, ['procurement_officer'])
  const plan = await ask(closingLoader, officer, '/gaps/closing?minimise=hours')
  expect(plan).toMatchObject({
    isWhole: true,
    mayOrder: true,
    plan: { minimise: 'hours', people: { all: 1 } },
  })
  const unit = await ask(closingLoader, officer, '/gaps/closing?unit=Budget&minimise=nonsense')
  expect(unit).toMatchObject({ isWhole: false, unit: 'Budget', plan: { minimise: 'courses' } })
  const learner = await anActor(ministry, ['learner'])
  await expect(ask(closingLoader, learner, '/gaps/closing')).rejects.toMatchObject({ status: 403 })
})
