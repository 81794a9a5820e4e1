// @vitest-environment happy-dom
import { definitions, type AnyBlock } from '@karmashala/authoring'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  begun,
  drawnQuestions,
  finished,
  hasPassed,
  notBegun,
  secondsLeft,
  type AssessmentAttrs,
  type AssessmentResponse,
} from '../../../../packages/authoring/src/blocks/assessment/attempts.ts'
import { assessmentScoring as scoring } from '../../../../packages/authoring/src/blocks/assessment/scoring.ts'
import {
  innerScoring,
  solvedAnswers,
} from '../../../../packages/authoring/src/interactions/inner-questions.ts'
import { answerByKeyboard, pressNamed } from './by-keyboard.ts'
import { aPage, inThePage } from './in-the-page.ts'
import { sampleInteractions } from './sample-interactions.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function aTest(changes: Partial<AssessmentAttrs> = {}) {
  const block = sampleInteractions().find(({ type }) => type === 'assessment')
  if (!block) throw new Error('no assessment')
  const typed = block as unknown as AnyBlock & { attrs: AssessmentAttrs }
  return { ...typed, attrs: { ...typed.attrs, ...changes } }
}
const ids = (attrs: AssessmentAttrs, response: AssessmentResponse) =>
  drawnQuestions(attrs, response).map(({ attrs: { id } }) => id)
const begin = (attrs: AssessmentAttrs, seed = 'x7', response = notBegun) =>
  begun(attrs, response, { seed, now: 0 })
const shown = (element: HTMLElement) =>
  [...element.querySelectorAll<HTMLElement>('.kl-bank > [data-block-id]')]
    .filter(({ hidden }) => !hidden)
    .map(({ dataset }) => dataset['blockId'])

/** Answers what is shown, the first `right` of them rightly. */
function answer(element: HTMLElement, attrs: AssessmentAttrs, response: AssessmentResponse, right: number) {
  drawnQuestions(attrs, response).forEach((question, index) => {
    const part = element.querySelector<HTMLElement>(`[data-block-id="${question.attrs.id}"]`)
    if (!part) throw new Error(question.attrs.id)
    const solution = innerScoring(question).solution(question.attrs)
    const wrong = question.type === 'singleChoice' ? [0] : '99'
    answerByKeyboard(question.type, part, index < right ? solution : wrong)
  })
}

test('each pool gives as many questions as it says, none twice', () => {
  const { attrs } = aTest()
  for (let learner = 0; learner < 50; learner += 1) {
    const drawn = ids(attrs, begin(attrs, `learner ${learner}`))
    expect(new Set(drawn).size).toBe(3)
    expect(drawn.filter((id) => ['k-test-4', 'k-test-5'].includes(id))).toHaveLength(1)
  }
})

test('learners and attempts get different questions, and the same ones again after a break', () => {
  const { attrs } = aTest()
  const draws = new Set(
    Array.from({ length: 30 }, (_, learner) => ids(attrs, begin(attrs, `${learner}`)).join()),
  )
  expect(draws.size).toBeGreaterThan(5)
  const first = begin(attrs)
  expect(ids(attrs, scoring.unpack(attrs, scoring.pack(attrs, first)) ?? notBegun)).toEqual(ids(attrs, first))
})

test('without random order a draw keeps the order of the author', () => {
  const { attrs } = aTest({ shuffle: false })
  for (let learner = 0; learner < 20; learner += 1) {
    const drawn = ids(attrs, begin(attrs, `${learner}`))
    expect(drawn).toEqual([...drawn].sort())
  }
})

test('the best attempt counts', () => {
  const { attrs } = aTest()
  const first = begin(attrs)
  const good = finished(attrs, { ...first, answers: solvedAnswers(drawnQuestions(attrs, first)) })
  const second = finished(attrs, begin(attrs, 'x7', good))
  expect(second.attempt).toBe(2)
  expect(scoring.grade(attrs, second)).toEqual({ score: 3, maxScore: 3 })
  expect(begin(attrs, 'x7', second)).toBe(second)
})

test('the pass mark is reached exactly or not at all', () => {
  const { attrs } = aTest({ passPercent: 67 })
  expect(hasPassed(attrs, { ...notBegun, best: 6699 })).toBe(false)
  expect(hasPassed(attrs, { ...notBegun, best: 6700 })).toBe(true)
})

test('a whole assessment is done by keyboard: start, answer, finish, see the result', () => {
  const { element, attrs, read, page, state } = inThePage(aTest())
  const own = attrs as unknown as AssessmentAttrs
  expect(shown(element)).toEqual([])

  pressNamed(element, 'Start')
  const response = read() as AssessmentResponse
  expect(shown(element)).toEqual(ids(own, response))
  answer(element, own, response, 2)
  pressNamed(element, 'Finish and see the result')

  const after = read() as AssessmentResponse
  expect(after).toMatchObject({ attempt: 1, isOver: true, best: 6667 })
  const panel = element.querySelector('.kl-assessment-panel')
  expect(document.activeElement).toBe(panel)
  expect(panel?.textContent).toContain('Passed')
  expect(panel?.textContent).toContain('Your best attempt: 66 per cent. It counts.')
  expect(panel?.textContent).toContain('Attempts left: 1.')
  expect(page.said.join()).toContain('66 per cent')
  expect(state.changes).toBeGreaterThan(0)
  expect(element.querySelectorAll('.kl-bank [data-block-id] fieldset[disabled]')).toHaveLength(3)
})

test('open questions are not handed in without a warning', () => {
  const { element, read } = inThePage(aTest())
  pressNamed(element, 'Start')
  pressNamed(element, 'Finish and see the result')
  expect((read() as AssessmentResponse).isOver).toBe(false)
  expect(element.querySelector('[role="status"]')?.textContent).toContain('Questions without an answer: 3.')
  pressNamed(element, 'Finish and see the result')
  expect((read() as AssessmentResponse).best).toBe(0)
})

test('when attempts are used up there is nothing to start', () => {
  const { element } = inThePage(aTest({ attempts: 1 }))
  pressNamed(element, 'Start')
  pressNamed(element, 'Finish and see the result')
  pressNamed(element, 'Finish and see the result')
  expect(element.textContent).toContain('You have used all your attempts.')
  expect(() => pressNamed(element, /^Start/)).toThrow()
})

test.each([
  ['question', true, true],
  ['end', false, true],
  ['never', false, false],
] as const)(
  'with feedback %s, answers are marked while it runs: %s, and after it: %s',
  (feedback, during, after) => {
    const { element, attrs, read } = inThePage(aTest({ feedback }))
    const own = attrs as unknown as AssessmentAttrs
    pressNamed(element, 'Start')
    answer(element, own, read() as AssessmentResponse, 3)
    const checks = [...element.querySelectorAll<HTMLElement>('.button-check')].filter(
      (button) => button.closest('[hidden]') === null,
    )
    expect(checks).toHaveLength(during ? 3 : 0)
    for (const button of checks) button.click()
    const marks = () =>
      element.querySelectorAll('.kl-bank > :not([hidden]) :is(.option-badge, .kl-verdict)').length
    expect(marks() > 0).toBe(during)

    pressNamed(element, 'Finish and see the result')

    expect(marks() > 0).toBe(after)
    expect(shown(element)).toHaveLength(after ? 3 : 0)
  },
)

test('the time runs out by the clock, also while the page was closed, and hands in what there is', () => {
  const { element, read, page } = inThePage(aTest())
  pressNamed(element, 'Start')
  expect(element.querySelector('.kl-time')?.textContent).toBe('Time left: 20:00')
  page.time += 15.5 * 60_000
  vi.advanceTimersByTime(1000)
  expect(page.said).toEqual(['Minutes left: 5.'])

  page.time += 5 * 60_000
  vi.advanceTimersByTime(1000)

  expect((read() as AssessmentResponse).isOver).toBe(true)
  expect(element.textContent).toContain('The time is over.')

  const { attrs } = aTest()
  const later = inThePage(aTest(), aPage())
  later.write(begin(attrs))
  expect((later.read() as AssessmentResponse).isOver).toBe(true)
})

test('who needs more time does without the limit, before it begins, unless speed is assessed', () => {
  const { element, read, page, write } = inThePage(aTest())
  element.querySelector<HTMLInputElement>('.kl-without-time input')?.click()
  pressNamed(element, 'Start')
  page.time += 24 * 60 * 60_000
  vi.advanceTimersByTime(2000)
  expect((read() as AssessmentResponse).isOver).toBe(false)
  expect(element.querySelector<HTMLElement>('.kl-time')?.hidden).toBe(true)
  const { attrs } = aTest()
  write(scoring.unpack(attrs, scoring.pack(attrs, read() as AssessmentResponse)))
  expect((read() as AssessmentResponse).isOver).toBe(false)

  const strict = inThePage(aTest({ strictTime: true })).element
  expect(strict.querySelector('.kl-without-time')).toBeNull()
  expect(strict.textContent).not.toContain('without the time limit')
})

test('setting the clock back wins no more time than there was', () => {
  const { attrs } = aTest()
  const response = begun(attrs, notBegun, { seed: 'x7', now: 10 * 60 * 60_000 })
  expect(secondsLeft(attrs, response, 5 * 60 * 60_000)).toBe(20 * 60)
})

test('checking one question leaves the focus where it was and says nothing of the others again', () => {
  const { element, attrs, read } = inThePage(aTest({ feedback: 'question' }))
  pressNamed(element, 'Start')
  answer(element, attrs as unknown as AssessmentAttrs, read() as AssessmentResponse, 3)
  const [first, second] = [...element.querySelectorAll<HTMLElement>('.button-check')].filter(
    (button) => button.closest('[hidden]') === null,
  )
  first?.focus()
  first?.click()
  expect(document.activeElement).toBe(first)
  expect(first?.hidden).toBe(false)
  expect(first?.getAttribute('aria-disabled')).toBe('true')
  const said = first?.closest('[data-block-id]')?.querySelector('.question-feedback')?.firstChild
  second?.click()

  expect(said).toBeTruthy()
  expect(first?.closest('[data-block-id]')?.querySelector('.question-feedback')?.firstChild).toBe(said)
})

test('a result of many questions is heard once, not question by question', () => {
  const { element, page } = inThePage(aTest())
  expect(element.querySelectorAll('.kl-bank [aria-live]')).toHaveLength(0)
  pressNamed(element, 'Start')
  pressNamed(element, 'Finish and see the result')
  pressNamed(element, 'Finish and see the result')

  expect(page.said.at(-1)).toMatch(/^Not passed yet This attempt: 0 per cent\. /)
})

test('a page of another language that is not shown hands nothing in', () => {
  const { element, read, page, state } = inThePage(aTest())
  pressNamed(element, 'Start')
  element.remove()
  const { changes } = state
  page.time += 60 * 60_000
  vi.advanceTimersByTime(5000)
  expect((read() as AssessmentResponse).isOver).toBe(false)
  expect(state.changes).toBe(changes)
})

test('an assessment of thirty choices packs into few characters', () => {
  const { attrs } = aTest()
  const question = attrs.pools[0]?.questions[0]
  if (!question) throw new Error('no question')
  const questions = Array.from({ length: 60 }, (_, index) => ({
    ...question,
    attrs: { ...question.attrs, id: `q${index}` },
  }))
  const big = { ...attrs, pools: [{ id: 'b', draw: 30, questions }] }
  const packed = scoring.pack(big, scoring.solution(big))
  expect(packed.length).toBeLessThan(130)
  expect(scoring.packedMax(big)).toBeLessThan(130)
})

test('a pool that draws more than it has, or has nothing, is named', () => {
  const { attrs } = aTest()
  const pools = [
    { ...attrs.pools[0], draw: 9 },
    { id: 'b3', name: '', draw: 1, questions: [] },
  ]
  const rules = definitions
    .get('assessment')
    ?.check?.({ ...aTest(), attrs: { ...attrs, pools, strictTime: true } })
    .map(({ rule, severity }) => `${severity} ${rule}`)
  expect(rules).toEqual(['should time-limit', 'must draws-too-many', 'must empty-pool'])
})
