import { anyScoring, type Block, type Scoring } from '@karmashala/authoring'
import { expect, test } from 'vitest'
import {
  drawnQuestions,
  type AssessmentAttrs,
  type AssessmentResponse,
} from '../../../../packages/authoring/src/blocks/assessment/attempts.ts'
import { ALL_SCORINGS } from '../../../../packages/authoring/src/interactions/all-scorings.ts'
import { packList, unpackList } from '../../../../packages/authoring/src/interactions/packed.ts'
import {
  changedAnswer,
  newAttempt,
  settle,
  type Attempt,
} from '../../../../packages/authoring/src/runtime/attempt.ts'
import { packAttempt, unpackAttempt } from '../../../../packages/authoring/src/runtime/pack-attempt.ts'
import { type PageData, type PageQuestion } from '../../../../packages/authoring/src/runtime/page-data.ts'
import { sampleInteractions } from '../interactions/sample-interactions.ts'

/** Words somebody typed, not scored: what a reflection is to the page. */
const typed: Scoring<object, string> = {
  kind: 'long-fill-in',
  isScored: () => false,
  empty: () => '',
  isComplete: (_attrs, words) => words !== '',
  grade: () => ({ score: 0, maxScore: 0 }),
  solution: () => '',
  feedback: () => [],
  pack: (_attrs, words) => packList([words]),
  unpack: (_attrs, packed) => unpackList(packed, 1)?.[0] ?? null,
  packedMax: () => 4000,
  report: (_attrs, words) => ({ type: 'long-fill-in', response: [words], correct: [] }),
  components: () => ({}),
}
const scorings = { ...ALL_SCORINGS, typed: anyScoring(typed) }
const SCORM_12_MAX = 4095

const options = Array.from({ length: 10 }, (_, index) => ({
  id: `o${index}`,
  text: '',
  correct: index < 6,
  feedback: '',
}))
const attrs = { question: '', explanation: '', options }
const key = (index: number, length: number) => index.toString(36).padStart(length, 'k')

/** As long as a lesson of 300 blocks: 50 screens and 100 questions, of which the last are reflections. */
function aLongPage(reflections: number): PageData {
  const questions = Array.from({ length: 100 }, (_, index): PageQuestion => {
    const type = index >= 100 - reflections ? 'typed' : 'multipleChoice'
    return { id: `q${index}`, type, key: key(index, 4), screen: index >> 1, attrs: { en: attrs, hi: attrs } }
  })
  return {
    driver: 'scorm12',
    activityId: 'urn:x',
    languages: ['en', 'hi'],
    title: { en: 'Long' },
    passMarkPercent: 60,
    screens: Array.from({ length: 50 }, (_, index) => ({ key: key(index, 3) })),
    questions,
  }
}

/** Everything read and answered, with the most letters an answer can have, half of it in Hindi. */
function finished(data: PageData, words: string): Attempt {
  const attempt = newAttempt(data, scorings, 'abc123')
  attempt.read = data.screens.map(() => true)
  attempt.at = 49
  attempt.answers = data.questions.map(({ type }, index) => ({
    response: type === 'typed' ? words : [0, 1, 2, 3, 4, 5],
    checked: true,
    language: index % 2 ? 'hi' : 'en',
    lost: null,
  }))
  settle(data, scorings, attempt)
  return attempt
}

test('a lesson of 300 blocks with 100 interactions and some reflections fits into SCORM 1.2', () => {
  const data = aLongPage(5)
  const attempt = finished(data, 'मैं अगली बार पहले नियम देखूँगी, फिर टिप्पणी लिखूँगी। '.repeat(8))

  const { text, withoutWords } = packAttempt(data, scorings, attempt, SCORM_12_MAX)
  console.log('state of 100 interactions with 5 reflections:', text.length, 'characters')

  expect(withoutWords).toEqual([])
  expect(text.length).toBeLessThan(4096)
  expect(unpackAttempt(data, scorings, text)).toEqual(attempt)
})

test('reflections that do not fit are named, the fewest of them, and nothing is cut in the middle', () => {
  const data = aLongPage(6)
  const attempt = finished(data, 'w'.repeat(900))

  const { text, withoutWords } = packAttempt(data, scorings, attempt, SCORM_12_MAX)

  expect(text.length).toBeLessThanOrEqual(SCORM_12_MAX)
  expect(withoutWords.length).toBeGreaterThan(0)
  expect(withoutWords.length).toBeLessThan(6)
  const back = unpackAttempt(data, scorings, text)
  data.questions.forEach((_, index) => {
    const answer = back?.answers[index]
    if (!withoutWords.includes(index)) expect(answer).toEqual(attempt.answers[index])
    else expect(answer).toMatchObject({ checked: true, response: '', lost: { score: 0, maxScore: 0 } })
  })
})

test('where even the answers do not fit, what they earned stays', () => {
  const data = aLongPage(0)
  const attempt = finished(data, '')

  const { text, withoutWords } = packAttempt(data, scorings, attempt, 1000)

  const lost = unpackAttempt(data, scorings, text)?.answers.filter((answer) => answer.lost)
  expect(withoutWords.length).toBeGreaterThan(0)
  expect(lost).toHaveLength(withoutWords.length)
  for (const answer of lost ?? []) expect(answer.lost).toEqual({ score: 1, maxScore: 1 })
})

test('no lesson is so long that it goes beyond its room', () => {
  const base = aLongPage(0)
  const count = 1000
  const data: PageData = {
    ...base,
    screens: Array.from({ length: count }, (_, index) => ({ key: key(index, 3) })),
    questions: Array.from({ length: count }, (_, index) => ({
      ...(base.questions[0] as PageQuestion),
      id: `q${index}`,
      key: key(index, 4),
      screen: index,
    })),
  }
  const attempt = finished(data, '')

  const { text, withoutWords } = packAttempt(data, scorings, attempt, SCORM_12_MAX)

  expect(text.length).toBeLessThanOrEqual(SCORM_12_MAX)
  const back = unpackAttempt(data, scorings, text)
  expect(back).toMatchObject({ completed: true, best: 100, read: attempt.read })
  const left = back?.answers.filter(({ checked }) => checked) ?? []
  expect(left.length).toBeGreaterThan(100)
  for (const { lost } of left) expect(lost).toEqual({ score: 1, maxScore: 1 })
  expect(withoutWords).toHaveLength(count)
})

test('an assessment forgets no attempt and no time where its answers do not fit', () => {
  const block = sampleInteractions().find(({ type }) => type === 'assessment') as Block
  const scoring = ALL_SCORINGS['assessment']!
  const base = aLongPage(0)
  const question = { ...(base.questions[0] as PageQuestion), type: 'assessment', attrs: { en: block.attrs } }
  const data: PageData = { ...base, languages: ['en'], screens: [{ key: 'abc' }], questions: [question] }
  const attempt = newAttempt(data, scorings, 'abc123')
  const running = {
    ...(scoring.solution(block.attrs) as AssessmentResponse),
    attempt: 2,
    seed: 'zz',
    startedAt: 1_790_000_000,
    isOver: false,
    best: 3000,
  }
  const typedIn = drawnQuestions(block.attrs as unknown as AssessmentAttrs, running).map((one) => ({
    response: ALL_SCORINGS[one.type]!.solution(one.attrs),
    isChecked: false,
  }))
  attempt.answers = [
    { response: { ...running, answers: typedIn }, checked: true, language: 'en', lost: null },
  ]

  const room = packAttempt(data, scorings, attempt, SCORM_12_MAX).text.length - 1
  const { text, withoutWords } = packAttempt(data, scorings, attempt, room)

  expect(withoutWords).toEqual([0])
  expect(text.length).toBeLessThanOrEqual(room)
  expect(unpackAttempt(data, scorings, text)?.answers[0]).toMatchObject({
    checked: true,
    lost: null,
    response: { attempt: 2, startedAt: 1_790_000_000, isOver: false, best: 3000 },
  })
})

test('points whose words were lost stay until a new answer is worth as much', () => {
  const { questions } = aLongPage(0)
  const question = questions[0] as PageQuestion
  const lost = { response: [], checked: true, language: 'en', lost: { score: 1, maxScore: 1 } }
  const now = (response: number[], checked: boolean) => ({ response, checked, language: 'en', lost: null })

  expect(changedAnswer(question, scorings, lost, now([1], false))).toMatchObject({
    checked: true,
    lost: { score: 1 },
  })
  expect(changedAnswer(question, scorings, lost, now([9], true)).lost).toEqual({ score: 1, maxScore: 1 })
  expect(changedAnswer(question, scorings, lost, now([0, 1, 2, 3, 4, 5], true)).lost).toBeNull()
})

test.each(['', '2;', '1;a;;;en;;;', 'null', '2;a;;x;zz;??;abc;kkk0zzz,,;,kkk1', '\u0000'.repeat(50)])(
  'a state that was damaged is refused or read as far as it means something: %j',
  (text) => {
    const data = aLongPage(2)
    const back = unpackAttempt(data, scorings, text)

    for (const answer of back?.answers ?? []) expect(answer.checked).toBe(false)
    expect(data.languages).toContain(back?.language ?? 'en')
  },
)

test('any text that was cut somewhere unpacks without an error', () => {
  const data = aLongPage(3)
  const { text } = packAttempt(data, scorings, finished(data, 'a, b; c| "d"'), SCORM_12_MAX)

  for (let end = 0; end < text.length; end += 7)
    expect(() => unpackAttempt(data, scorings, text.slice(0, end))).not.toThrow()
})
