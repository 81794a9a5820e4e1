import { type BrowserWindow } from 'happy-dom'
import { expect, test } from 'vitest'
import { aCourse, aQuiz } from '../export/a-course.ts'
import { play } from './a-page.ts'

test('a course without a learning system is kept in the browser', () => {
  const first = play({ course: aCourse(), target: 'html' })
  first.press('#next')
  first.answer('q1', 1)
  expect(first.text('#save-status')).toBe('Saved in this browser')
  const kept = first.window.localStorage.getItem('karmashala:urn:karmashala:time-limits') ?? ''
  const put = (window: BrowserWindow) =>
    window.localStorage.setItem('karmashala:urn:karmashala:time-limits', kept)

  const second = play({ course: aCourse(), target: 'html', prepare: put })

  expect(second.title()).toBe('Second screen')
  expect(second.text('[data-block-id="q1"] .question-feedback')).toContain('Too long.')
})

test('where the browser keeps nothing the course works, and says so', () => {
  const forbid = (window: BrowserWindow) =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new Error('SecurityError')
      },
    })
  const page = play({ course: aCourse(), target: 'html', prepare: forbid })
  page.press('#next')
  page.answer('q1', 0)

  expect(page.text('#notice')).toContain('keeps nothing')
  expect(page.text('#save-status')).toBe('')
  expect(page.text('[data-block-id="q1"] .question-feedback')).toContain('That is right.')
})

test('a preview keeps nothing and tells the window around what a learning system would be told', () => {
  const told: Record<string, unknown>[] = []
  const listen = (window: BrowserWindow) =>
    Object.defineProperty(window, 'parent', {
      value: { postMessage: (message: Record<string, unknown>) => told.push(message) },
    })
  const page = play({ course: aCourse(), target: 'preview', prepare: listen })
  page.press('#next')
  page.answer('q1', 0)
  page.answer('q2', 0, 1)

  expect(told.every(({ karmashala }) => karmashala === 'record')).toBe(true)
  expect(told.at(-1)).toMatchObject({ record: { completed: true, passed: true, scorePercent: 100 } })
  expect(told.find(({ answer }) => answer)).toMatchObject({ answer: { id: 'q1', result: 'correct' } })
})

test('the window around a preview may ask for a language, and nobody else', () => {
  const told: Record<string, unknown>[] = []
  const around = { postMessage: (message: Record<string, unknown>) => told.push(message) }
  const page = play({
    course: aCourse(),
    target: 'preview',
    prepare: (window) => Object.defineProperty(window, 'parent', { value: around }),
  })
  const ask = (source: unknown, data: unknown) => {
    const message = new page.window.Event('message')
    page.window.dispatchEvent(Object.assign(message, { source, data }))
  }
  page.press('#next')
  const before = page.window.document.documentElement.lang

  ask({}, { karmashala: 'language', language: 'hi' })
  ask(around, { karmashala: 'language', language: 'xx' })
  ask(around, 'hi')
  expect(page.window.document.documentElement.lang).toBe(before)
  expect(before).toBe('en')
  ask(around, { karmashala: 'language', language: 'hi' })

  expect(page.window.document.documentElement.lang).toBe('hi')
  expect(told.at(-1)).toMatchObject({ language: 'hi' })
})

test('another version of a course keeps the answers to the same questions and finds its result anew', () => {
  const kept = new Map<string, string>()
  const prepare = (window: BrowserWindow) =>
    void Object.defineProperty(window, 'localStorage', {
      value: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
        removeItem: (key: string) => kept.delete(key),
      },
    })
  const first = play({ course: aCourse(), target: 'html', prepare })
  first.press('#next')
  first.answer('q1', 0)
  first.answer('q2', 0, 1)
  const again = play({ course: aCourse(), target: 'html', prepare })
  again.press('#next')
  expect(again.text('#result')).toContain('Passed')

  const harder = aQuiz((blocks) =>
    blocks.map((block) =>
      block.type === 'multipleChoice'
        ? { ...block, attrs: { ...block.attrs, question: 'Which of these?' } }
        : block,
    ),
  )
  const next = aCourse({ lessons: [{ id: 'one', content: harder }] })
  const page = play({ course: next, target: 'html', prepare })
  expect(page.text('[data-block-id="q1"] .question-verdict')).toBe('That is right.')
  page.press('#next')
  expect(page.text('#result')).toContain('Not finished yet')
})
