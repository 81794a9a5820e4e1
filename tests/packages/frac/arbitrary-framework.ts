import {
  loadFramework,
  type Competency,
  type Framework,
  type LevelNumber,
  type Position,
  type Role,
} from '@karmashala/frac'
import * as fc from 'fast-check'

/** What people type, with everything that is awkward in a sheet or in JSON; trimmed, as it is stored. */
export const aText = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '=SUM(A1)',
      '+1',
      '-2',
      '@me',
      "'=x",
      "''-y",
      'a,b',
      'say "so"',
      'two\nlines',
      'छुट्टी',
      '__proto__',
    ),
  )
  .map((text) => text.trim())
export const aName = aText.map((text) => (text === '' ? 'x' : text))
const aLevel = fc.constantFrom<LevelNumber>(1, 2, 3, 4, 5)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

function dropUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}

const aCompetency = fc
  .record({
    name: aName,
    nameHi: aText,
    description: aText,
    descriptionHi: maybe(aText),
    owner: maybe(aText),
    sector: maybe(aText),
    igotRefId: maybe(aText),
    version: maybe(fc.integer({ min: 1, max: 99 })),
    levels: maybe(
      fc.uniqueArray(aLevel).map((levels) => levels.map((level) => ({ level, text: `At ${level}` }))),
    ),
    selectable: fc.boolean(),
    retired: fc.boolean(),
  })
  .map(dropUndefined)

const competencies: fc.Arbitrary<Competency[]> = fc
  .array(fc.tuple(aCompetency, fc.array(aCompetency, { maxLength: 3 })), { minLength: 1, maxLength: 4 })
  .map((themes) =>
    themes.flatMap(([theme, children], t) => {
      const common = { type: 'functional' as const, area: 'Functional', theme: theme.name, flags: [] }
      const code = `FUN-T${t}`
      return [
        { ...theme, ...common, code, parentCode: null },
        ...children.map((child, c) => ({
          ...child,
          ...common,
          code: `FUN-${t}-${c}`,
          parentCode: code,
          ...(child.retired ? { redirectTo: code } : {}),
        })),
      ]
    }),
  )

function aRole(rows: readonly Competency[], open: readonly string[]): fc.Arbitrary<Omit<Role, 'id'>> {
  return fc.record({
    name: aName,
    nameHi: aText,
    activities: fc.array(
      fc.record({
        id: fc.constant(''),
        name: aName,
        nameHi: aText,
        knowledgeResourceIds: fc.subarray(['KRID001', 'KRID002']),
      }),
      { maxLength: 3 },
    ),
    competencies: fc
      .subarray([...open])
      .chain((codes) =>
        fc.tuple(
          ...codes.map((code) =>
            fc.record({ code: fc.constant(code), level: aLevel, reason: aText, reasonHi: aText }),
          ),
        ),
      ),
  })
}

/** Frameworks that hold together, of every shape; positions ask only for what may be chosen. */
export const aFramework: fc.Arbitrary<Framework> = competencies.chain((rows) => {
  const open = rows.filter(({ selectable, retired }) => selectable && !retired).map(({ code }) => code)
  return fc
    .array(
      fc.record({
        name: aName,
        nameHi: aText,
        department: aText,
        designation: aName,
        description: aText,
        descriptionHi: aText,
        flags: fc.subarray<'starter-data'>(['starter-data']),
        roles: fc.array(aRole(rows, open), { maxLength: 3 }),
      }),
      { maxLength: 3 },
    )
    .map((positions) => ({
      areas: loadFramework().areas,
      levels: loadFramework().levels,
      competencies: rows,
      knowledgeResources: [
        { id: 'KRID001', name: 'Manual', nameHi: 'नियमावली', url: null },
        { id: 'KRID002', name: 'Rules', nameHi: '', url: 'https://rules.example.in/a' },
      ],
      positions: positions.map((position, p): Position => ({
        ...position,
        id: `PID${p}`,
        roles: position.roles.map((role, r) => ({
          ...role,
          id: `RID${p}-${r}`,
          activities: role.activities.map((activity, a) => ({ ...activity, id: `AID${p}-${r}-${a}` })),
        })),
      })),
    }))
})
