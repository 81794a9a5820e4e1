import { RULES } from '@karmashala/scorm'
import { expect, test } from 'vitest'
import { FINDING_TEXTS } from '../../../packages/scorm/src/texts/texts.ts'

const DEVANAGARI = /\p{Script=Devanagari}/u

test('every finding belongs to a rule that is explained, and every rule has a finding', () => {
  const used = new Set(Object.values(FINDING_TEXTS).map(({ rule }) => rule))

  expect([...used].sort()).toEqual(RULES.map(({ id }) => id).sort())
})

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  '%s says in both languages what it checks and what it means for learners, and where it comes from',
  (_id, { title, impact, source }) => {
    for (const text of [title, impact]) {
      expect(text.en).not.toBe('')
      expect(text.hi).toMatch(DEVANAGARI)
    }
    expect(source).not.toBe('')
  },
)

test.each(Object.entries(FINDING_TEXTS))(
  '%s speaks of the same things in both languages',
  (_kind, { message, fix }) => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

    expect(new Set(places(message.hi))).toEqual(new Set(places(message.en)))
    expect(message.hi).toMatch(DEVANAGARI)
    expect(fix.hi).toMatch(DEVANAGARI)
    expect(fix.en + fix.hi).not.toMatch(/[{}]/)
  },
)
