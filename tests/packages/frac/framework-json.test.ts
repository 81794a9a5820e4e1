import {
  canonicalJson,
  exportFramework,
  loadDictionary,
  loadFramework,
  parseFramework,
  type Competency,
  type Framework,
} from '@karmashala/frac'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFramework } from './arbitrary-framework.ts'

const bundled = loadFramework()
const row = (over: Partial<Competency>): Competency => ({
  code: 'FUN-T90',
  type: 'functional',
  area: 'Functional',
  theme: 'Trial',
  name: 'Trial',
  nameHi: 'परीक्षण',
  description: 'A row of a trial.',
  parentCode: null,
  selectable: true,
  flags: [],
  ...over,
})
const parseWith = (over: Partial<Framework>) =>
  parseFramework(
    exportFramework({ ...bundled, competencies: [], positions: [], knowledgeResources: [], ...over }),
  )
const codesOf = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code)

test('the bundled framework exported, read and exported again is the same bytes', () => {
  const text = exportFramework(bundled)
  const { framework, problems, counts } = parseFramework(text)

  expect(problems).toEqual([])
  expect(counts).toEqual({ competencies: 229, positions: 20, knowledgeResources: 29 })
  expect(framework && exportFramework(framework)).toBe(text)
})

test('any framework exported, read and exported again is the same bytes', () => {
  fc.assert(
    fc.property(aFramework, (framework) => {
      const text = exportFramework(framework)
      const parsed = parseFramework(text)
      expect(parsed.problems).toEqual([])
      expect(parsed.framework && exportFramework(parsed.framework)).toBe(text)
    }),
    { numRuns: 60 },
  )
})

test('the order in which nodes stand does not change the bytes', () => {
  const shuffled = {
    ...bundled,
    competencies: [...bundled.competencies].reverse(),
    positions: [...bundled.positions].reverse(),
  }
  expect(exportFramework(shuffled)).toBe(exportFramework(bundled))
})

test('what is no framework is refused and says why', () => {
  expect(parseFramework('{')).toMatchObject({ framework: null, problems: [{ code: 'not_json' }] })
  expect(parseFramework('[]')).toMatchObject({ framework: null, problems: [{ code: 'wrong_shape' }] })
  expect(parseFramework('{"format":"other"}')).toMatchObject({
    framework: null,
    problems: [{ code: 'wrong_format', path: 'format' }],
  })
  expect(parseFramework('{"format":"karmashala-framework","version":2}')).toMatchObject({
    problems: [{ code: 'unsupported_version', params: { value: '2' } }],
  })
})

test('nothing that is read in throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const wrapped = { format: 'karmashala-framework', version: 1, competencies: [value], positions: value }
      expect(parseFramework(canonicalJson(wrapped)).problems.length).toBeGreaterThan(0)
    }),
  )
})

test('a refused node says where it stands, and the sound ones beside it are kept', () => {
  const parsed = parseWith({
    competencies: [row({}), row({ code: 'FUN-T91', name: '' }), row({ code: 'lower' })],
  })

  expect(parsed.framework?.competencies.map(({ code }) => code)).toEqual(['FUN-T90'])
  expect(parsed.problems).toEqual([
    { path: 'competencies[1].name', code: 'missing', params: {} },
    { path: 'competencies[2].code', code: 'bad_code', params: { value: 'lower' } },
  ])
})

test('a refused theme takes its sub-themes along', () => {
  const parsed = parseWith({
    competencies: [row({ name: '' }), row({ code: 'FUN-900', parentCode: 'FUN-T90' })],
  })

  expect(parsed.framework?.competencies).toEqual([])
  expect(codesOf(parsed)).toContain('unknown_theme')
})

test('cycles of parents and of redirects are refused', () => {
  const parents = parseWith({
    competencies: [row({ parentCode: 'FUN-T91' }), row({ code: 'FUN-T91', parentCode: 'FUN-T90' })],
  })
  const redirects = parseWith({
    competencies: [
      row({ retired: true, redirectTo: 'FUN-T91' }),
      row({ code: 'FUN-T91', retired: true, redirectTo: 'FUN-T90' }),
    ],
  })

  expect(codesOf(parents)).toEqual(['cycle', 'cycle'])
  expect(codesOf(redirects)).toEqual(['cycle', 'cycle'])
})

test('repeated codes, third levels, wrong types and redirects of rows in use are refused', () => {
  const child = row({ code: 'FUN-900', parentCode: 'FUN-T90' })
  const cases: [Competency[], string][] = [
    [[row({}), row({})], 'duplicate'],
    [[row({}), child, row({ code: 'FUN-901', parentCode: 'FUN-900' })], 'too_deep'],
    [[row({ type: 'domain' })], 'type_mismatch'],
    [[row({ redirectTo: 'FUN-T91' })], 'redirect_not_retired'],
    [[row({ retired: true, redirectTo: 'FUN-T91' })], 'unknown_redirect'],
  ]
  for (const [competencies, code] of cases) expect(codesOf(parseWith({ competencies }))).toContain(code)
})

test('a position is refused for a level out of range, an unknown competency or a role of another position', () => {
  const [first] = bundled.positions
  if (!first) throw new Error('The bundle has positions.')
  const wrong = JSON.stringify({
    format: 'karmashala-framework',
    version: 1,
    positions: [
      first,
      { ...first, id: 'PID900' },
      {
        ...first,
        id: 'PID901',
        roles: [
          {
            id: 'RID901',
            name: 'Role',
            competencies: [
              { code: 'FUN-046', level: 6 },
              { code: 'FUN-999', level: 2 },
            ],
          },
        ],
      },
    ],
  })
  const known = { dictionary: loadDictionary(), knowledgeResources: bundled.knowledgeResources }
  const parsed = parseFramework(wrong, known)

  expect(parsed.framework?.positions.map(({ id }) => id)).toEqual(['PID001'])
  expect(codesOf(parsed)).toEqual(expect.arrayContaining(['level_out_of_range', 'belongs_elsewhere']))
})

test(
  'a chain of 50,000 redirects whose end is missing is refused in bounded time',
  { timeout: 120_000 },
  () => {
    const chain = Array.from({ length: 50_000 }, (_, index) =>
      row({ code: `FUN-C${index}`, retired: true, redirectTo: `FUN-C${index + 1}` }),
    )
    const started = performance.now()
    const parsed = parseWith({ competencies: chain })

    expect(parsed.framework?.competencies).toEqual([])
    expect(parsed.problems).toHaveLength(50_000)
    expect(performance.now() - started).toBeLessThan(60_000)
  },
)
