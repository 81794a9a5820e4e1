import {
  aggregateGaps,
  gapsOf,
  levelsHeld,
  loadFramework,
  makeDictionary,
  makeNeeds,
  requirementsOf,
  standingsOf,
  sumUnits,
  type Competency,
  type HeldCompetency,
  type LevelNumber,
  type Position,
} from '@karmashala/frac'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const competency = (code: string, rest: Partial<Competency> = {}): Competency => ({
  ...{ code, type: 'functional', area: 'Functional', theme: 'T', name: code, nameHi: code, description: '' },
  ...{ parentCode: code === 'FUN-T01' ? null : 'FUN-T01', selectable: true, flags: [], ...rest },
})

const dictionary = makeDictionary([
  competency('FUN-T01'),
  competency('FUN-1'),
  competency('FUN-2'),
  competency('FUN-3', { selectable: false }),
  competency('FUN-OLD', { retired: true, redirectTo: 'FUN-1' }),
  competency('FUN-GONE', { retired: true }),
])

type Need = [code: string, level: LevelNumber]
const position = (id: string, ...roles: Need[][]): Position => ({
  ...{
    id,
    name: id,
    nameHi: id,
    department: 'd',
    designation: '',
    description: '',
    descriptionHi: '',
    flags: [],
  },
  roles: roles.map((needs, index) => ({
    ...{ id: `${id}-R${index}`, name: 'r', nameHi: 'r', activities: [] },
    competencies: needs.map(([code, level]) => ({ code, level, reason: `${id} ${level}`, reasonHi: '' })),
  })),
})

const gaps = (positions: Position[], held: HeldCompetency[]) =>
  gapsOf({ required: requirementsOf(positions, dictionary), held, dictionary })

test('the highest level that any role of any current position asks for is what is required', () => {
  const found = gaps([position('A', [['FUN-1', 2]], [['FUN-1', 4]]), position('B', [['FUN-1', 3]])], [])
  expect(found).toMatchObject([{ code: 'FUN-1', requiredLevel: 4, heldLevel: 0, delta: 4 }])
  expect(found[0]?.because.map(({ roleId, level, reason }) => [roleId, level, reason])).toEqual([
    ['A-R1', 4, 'A 4'],
    ['B-R0', 3, 'B 3'],
    ['A-R0', 2, 'A 2'],
  ])
})

test('the best of several pieces of evidence counts, and a met requirement is no gap', () => {
  const held: HeldCompetency[] = [
    { code: 'FUN-1', level: 3 },
    { code: 'FUN-1', level: 1 },
  ]
  expect(gaps([position('A', [['FUN-1', 4]])], held)).toMatchObject([{ heldLevel: 3, delta: 1 }])
  expect(gaps([position('A', [['FUN-1', 3]])], held)).toEqual([])
  const required = requirementsOf([position('A', [['FUN-1', 2]])], dictionary)
  expect(standingsOf({ required, held, dictionary })).toMatchObject([{ heldLevel: 3, delta: 0 }])
})

test('a merged competency is required and held as its successor', () => {
  expect(gaps([position('A', [['FUN-OLD', 3]])], [{ code: 'FUN-1', level: 3 }])).toEqual([])
  expect(gaps([position('A', [['FUN-1', 3]])], [{ code: 'FUN-OLD', level: 3 }])).toEqual([])
  const both = gaps([position('A', [['FUN-OLD', 3]], [['FUN-1', 2]])], [])
  expect(both).toMatchObject([{ code: 'FUN-1', requiredLevel: 3 }])
})

test('nobody is asked for what was retired without a successor', () => {
  expect(gaps([position('A', [['FUN-GONE', 3]])], [])).toEqual([])
  expect(gaps([position('A', [['FUN-NEVER', 3]])], [])).toEqual([])
})

test('a theme is held at the lowest level among its sub-themes, or by evidence for the theme itself', () => {
  const theme = [position('A', [['FUN-T01', 3]])]
  expect(gaps(theme, [{ code: 'FUN-1', level: 5 }])).toMatchObject([{ heldLevel: 0, delta: 3 }])
  const some = [
    { code: 'FUN-1', level: 5 },
    { code: 'FUN-2', level: 2 },
  ]
  expect(gaps(theme, some)).toMatchObject([{ heldLevel: 2, delta: 1 }])
  expect(gaps(theme, [...some, { code: 'FUN-2', level: 3 }])).toEqual([])
  expect(gaps(theme, [{ code: 'FUN-T01', level: 3 }])).toEqual([])
})

test('evidence for a theme does not show a sub-theme', () => {
  const found = gaps([position('A', [['FUN-1', 2]])], [{ code: 'FUN-T01', level: 5 }])
  expect(found).toMatchObject([{ code: 'FUN-1', heldLevel: 0 }])
})

test('the widest gap comes first, then the highest requirement', () => {
  const found = gaps(
    [
      position('A', [
        ['FUN-1', 2],
        ['FUN-2', 5],
        ['FUN-T01', 4],
      ]),
    ],
    [
      { code: 'FUN-2', level: 3 },
      { code: 'FUN-T01', level: 2 },
    ],
  )
  expect(found.map(({ code, delta }) => [code, delta])).toEqual([
    ['FUN-2', 2],
    ['FUN-T01', 2],
    ['FUN-1', 2],
  ])
})

const framework = loadFramework()
const shared = makeDictionary(framework.competencies)
const positions = new Map(framework.positions.map((one) => [one.id, one]))
const codes = framework.competencies.map(({ code }) => code)
const aPerson = fc.record({
  unit: fc.constantFrom('Budget', 'Accounts', null),
  positionIds: fc.uniqueArray(fc.constantFrom(...positions.keys(), 'PIDUNKNOWN'), { maxLength: 3 }),
  held: fc.array(fc.record({ code: fc.constantFrom(...codes), level: fc.integer({ min: 1, max: 5 }) }), {
    maxLength: 12,
  }),
})

test('counting people as they come by says the same as looking at each of them', () => {
  const needs = makeNeeds(positions, shared)
  fc.assert(
    fc.property(fc.array(aPerson, { maxLength: 30 }), (people) => {
      const units = aggregateGaps(people, { needs, dictionary: shared })
      expect(units.reduce((sum, unit) => sum + unit.people, 0)).toBe(people.length)
      for (const unit of units) {
        const here = people.filter((person) => person.unit === unit.unit)
        const each = here.map(({ positionIds, held }) => {
          const required = requirementsOf(
            positionIds.flatMap((id) => positions.get(id) ?? []),
            shared,
          )
          return { required, gaps: gapsOf({ required, held, dictionary: shared }) }
        })
        expect(unit.short).toBe(each.filter((one) => one.gaps.length > 0).length)
        const ofPositions = here.filter(({ positionIds }) => positionIds.some((id) => positions.has(id)))
        expect(unit.withoutPosition).toBe(here.length - ofPositions.length)
        for (const [code, count] of unit.counts) {
          const deltas = each.flatMap((one) => one.gaps.filter((gap) => gap.code === code))
          expect(count).toEqual({
            required: each.filter((one) => one.required.some((need) => need.code === code)).length,
            meeting: count.required - deltas.length,
            short: deltas.length,
            levelsShort: deltas.reduce((sum, { delta }) => sum + delta, 0),
          })
        }
      }
      const whole = aggregateGaps(
        people.map((person) => ({ ...person, unit: 'all' })),
        { needs, dictionary: shared },
      )
      const { counts, ...sum } = sumUnits(units)
      expect(new Map([...counts].sort())).toEqual(new Map([...(whole[0]?.counts ?? [])].sort()))
      if (whole[0]) expect(whole[0]).toMatchObject(sum)
    }),
    { numRuns: 60 },
  )
})

test('more evidence never makes a gap wider', () => {
  fc.assert(
    fc.property(aPerson, aPerson, ({ positionIds, held }, { held: more }) => {
      const required = requirementsOf(
        positionIds.flatMap((id) => positions.get(id) ?? []),
        shared,
      )
      const before = new Map(
        standingsOf({ required, held, dictionary: shared }).map((one) => [one.code, one.delta]),
      )
      for (const { code, delta } of standingsOf({ required, held: [...held, ...more], dictionary: shared })) {
        expect(delta).toBeLessThanOrEqual(before.get(code) ?? -1)
      }
      expect(levelsHeld([...held, ...more], shared).size).toBeGreaterThanOrEqual(
        levelsHeld(held, shared).size,
      )
    }),
    { numRuns: 60 },
  )
})
