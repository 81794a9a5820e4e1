import { expect, test } from 'vitest'
import { fillBlanksScoring } from '../../../../packages/authoring/src/blocks/fill-blanks/scoring.ts'
import { answerRange } from '../../../../packages/authoring/src/blocks/numeric/answer-range.ts'
import { numericScoring } from '../../../../packages/authoring/src/blocks/numeric/scoring.ts'
import { shortAnswerScoring } from '../../../../packages/authoring/src/blocks/short-answer/scoring.ts'
import { isAccepted } from '../../../../packages/authoring/src/interactions/answer-forms.ts'
import { blankPieces, blanksOf } from '../../../../packages/authoring/src/interactions/blanks.ts'
import { numberIn } from '../../../../packages/authoring/src/interactions/number-words.ts'

test.each([
  ['  thirty   days ', 'Thirty days'],
  ['३० दिन', '30 दिन'],
  ['क\u093c\u093e\u0928\u0942\u0928', '\u0958\u093e\u0928\u0942\u0928'],
  ['first‑appeal', 'First-appeal'],
  ['Section 6.', 'section 6'],
  ['हाँ।', 'हाँ'],
  ['it’s', "it's"],
  ['क्\u200dष', 'क्ष'],
])('%s is taken for %s', (typed, accepted) => {
  expect(isAccepted(typed, [accepted], {})).toBe(true)
})

test('capital letters count only where the author says so', () => {
  expect(isAccepted('lokpal', ['Lokpal'], { matchCase: true })).toBe(false)
  expect(isAccepted('lokpal', ['Lokpal'], { matchCase: false })).toBe(true)
})

test.each([
  ['comission', 'commission', true],
  ['commisison', 'commission', true],
  ['comision', 'commission', true],
  ['committee', 'commission', false],
  ['tne', 'ten', false],
  ['tehn', 'ten', false],
  ['appael', 'appeal', true],
  ['सूचनa', 'सूचना', true],
  ['10 days', '11 days', false],
])('with slips forgiven, %s for %s is %s', (typed, accepted, isRight) => {
  expect(isAccepted(typed, [accepted], { forgiveSlips: true })).toBe(isRight)
  expect(isAccepted(typed, [accepted], {})).toBe(false)
})

test('nothing typed is never accepted, whatever an author left empty', () => {
  expect(isAccepted('', ['', ' '], { forgiveSlips: true })).toBe(false)
  expect(isAccepted(' . ', ['.'], {})).toBe(false)
})

test('a text is cut at its blanks, and each blank is worth the same', () => {
  const attrs = { text: 'Pay [[ten|10]] rupees in [[cash]].', explanation: '' }
  expect(blankPieces(attrs.text)).toEqual([
    'Pay ',
    { number: 0, accepted: ['ten', '10'] },
    ' rupees in ',
    { number: 1, accepted: ['cash'] },
    '.',
  ])
  expect(fillBlanksScoring.grade({ ...attrs, points: 3 }, ['१०', 'kind'])).toEqual({
    score: 1.5,
    maxScore: 3,
  })
})

test('a translation may need its blanks in another order', () => {
  expect(blanksOf('[[#2 नकद]] में [[#1 दस|10]] रुपये').map(({ accepted }) => accepted)).toEqual([
    ['दस', '10'],
    ['नकद'],
  ])
  // Numbers that do not name every blank once are no numbers.
  expect(blanksOf('[[#2 one]] [[two]]').map(({ number }) => number)).toEqual([0, 1])
  expect(blanksOf('[[#1 one]] [[#1 two]]').map(({ number }) => number)).toEqual([0, 1])
})

test('an answer may begin with a number without being taken for the number of a blank', () => {
  expect(blanksOf('At [[10:30]] or [[2 o’clock]]').map(({ accepted }) => accepted)).toEqual([
    ['10:30'],
    ['2 o’clock'],
  ])
})

test.each([
  ['100000', 100_000],
  ['1,00,000', 100_000],
  ['१,००,०००', 100_000],
  ['100 000', 100_000],
  ['100\u00a0000', 100_000],
  ['₹ 1,00,000', 100_000],
  ['1,00,000 ₹', 100_000],
  ['-5', -5],
  ['−५.५', -5.5],
  ['.5', 0.5],
  ['5.', 5],
  ['+7', 7],
])('%s is read as a number', (typed, number) => {
  expect(numberIn(typed, '₹')).toBe(number)
})

test.each([
  '',
  ' ',
  'ten',
  '1,5',
  '1,0000',
  '1e5',
  '0x10',
  '1.2.3',
  'Infinity',
  '--1',
  '10 kg',
  '1,,000',
  '१ लाख',
])('%s is not read as a number', (typed) => {
  expect(numberIn(typed, '₹')).toBe(null)
})

const numeric = { mode: 'value' as const, value: 0.3, tolerance: 0.1, unit: '', explanation: '' }

test('a number is right within its tolerance, both ends included', () => {
  for (const typed of ['0.2', '0.3', '.4', '०.४'])
    expect(numericScoring.grade(numeric, typed).score, typed).toBe(1)
  for (const typed of ['0.19', '0.41', '3']) expect(numericScoring.grade(numeric, typed).score, typed).toBe(0)
})

test('a range may be open on one side', () => {
  const attrs = { ...numeric, mode: 'range' as const, min: 28, max: null }
  expect(numericScoring.grade(attrs, '1,000').score).toBe(1)
  expect(numericScoring.grade(attrs, '27.9').score).toBe(0)
  expect(answerRange({ ...attrs, unit: 'days' }, 'en')).toBe('28 or more days')
  expect(answerRange({ ...attrs, max: 31, unit: 'दिन' }, 'hi')).toBe('28 से 31 दिन')
})

test('a number the author has not said yet makes nothing right', () => {
  expect(numericScoring.grade({ ...numeric, value: null }, '0').score).toBe(0)
})

test('a short answer is right in any of its forms', () => {
  const attrs = {
    accepted: [
      { id: 'a', text: 'CPIO' },
      { id: 'b', text: '' },
    ],
    explanation: 'Section 5.',
  }
  expect(shortAnswerScoring.grade(attrs, 'cpio').score).toBe(1)
  expect(shortAnswerScoring.feedback(attrs, 'x')).toEqual(['Section 5.'])
  expect(shortAnswerScoring.report(attrs, 'cpio')).toEqual({
    type: 'fill-in',
    response: ['cpio'],
    correct: [['CPIO']],
  })
})
