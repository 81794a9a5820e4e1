import { findInText, replaceInText } from '@karmashala/authoring'
import { expect, test } from 'vitest'

const found = (text: string, query: string, matchCase = false) =>
  findInText(text, query, { matchCase }).map(({ from, to }) => text.slice(from, to))

test('words are found whatever their case, unless the case matters', () => {
  expect(found('Rule, rule, RULE', 'rule')).toEqual(['Rule', 'rule', 'RULE'])
  expect(found('Rule, rule, RULE', 'rule', true)).toEqual(['rule'])
})

test('a Devanagari consonant is not found inside a syllable with a vowel sign', () => {
  expect(found('कि क का', 'क')).toEqual(['क'])
  expect(replaceInText('नियमावली नियम', 'नियम', 'विधि')).toBe('नियमावली विधि')
})

test('a nukta written as one code point or two is the same letter', () => {
  expect(found('\u095e\u093e\u0907\u0932', '\u092b\u093c\u093e\u0907\u0932')).toHaveLength(1)
  expect(found('\u092b\u093c\u093e\u0907\u0932', '\u095e\u093e\u0907\u0932')).toHaveLength(1)
})

test('a joiner does not hide a word', () => {
  expect(found('क्\u200dषमा', 'क्षमा')).toHaveLength(1)
})

test('matches do not overlap and an empty query finds nothing', () => {
  expect(found('aaaa', 'aa')).toEqual(['aa', 'aa'])
  expect(found('abc', '')).toEqual([])
})
