import { Types } from 'mongoose'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { gapsCsv } from '#app/domain/gaps/gaps-csv.ts'
import { gapsOfMinistry } from '#app/domain/gaps/gaps-of-ministry.server.ts'
import { gapsOfPerson } from '#app/domain/gaps/gaps-of-person.server.ts'
import { listPeopleShort } from '#app/domain/gaps/list-people-short.server.ts'
import { attestCompetency } from '#app/domain/positions/attest-competency.server.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { aMinistry, anActor, type TestOrganisation } from '#tests/support/factories/people.ts'
import { aProfile } from '#tests/support/factories/profiles.ts'
import { expect, test } from '#tests/support/db.ts'

const POSITION = 'PID007'

async function aNeed(place = 0): Promise<{ code: string; level: number }> {
  const position = await Position.findById(POSITION).lean()
  const need = position?.roles[0]?.competencies[place]
  if (!need) throw new Error('The position needs nothing.')
  const all = position.roles.flatMap((role) => role.competencies).filter(({ code }) => code === need.code)
  return { code: need.code, level: Math.max(...all.map(({ level }) => level)) }
}

const anEmployee = async (
  ministry: TestOrganisation,
  unit: string | null,
  evidence: { code: string; level: number }[] = [],
) => {
  const actor = await anActor(ministry, ['learner'])
  await aProfile(actor, { unit, positions: [{ positionId: POSITION }], evidence })
  return actor
}

test('a learner sees what their position needs, what they hold and why it is needed', async () => {
  const need = await aNeed()
  const actor = await anEmployee(await aMinistry(), 'Budget', [{ code: need.code, level: need.level - 1 }])
  const gaps = await gapsOfPerson({ actor, membershipId: actor.acting.membershipId })
  expect(gaps).toMatchObject({ unit: 'Budget', positions: [{ id: POSITION }] })
  const standing = gaps.standings.find(({ code }) => code === need.code)
  expect(standing).toMatchObject({ requiredLevel: need.level, heldLevel: need.level - 1, delta: 1 })
  expect(standing?.because[0]).toMatchObject({ positionId: POSITION, level: need.level })
  expect(standing?.because[0]?.reason).not.toBe('')
})

test('counts that were made before follow what changes about people and about the framework', async () => {
  const need = await aNeed()
  const ministry = await aMinistry()
  const actor = await anActor(ministry, ['training_manager'])
  const learner = await anEmployee(ministry, 'Budget')
  const shortOf = async () => {
    const { rows, whole } = await gapsOfMinistry({ actor })
    return [whole.people, rows.find(({ competency }) => competency.code === need.code)?.whole.short]
  }
  expect(await shortOf()).toEqual([1, 1])

  const { membershipId } = learner.acting
  await attestCompetency({
    actor,
    membershipId,
    code: need.code,
    level: need.level,
    note: 'Seen at work for a year.',
  })
  expect(await shortOf()).toEqual([1, 0])
  await anEmployee(ministry, 'Budget')
  expect(await shortOf()).toEqual([2, 1])
  expect((await gapsOfMinistry({ actor: await anActor(await aMinistry(), ['auditor']) })).whole.people).toBe(
    0,
  )

  await Position.updateOne({ _id: POSITION }, { $set: { roles: [] } })
  await bumpFrameworkRevision()
  expect(await shortOf()).toEqual([2, undefined])
})

test('withdrawn evidence and positions of other days do not count', async () => {
  const need = await aNeed()
  const actor = await anActor(await aMinistry(), ['learner'])
  await aProfile(actor, {
    positions: [
      { positionId: POSITION, from: new Date('2020-04-01'), to: new Date('2021-03-31') },
      { positionId: 'PID001', from: new Date('2099-01-01') },
    ],
  })
  const own = { actor, membershipId: actor.acting.membershipId }
  expect(await gapsOfPerson(own)).toMatchObject({ positions: [], standings: [] })
  await CompetencyProfile.updateOne(
    { userId: actor.id },
    {
      $push: {
        positions: { positionId: POSITION, from: new Date('2025-04-01'), to: null, source: 'manual' },
      },
      $set: {
        evidence: [
          {
            ...{ ...need, kind: 'attested', at: new Date() },
            withdrawn: { at: new Date(), byId: new Types.ObjectId(), reason: 'It was a mistake.' },
          },
        ],
      },
    },
  )
  const { standings } = await gapsOfPerson(own)
  expect(standings.find(({ code }) => code === need.code)).toMatchObject({ heldLevel: 0, delta: need.level })
})

test('somebody nothing is known of has no gaps', async () => {
  const actor = await anActor(await aMinistry(), ['learner'])
  expect(await gapsOfPerson({ actor, membershipId: actor.acting.membershipId })).toMatchObject({
    standings: [],
  })
})

test('the gaps of a person are for themselves and for those who read positions in their own ministry', async () => {
  const ministry = await aMinistry()
  const { membershipId } = (await anEmployee(ministry, 'Budget')).acting
  for (const role of ['training_manager', 'auditor', 'supervisor'] as const) {
    const gaps = await gapsOfPerson({ actor: await anActor(ministry, [role]), membershipId })
    expect(gaps.standings.length).toBeGreaterThan(0)
  }
  for (const role of ['learner', 'procurement_officer'] as const) {
    const looking = gapsOfPerson({ actor: await anActor(ministry, [role]), membershipId })
    await expect(looking).rejects.toMatchObject({ code: 'forbidden' })
  }
  const stranger = await anActor(await aMinistry(), ['training_manager'])
  await expect(gapsOfPerson({ actor: stranger, membershipId })).rejects.toMatchObject({ code: 'not_found' })
})

test('a ministry is counted by unit and competency, those without a unit last', async () => {
  const ministry = await aMinistry()
  const need = await aNeed()
  await anEmployee(ministry, 'Budget', [need])
  await anEmployee(ministry, 'Budget')
  await anEmployee(ministry, null)
  await anActor(ministry, ['learner'])
  await anEmployee(await aMinistry(), 'Budget')
  const actor = await anActor(ministry, ['procurement_officer'])

  const gaps = await gapsOfMinistry({ actor })
  expect(gaps.whole).toMatchObject({ people: 3, short: 3, undescribed: 0 })
  expect(gaps.withoutPosition).toBe(1)
  expect(gaps.units.map(({ unit, people }) => [unit, people])).toEqual([
    ['Budget', 2],
    [null, 1],
  ])
  const row = gaps.rows.find(({ competency }) => competency.code === need.code)
  expect(row).toMatchObject({
    whole: { required: 3, short: 2, levelsShort: 2 * need.level },
    cells: [
      { required: 2, short: 1 },
      { required: 1, short: 1 },
    ],
  })
  expect(gaps.rows.map(({ whole }) => whole.short)).toEqual(
    gaps.rows.map(({ whole }) => whole.short).sort((a, b) => b - a),
  )
  expect(await gapsOfMinistry({ actor, unit: 'Budget' })).toMatchObject({
    whole: { people: 2 },
    withoutPosition: null,
  })
  expect(await gapsOfMinistry({ actor, unit: null })).toMatchObject({ whole: { people: 1 } })
  const { rows } = await gapsOfMinistry({ actor, area: 'behavioural' })
  expect(new Set(rows.map(({ competency }) => competency.type))).toEqual(new Set(['behavioural']))
})

test('a ministry without profiles is empty, not broken', async () => {
  const actor = await anActor(await aMinistry(), ['training_manager'])
  expect(await gapsOfMinistry({ actor })).toMatchObject({ whole: { people: 0 }, units: [], rows: [] })
})

test('counts are for those who train, buy and audit', async () => {
  const ministry = await aMinistry()
  for (const role of ['learner', 'sanctioning_authority', 'supervisor'] as const) {
    const counting = gapsOfMinistry({ actor: await anActor(ministry, [role]) })
    await expect(counting).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('people short of a competency are named to those who read positions, the furthest away first', async () => {
  const ministry = await aMinistry()
  const need = await aNeed()
  const near = await anEmployee(ministry, 'Budget', [{ code: need.code, level: need.level - 1 }])
  const far = await anEmployee(ministry, 'Accounts')
  await anEmployee(ministry, 'Budget', [need])
  const actor = await anActor(ministry, ['training_manager'])
  const { items, total } = await listPeopleShort({ actor, code: need.code })
  expect(items.map(({ name }) => name)).toEqual([far.name, near.name])
  expect(total).toBe(2)
  expect(await listPeopleShort({ actor, code: need.code, unit: 'Budget' })).toMatchObject({
    items: [{ membershipId: near.acting.membershipId, heldLevel: need.level - 1 }],
  })
  expect(await listPeopleShort({ actor, code: need.code, page: 2, pageSize: 1 })).toMatchObject({
    ...{ items: [{ name: near.name }], total: 2 },
  })
  await expect(listPeopleShort({ actor, code: 'FUN-NEVER' })).rejects.toMatchObject({ code: 'not_found' })
  const officer = await anActor(ministry, ['procurement_officer'])
  await expect(listPeopleShort({ actor: officer, code: need.code })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a merge changes nobody’s gaps: needs and evidence follow it', async () => {
  const ministry = await aMinistry()
  const need = await aNeed()
  const actor = await anEmployee(ministry, 'Budget', [need])
  const position = await Position.findById(POSITION).lean()
  const taken = new Set(position?.roles.flatMap((role) => role.competencies.map(({ code }) => code)))
  const other = await Competency.findOne({
    ...{ _id: { $nin: [...taken] }, parentCode: { $ne: null }, type: 'functional', selectable: true },
  }).lean()
  await Competency.updateOne(
    { _id: need.code },
    { $set: { status: 'retired', redirectTo: String(other?._id) } },
  )
  await bumpFrameworkRevision()
  const { standings } = await gapsOfPerson({ actor, membershipId: actor.acting.membershipId })
  expect(standings.some(({ code }) => code === need.code)).toBe(false)
  expect(standings.find(({ code }) => code === other?._id)).toMatchObject({ delta: 0 })
})

test('the holders of a position that was merged need what its successor asks', async () => {
  const actor = await anActor(await aMinistry(), ['learner'])
  await aProfile(actor, { positions: [{ positionId: 'PID001' }] })
  await Position.updateOne({ _id: 'PID001' }, { $set: { status: 'retired', redirectTo: POSITION } })
  await bumpFrameworkRevision()
  const gaps = await gapsOfPerson({ actor, membershipId: actor.acting.membershipId })
  expect(gaps.positions.map(({ id }) => id)).toEqual([POSITION])
})

test('the file of gaps has a line for each unit and competency, and no formulas', async () => {
  const ministry = await aMinistry()
  await anEmployee(ministry, '=cmd()')
  const gaps = await gapsOfMinistry({ actor: await anActor(ministry, ['auditor']) })
  const lines = gapsCsv(gaps).trim().split('\r\n')
  expect(lines).toHaveLength(1 + gaps.rows.length)
  expect(lines[1]).toMatch(/^'=cmd\(\),/)
})
