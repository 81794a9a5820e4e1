import { isLevelNumber, loadDictionary, loadFramework, makeDictionary } from '@karmashala/frac'
import { expect, test } from 'vitest'

const framework = loadFramework()
const roles = framework.positions.flatMap((position) => position.roles)
const activities = roles.flatMap((role) => role.activities)
const required = roles.flatMap((role) => role.competencies)
const HINDI = /[\u0900-\u097f]/

test('every position, role, activity and resource of the starter data is loaded under its id', () => {
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort()
  const numbered = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(3, '0')}`)

  expect(ids(framework.positions)).toEqual(numbered('PID', 20))
  expect(ids(roles)).toEqual(numbered('RID', 40))
  expect(ids(activities)).toEqual(numbered('AID', 87))
  expect(ids(framework.knowledgeResources)).toEqual(numbered('KRID', 29))
  expect(required).toHaveLength(166)
})

test('a position asks only for competencies that stand in the dictionary and may be chosen', () => {
  for (const { code, level } of required) {
    expect(loadDictionary().get(code).selectable, code).toBe(true)
    expect(isLevelNumber(level)).toBe(true)
  }
})

test('no role asks for one competency twice', () => {
  for (const role of roles) {
    const codes = role.competencies.map(({ code }) => code)
    expect(new Set(codes).size, role.id).toBe(codes.length)
  }
})

test('every competency of a role says in both languages why the role needs it, each in words of its own', () => {
  for (const { reason, reasonHi } of required) {
    expect(reason.length).toBeGreaterThan(20)
    expect(reasonHi).toMatch(HINDI)
  }
  expect(new Set(required.map(({ reason }) => reason)).size).toBe(166)
  expect(new Set(required.map(({ reasonHi }) => reasonHi)).size).toBe(166)
})

test('positions, roles, activities and resources have Hindi names', () => {
  for (const { nameHi } of [
    ...framework.positions,
    ...roles,
    ...activities,
    ...framework.knowledgeResources,
  ]) {
    expect(nameHi).toMatch(HINDI)
  }
  for (const { descriptionHi } of framework.positions) expect(descriptionHi).toMatch(HINDI)
})

test('activities refer only to resources that exist, and positions say that they are starter data', () => {
  const known = new Set(framework.knowledgeResources.map(({ id }) => id))
  for (const id of activities.flatMap((activity) => activity.knowledgeResourceIds)) {
    expect(known.has(id), id).toBe(true)
  }
  for (const { flags } of framework.positions) expect(flags).toEqual(['starter-data'])
})

test('a retired competency is found by its code and by its redirect, and offered nowhere', () => {
  const rows = framework.competencies.map((row) =>
    row.code === 'FUN-111' ? { ...row, retired: true, redirectTo: 'FUN-110' } : row,
  )
  const dictionary = makeDictionary(rows)
  const codes = (list: { code: string }[]) => list.map(({ code }) => code)

  expect(dictionary.get('FUN-111').retired).toBe(true)
  expect(dictionary.resolve('FUN-111')?.code).toBe('FUN-110')
  expect(codes(dictionary.search('leave and travel'))).not.toContain('FUN-111')
  expect(codes(dictionary.list())).not.toContain('FUN-111')
  expect(codes(dictionary.children('FUN-T21'))).not.toContain('FUN-111')
  expect(codes(dictionary.list({ retired: true }))).toContain('FUN-111')
})
