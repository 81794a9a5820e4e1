import { Types } from 'mongoose'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { getPosition } from '#app/domain/explorer/get-position.server.ts'
import { listPositions } from '#app/domain/explorer/list-positions.server.ts'
import { namePositions } from '#app/domain/positions/name-positions.server.ts'
import { expect, test } from '#tests/support/db.ts'

async function pageOf(id: string) {
  const answer = await getPosition({ id })
  if (answer.kind !== 'found') throw new Error(`${id} is ${answer.kind}.`)
  return answer.position
}

test('positions are listed with their roles and narrowed by words and by department', async () => {
  const all = await listPositions({})
  expect(all.positions).toHaveLength(20)
  expect(all.departments.reduce((sum, { count }) => sum + count, 0)).toBe(20)

  const posts = await listPositions({ department: 'Department of Posts' })
  expect(posts.positions.map(({ id }) => id)).toEqual(['PID011', 'PID012', 'PID018'])
  expect(posts.departments).toEqual(all.departments)

  const found = await listPositions({ query: 'section off' })
  expect(found.positions.map(({ id }) => id)).toEqual(['PID006', 'PID007'])
  expect((await listPositions({ query: 'सचिव' })).positions.map(({ id }) => id)).toContain('PID001')
  expect((await listPositions({ query: 'nobody has this post' })).positions).toEqual([])
  expect((await listPositions({ department: 'Nowhere' })).positions).toEqual([])
})

test('the page of a position leads from role to activity to resource, and to each competency with level and reason', async () => {
  const position = await pageOf('PID001')
  expect(position).toMatchObject({
    id: 'PID001',
    isStarterData: true,
    version: 1,
    provenance: { source: 'bundled' },
  })
  expect(position.roles).toHaveLength(2)
  const activities = position.roles.flatMap((role) => role.activities)
  const needs = position.roles.flatMap((role) => role.needs)
  expect(activities.every(({ name, nameHi }) => name && nameHi)).toBe(true)
  expect(
    activities.flatMap(({ resources }) => resources).every(({ id, name }) => id.startsWith('KRID') && name),
  ).toBe(true)
  expect(
    needs.every(({ name, level, levelName, reason, theme }) => name && level && levelName && reason && theme),
  ).toBe(true)
})

test('a need of a merged competency is shown under the code that took its place', async () => {
  const before = await pageOf('PID001')
  const code = before.roles[0]?.needs[0]?.code ?? ''
  await Competency.updateOne({ _id: code }, { $set: { status: 'retired', redirectTo: 'FUN-111' } })
  await bumpFrameworkRevision()

  expect((await pageOf('PID001')).roles[0]?.needs.map((need) => need.code)).toContain('FUN-111')
})

test('a merged position leads to what took its place, over several steps; a loop leads nowhere', async () => {
  const retire = async (id: string, redirectTo: string | null) => {
    await Position.updateOne({ _id: id }, { $set: { status: 'retired', redirectTo } })
  }
  await retire('PID001', 'PID002')
  await retire('PID002', 'PID003')
  await retire('PID004', 'PID005')
  await retire('PID005', 'PID004')
  await retire('PID006', null)
  await bumpFrameworkRevision()

  expect(await getPosition({ id: 'PID001' })).toEqual({ kind: 'moved', id: 'PID003' })
  expect(await getPosition({ id: 'pid003' })).toEqual({ kind: 'moved', id: 'PID003' })
  for (const id of ['PID004', 'PID006', 'PID999', '', '$ne']) {
    expect(await getPosition({ id })).toEqual({ kind: 'unknown' })
  }
})

test("an organisation's own position is nobody else's to see", async () => {
  const shared = await Position.findById('PID001').lean()
  await Position.create({
    ...shared,
    _id: 'PIDOWN',
    name: 'Keeper of Secrets',
    ownerId: new Types.ObjectId(),
    status: 'draft',
  })
  await bumpFrameworkRevision()

  expect(await getPosition({ id: 'PIDOWN' })).toEqual({ kind: 'unknown' })
  expect((await listPositions({ query: 'keeper' })).positions).toEqual([])
})

test("an organisation's own position leads nobody anywhere, also when it has gone out of use", async () => {
  const shared = await Position.findById('PID001').lean()
  const own = { ...shared, ownerId: new Types.ObjectId(), status: 'retired' as const }
  await Position.create([
    { ...own, _id: 'PIDOWN1', name: 'Keeper of Secrets', redirectTo: 'PID002' },
    { ...own, _id: 'PIDOWN2', name: 'Keeper of Nothing', redirectTo: null },
  ])
  await Position.updateOne({ _id: 'PID003' }, { $set: { status: 'retired', redirectTo: 'PIDOWN1' } })
  await bumpFrameworkRevision()

  expect(await getPosition({ id: 'PIDOWN1' })).toEqual({ kind: 'unknown' })
  expect(await getPosition({ id: 'PID003' })).toEqual({ kind: 'unknown' })
  const nameOf = await namePositions(['PIDOWN1', 'PIDOWN2', 'PID003'])
  expect(nameOf('PIDOWN1').name).toBe('PIDOWN1')
  expect(nameOf('PIDOWN2').name).toBe('PIDOWN2')
  expect(nameOf('PID003').name).toBe((await Position.findById('PID003').lean())?.name)
})
