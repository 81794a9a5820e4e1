// @vitest-environment happy-dom
import { definitions, type AnyBlock } from '@karmashala/authoring'
import { expect, test } from 'vitest'
import {
  inVideoQuestionScoring as scoring,
  type InVideoQuestionAttrs,
} from '../../../../packages/authoring/src/blocks/in-video-question/scoring.ts'
import { answerByKeyboard, pressNamed } from './by-keyboard.ts'
import { buttonNamed, inThePage, press } from './in-the-page.ts'
import { sampleInteractions } from './sample-interactions.ts'

const film = () => {
  const block = sampleInteractions().find(({ type }) => type === 'inVideoQuestion')
  if (!block) throw new Error('no film')
  return block as AnyBlock & { attrs: InVideoQuestionAttrs }
}

/** A film whose time a test sets: happy-dom plays nothing. */
function playing(element: HTMLElement) {
  const video = element.querySelector('video')
  if (!video) throw new Error('no video')
  const state = { time: 0, paused: false }
  Object.defineProperty(video, 'currentTime', { get: () => state.time })
  Object.defineProperty(video, 'paused', { get: () => state.paused })
  video.pause = () => {
    state.paused = true
  }
  video.play = async () => {
    state.paused = false
  }
  return {
    state,
    at: (seconds: number) => {
      state.time = seconds
      video.dispatchEvent(new Event('timeupdate'))
    },
  }
}
const stop = (element: HTMLElement, id: string) => {
  const found = element.querySelector<HTMLElement>(`[data-stop="${id}"]`)
  if (!found) throw new Error(id)
  return found
}

test('the film stops at its question, which gets the focus and is announced', () => {
  const { element, page } = inThePage(film())
  const { at, state } = playing(element)
  at(9)
  expect(state.paused).toBe(false)
  expect(stop(element, 't1').hidden).toBe(true)

  at(10.2)

  expect(state.paused).toBe(true)
  expect(stop(element, 't1').hidden).toBe(false)
  expect(stop(element, 't2').hidden).toBe(true)
  expect(document.activeElement).toBe(stop(element, 't1'))
  expect(page.said).toEqual(['The film has stopped for a question.'])
})

test('who plays on without an answer is led back to the question, and who only looks about in the film is not', () => {
  const { element, page } = inThePage(film())
  const { at, state } = playing(element)
  at(10.2)
  element.querySelector('summary')?.focus()
  at(12)
  expect(document.activeElement?.tagName).toBe('SUMMARY')

  state.paused = false
  at(12.2)

  expect(state.paused).toBe(true)
  expect(document.activeElement).toBe(stop(element, 't1'))
  expect(page.said).toHaveLength(2)
})

test('after an answer the focus is on the way on, not lost with the button that was pressed', () => {
  const { element } = inThePage(film())
  playing(element).at(10)
  answerByKeyboard('singleChoice', stop(element, 't1'), [1])
  pressNamed(stop(element, 't1'), 'Check answer')
  expect(document.activeElement).toBe(buttonNamed(stop(element, 't1'), 'Go on with the film'))
})

test.each(['ended', 'error'])('when the film has %s, what has not come up is asked', (event) => {
  const { element } = inThePage(film())
  playing(element)
  element.querySelector('video')?.dispatchEvent(new Event(event))
  expect(stop(element, 't1').hidden).toBe(false)
  expect(stop(element, 't2').hidden).toBe(false)
})

test('who jumps over a question is asked it all the same', () => {
  const { element } = inThePage(film())
  playing(element).at(3000)
  expect(stop(element, 't1').hidden).toBe(false)
})

test('both questions are answered by keyboard, and the film goes on', () => {
  const { element, attrs, read } = inThePage(film())
  const { at, state } = playing(element)
  at(10)
  answerByKeyboard('singleChoice', stop(element, 't1'), [1])
  pressNamed(stop(element, 't1'), 'Check answer')
  expect(stop(element, 't1').querySelector('.question-feedback')?.textContent).toBe(
    'CorrectOn o2.The rule behind it.',
  )
  press(buttonNamed(stop(element, 't1'), 'Go on with the film'))
  expect(state.paused).toBe(false)
  at(20)
  expect(state.paused).toBe(false)

  at(40)
  answerByKeyboard('numeric', stop(element, 't2'), '९०,०००')
  pressNamed(stop(element, 't2'), 'Check answer')

  expect(scoring.isComplete(attrs as never, read() as never)).toBe(true)
  expect(scoring.grade(attrs as never, read() as never)).toEqual({ score: 1, maxScore: 2 })
  expect(stop(element, 't2').textContent).toContain('Correct answer: 99,500 to 1,00,500')
})

test('a question that is not answered is not checked', () => {
  const { element, read, attrs } = inThePage(film())
  playing(element).at(10)
  pressNamed(stop(element, 't1'), 'Check answer')
  expect(stop(element, 't1').textContent).toContain('Answer the question first.')
  expect(read()).toEqual(scoring.empty(attrs as never))
})

test('who reads the transcript opens all questions with a button', () => {
  const { element } = inThePage(film())
  pressNamed(element, 'Show all questions')
  expect(stop(element, 't1').hidden).toBe(false)
  expect(stop(element, 't2').hidden).toBe(false)
  expect(document.activeElement).toBe(stop(element, 't1'))
})

test('an answer that is not checked yet comes back as it was', () => {
  const { element, attrs, read, write } = inThePage(film())
  playing(element).at(10)
  answerByKeyboard('singleChoice', stop(element, 't1'), [0])
  const packed = scoring.pack(attrs as never, read() as never)
  write(scoring.empty(attrs as never))
  expect(element.querySelector('input:checked')).toBe(null)
  write(scoring.unpack(attrs as never, packed))
  expect(element.querySelector<HTMLInputElement>('input:checked')?.value).toBe('0')
})

test('only checked questions are reported', () => {
  const { attrs } = film()
  const answers = scoring.solution(attrs).map((answer, index) => ({ ...answer, isChecked: index === 0 }))
  expect(scoring.parts?.(attrs, answers).map(({ id }) => id)).toEqual(['k-film-1'])
})

test('a film needs captions, a transcript and a question at every stop, and its questions must be finished', () => {
  const block = film()
  const unfinished = {
    ...block,
    attrs: {
      ...block.attrs,
      transcript: '',
      captions: [],
      stops: [
        { id: 't1', at: 5, questions: [] },
        {
          id: 't2',
          at: 9,
          questions: [
            { type: 'numeric', attrs: { ...block.attrs.stops[0]?.questions[0]?.attrs, value: null } },
          ],
        },
      ],
    },
  }
  const rules = definitions
    .get('inVideoQuestion')
    ?.check?.(unfinished)
    .map(({ rule, field }) => `${rule} ${field}`)
  expect(rules).toEqual([
    'no-transcript transcript',
    'no-captions captions',
    'no-question-here stops.0.questions',
    'numeric:no-number stops.1.questions.0.attrs.value',
  ])
})
