import { type BrowserWindow } from 'happy-dom'
import { expect, test } from 'vitest'
import { aCourse } from '../export/a-course.ts'
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
