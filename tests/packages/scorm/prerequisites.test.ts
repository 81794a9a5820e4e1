import { type AiccExpression, parseAiccScript } from '@karmashala/scorm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inspect, manifest12, packageWith, rulesIn } from './a-package.ts'

const activity = (identifier: string): AiccExpression => ({ kind: 'activity', identifier })

test.each<[string, AiccExpression]>([
  ['A1', activity('A1')],
  [
    'A & B | C',
    { kind: 'or', operands: [{ kind: 'and', operands: [activity('A'), activity('B')] }, activity('C')] },
  ],
  [
    'A & (B | C)',
    { kind: 'and', operands: [activity('A'), { kind: 'or', operands: [activity('B'), activity('C')] }] },
  ],
  ['~A', { kind: 'not', operand: activity('A') }],
  ['A = "passed"', { kind: 'status', identifier: 'A', status: 'passed', equal: true }],
  ['A<>N', { kind: 'status', identifier: 'A', status: 'not attempted', equal: false }],
  [
    '~A="failed"',
    { kind: 'not', operand: { kind: 'status', identifier: 'A', status: 'failed', equal: true } },
  ],
  ['2*{A,B,C}', { kind: 'at least', count: 2, operands: [activity('A'), activity('B'), activity('C')] }],
])('the prerequisite %s is understood', (script, expected) => {
  expect(parseAiccScript(script)).toEqual(expected)
})

test.each(['', '&', 'A &', '(A', 'A B', 'A = "sleeping"', '3*{A,B}', '{A', 'A,B', '~', '"A'])(
  'the prerequisite %j is not understood, and never guessed',
  (script) => {
    expect(parseAiccScript(script)).toBeNull()
  },
)

const expressions = fc.letrec<{ any: AiccExpression }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/).map(activity),
    fc.record({
      kind: fc.constant('status' as const),
      identifier: fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/),
      status: fc.constantFrom('passed' as const, 'not attempted' as const, 'browsed' as const),
      equal: fc.boolean(),
    }),
    tie('any').map((operand): AiccExpression => ({ kind: 'not', operand })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('any'), { minLength: 2, maxLength: 3 }),
      )
      .map(([kind, operands]): AiccExpression => ({ kind, operands })),
    fc
      .array(tie('any'), { minLength: 1, maxLength: 3 })
      .map((operands): AiccExpression => ({ kind: 'at least', count: operands.length, operands })),
  ),
})).any

function write(expression: AiccExpression): string {
  switch (expression.kind) {
    case 'activity':
      return expression.identifier
    case 'status':
      return `${expression.identifier}${expression.equal ? '=' : '<>'}"${expression.status}"`
    case 'not':
      return `~(${write(expression.operand)})`
    case 'at least':
      return `${expression.count}*{${expression.operands.map(write).join(',')}}`
    default:
      return expression.operands
        .map((operand) => `(${write(operand)})`)
        .join(expression.kind === 'and' ? ' & ' : '|')
  }
}

test('every expression that can be written is read back as it was meant', () => {
  fc.assert(
    fc.property(expressions, (expression) => {
      expect(parseAiccScript(write(expression))).toEqual(expression)
    }),
  )
})

test('no text at all breaks the reading of prerequisites', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...'&|~=<>(){},*"2A '.split(''))).map((signs) => signs.join('')),
  )
  fc.assert(
    fc.property(text, (script) => {
      parseAiccScript(script)
    }),
    { numRuns: 1000 },
  )
  expect(parseAiccScript('('.repeat(100_000))).toBeNull()
})

test('prerequisites reach the tree, and names that lead nowhere are reported', async () => {
  const item = (identifier: string, prerequisites = '') =>
    `<item identifier="${identifier}" identifierref="RES-1"><title>${identifier}</title>${prerequisites}</item>`
  const needs = (script: string) => `<adlcp:prerequisites type="aicc_script">${script}</adlcp:prerequisites>`
  const good = await inspect(packageWith(manifest12({ items: item('A') + item('B', needs('A')) })))
  const lost = await inspect(packageWith(manifest12({ items: item('A') + item('B', needs('Z')) })))

  expect(good.findings).toEqual([])
  expect(good.activityTree?.root.children.map(({ prerequisites }) => prerequisites)).toEqual([
    null,
    activity('A'),
  ])
  expect(rulesIn(lost)).toEqual(['ITM06 warning'])
})
