import { definitions, isInteraction, validateLesson, type AnyBlock } from '@karmashala/authoring'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALL_BEHAVIOURS } from '../../../../packages/authoring/src/interactions/all-behaviours.ts'
import { ALL_SCORINGS } from '../../../../packages/authoring/src/interactions/all-scorings.ts'
import { aLesson } from '../a-lesson.ts'
import { arbitraryResponse } from './arbitrary-responses.ts'

// One block of every kind of interaction, as it comes out of the check of a lesson.
const checked = validateLesson(aLesson())
const blocks: AnyBlock[] = checked.status === 'valid' ? checked.document.content : []
const kinds = blocks
  .filter(({ type }) => isInteraction(type))
  .map(({ type, attrs }) => ({ type, attrs, scoring: ALL_SCORINGS[type] ?? never(type) }))

function never(type: string): never {
  throw new Error(`${type} has no scoring in the course`)
}

test('every kind of interaction has its scoring and its behaviour in the course', () => {
  const types = [...definitions.values()].filter(({ scoring }) => scoring).map(({ type }) => type)
  expect(Object.keys(ALL_SCORINGS).sort()).toEqual(types.sort())
  expect(Object.keys(ALL_BEHAVIOURS).sort()).toEqual(types)
  expect(new Set(kinds.map(({ type }) => type))).toEqual(new Set(types))
  for (const [type, behaviour] of Object.entries(ALL_BEHAVIOURS)) expect(behaviour.type).toBe(type)
  for (const { type, scoring } of definitions.values()) if (scoring) expect(scoring).toBe(ALL_SCORINGS[type])
})

test.each(kinds)('an empty response to $type is not complete, earns nothing and packs to nothing', (kind) => {
  const { attrs, scoring } = kind
  const empty = scoring.empty(attrs)
  expect(scoring.isComplete(attrs, empty)).toBe(false)
  expect(scoring.grade(attrs, empty).score).toBe(0)
  expect(scoring.pack(attrs, empty)).toBe('')
  expect(scoring.unpack(attrs, '')).toEqual(empty)
})

test.each(kinds)('the solution of $type earns all points', ({ attrs, scoring }) => {
  const { score, maxScore } = scoring.grade(attrs, scoring.solution(attrs))
  expect(score).toBe(maxScore)
  expect(maxScore > 0).toBe(scoring.isScored(attrs))
  if (scoring.isScored(attrs)) expect(scoring.isComplete(attrs, scoring.solution(attrs))).toBe(true)
})

test.each(kinds)('any response to $type comes back from its packed text', ({ type, attrs, scoring }) => {
  fc.assert(
    fc.property(arbitraryResponse(type, attrs), (response) => {
      const packed = scoring.pack(attrs, response)
      expect(scoring.unpack(attrs, packed)).toEqual(response)
      expect(packed.length).toBeLessThanOrEqual(scoring.packedMax(attrs))
      expect(packed).not.toMatch(/[,;|"\p{Cc}]/u)
    }),
  )
})

test.each(kinds)('rubbish is not taken for a response to $type', ({ attrs, scoring }) => {
  const rubbish = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', 'b', 'z', '0', '1', '9', '-', '.', '!', '/', '~', '6', '|') }),
    fc.string({ minLength: 3000, maxLength: 3100 }),
  )
  fc.assert(
    fc.property(rubbish, (packed) => {
      const response = scoring.unpack(attrs, packed)
      // What can be read has to be what it would be written as.
      if (response !== null) expect(scoring.pack(attrs, response)).toBe(packed)
    }),
  )
  expect(scoring.unpack(attrs, '\u0001')).toBe(null)
  expect(scoring.unpack(attrs, 'K;|,')).toBe(null)
})

test.each(kinds)('any response to $type is graded between nothing and all', ({ type, attrs, scoring }) => {
  fc.assert(
    fc.property(arbitraryResponse(type, attrs), (response) => {
      const { score, maxScore } = scoring.grade(attrs, response)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(maxScore)
      expect(maxScore).toBe(scoring.grade(attrs, scoring.empty(attrs)).maxScore)
      expect(Number(score.toFixed(2))).toBe(score)
      expect(scoring.feedback(attrs, response)).not.toContain('')
      expect(() => scoring.report(attrs, response)).not.toThrow()
    }),
  )
})

test.each(kinds)('the report of the solution of $type is its correct response', ({ attrs, scoring }) => {
  const report = scoring.report(attrs, scoring.solution(attrs))
  expect(report.type).toBe(scoring.kind)
  if (!scoring.isScored(attrs)) return expect(report.correct).toEqual([])
  if (report.type === 'numeric') {
    expect(report.response).toBeGreaterThanOrEqual(report.correct.min ?? -Infinity)
    expect(report.response).toBeLessThanOrEqual(report.correct.max ?? Infinity)
  } else if (report.type === 'fill-in') {
    expect(report.correct).toHaveLength(report.response.length)
    report.response.forEach((words, index) => expect(report.correct[index]).toContain(words))
  } else expect(report.response).toEqual(report.correct)
})

test.each(kinds)('what the report of $type speaks of has words', ({ attrs, scoring }) => {
  const report = scoring.report(attrs, scoring.solution(attrs))
  const { choices = [], source = [], target = [], steps = [] } = scoring.components(attrs)
  const known = (list: { id: string }[]) => new Set(list.map(({ id }) => id))
  if (report.type === 'choice' || report.type === 'sequencing') {
    for (const id of report.correct) expect(known(choices)).toContain(id)
  }
  if (report.type === 'matching') {
    for (const [left, right] of report.correct) {
      expect(known(source)).toContain(left)
      expect(known(target)).toContain(right)
    }
  }
  if (report.type === 'performance') for (const [step] of report.correct) expect(known(steps)).toContain(step)
  for (const { id, words } of [...choices, ...source, ...target, ...steps]) {
    expect(id).toMatch(/^[a-z0-9]$/)
    expect(words).not.toBe('')
  }
})

test.each(kinds)('every part of $type has a scoring that knows its response', ({ attrs, scoring }) => {
  for (const part of scoring.parts?.(attrs, scoring.solution(attrs)) ?? []) {
    const inner = ALL_SCORINGS[part.type] ?? never(part.type)
    const { score, maxScore } = inner.grade(part.attrs, part.response)
    expect(score).toBe(maxScore)
    expect(scoring.parts?.(attrs, scoring.empty(attrs))).toEqual([])
  }
})
