import {
  beginAgain,
  completionRules,
  DEFAULT_RULES,
  emptyAttempt,
  endSilentLaunches,
  launchState,
  type CompletionRules,
  type LaunchCommit,
} from '@karmashala/player'
import { expect, test } from 'vitest'
import { afterCommits, aLearner, anItem } from './attempts.ts'

const status = (value: string) => ({ 'cmi.core.lesson_status': value })
const after = (commits: Partial<LaunchCommit>[], rules: Partial<CompletionRules>, item = anItem()) =>
  afterCommits(emptyAttempt('scorm12'), commits, { item, rules: { ...DEFAULT_RULES, ...rules } })

test('by default completed or passed is done, and failed is not', () => {
  const done = (value: string) => after([{ cmi: status(value) }], {}).isDone

  expect(['completed', 'passed', 'failed', 'incomplete'].map(done)).toEqual([true, true, false, false])
})

test('opening completes when the rule says so, whatever the content reports', () => {
  expect(after([{ cmi: {} }], { completeOn: 'launch' })).toMatchObject({
    completion: 'completed',
    isDone: true,
  })
  expect(after([{ cmi: status('failed') }], { completeOn: 'launch' })).toMatchObject({
    success: 'failed',
    isDone: true,
  })
})

test('finishing completes when the rule says so; leaving it for later or closing the window is not finishing', () => {
  const suspended = { 'cmi.core.exit': 'suspend' }
  const finish = { completeOn: 'finish' } as const

  expect(after([{ cmi: {} }], finish).isDone).toBe(false)
  expect(after([{ cmi: {}, closing: true }], finish).isDone).toBe(false)
  expect(after([{ cmi: suspended, terminated: true }], finish).isDone).toBe(false)
  expect(after([{ cmi: {}, terminated: true }], finish)).toMatchObject({
    completion: 'completed',
    isDone: true,
  })
})

test('a score that is reached completes and passes, and nothing else does', () => {
  const rules = { completeOn: 'score', scoreThreshold: 0.7 } as const
  const at = (raw: string) => after([{ cmi: { ...status('passed'), 'cmi.core.score.raw': raw } }], rules)

  expect(at('69')).toMatchObject({ completion: 'incomplete', success: 'unknown', isDone: false })
  expect(at('70')).toMatchObject({ completion: 'completed', success: 'passed', isDone: true })
  expect(after([{ cmi: status('passed') }], rules).isDone).toBe(false)
})

test('completion by score without a threshold is refused, and missing rules are the usual ones', () => {
  expect(() => completionRules({ completeOn: 'score' })).toThrow(
    expect.objectContaining({ code: 'malformed' }),
  )
  expect(completionRules(null)).toEqual(DEFAULT_RULES)
})

test('the pass mark of the package can be ignored', () => {
  const item = anItem({ masteryScore: 80 })
  const cmi = { ...status('completed'), 'cmi.core.score.raw': '50' }

  expect(after([{ cmi }], {}, item).success).toBe('failed')
  expect(after([{ cmi }], { masteryOverride: false }, item)).toMatchObject({
    success: 'unknown',
    isDone: true,
  })
})

test('the score says where it came from', () => {
  const raw = { 'cmi.core.score.raw': '8', 'cmi.core.score.min': '0', 'cmi.core.score.max': '10' }

  expect(after([{ cmi: raw }], {}).score).toEqual({ scaled: 0.8, raw: 8, min: 0, max: 10, source: 'raw' })
})

test('a new attempt begins empty and can add to the record but not take from it', () => {
  const first = after(
    [
      {
        cmi: { ...status('completed'), 'cmi.core.score.raw': '60', 'cmi.suspend_data': 'end' },
        terminated: true,
      },
    ],
    {},
  )

  const again = beginAgain(first, 9000)
  const start = launchState(again, anItem(), aLearner, 'normal').cmi
  const failed = afterCommits(again, [
    {
      ...{ launchId: 'b', session: 'b', launchedAt: 9500, terminated: true },
      cmi: { ...status('failed'), 'cmi.core.score.raw': '20' },
    },
  ])

  expect(start).toMatchObject({ 'cmi.core.entry': 'ab-initio' })
  expect(start['cmi.suspend_data']).toBeUndefined()
  expect(start['cmi.core.lesson_status']).toBeUndefined()
  expect(failed).toMatchObject({
    ...{ completion: 'completed', success: 'unknown', isDone: true, attemptNumber: 2 },
    score: { raw: 60 },
    current: { completion: 'completed', success: 'failed' },
  })
})

test('a window left open from the attempt before cannot write into the new one', () => {
  const again = beginAgain(after([{ cmi: status('completed') }], {}), 9000)

  const late = afterCommits(again, [{ sequence: 2, base: 1, cmi: { 'cmi.suspend_data': 'old' } }])

  expect(late.cmi).toEqual({})
})

test('visits of which nothing was heard are ended, and a page that is heard again goes on', () => {
  const state = after([{ cmi: {}, receivedAt: 1000 }], {})

  expect(endSilentLaunches(state, 1000)).toBe(state)
  const silent = endSilentLaunches(state, 1001)
  expect(silent.launches[0]?.ended).toBe('timed_out')
  expect(afterCommits(silent, [{ sequence: 2, cmi: {} }]).launches[0]?.ended).toBeNull()
})

test('what the player counted of the calls stays with the launch', () => {
  const health = {
    ...{ calls: 12, errors: { '405': 2 }, failedCommits: 1, setStatus: true, setScore: false },
    longestSuspendData: 3000,
  }

  const state = after(
    [
      { cmi: {}, health },
      { sequence: 2, cmi: {} },
    ],
    {},
  )

  expect(state.launches[0]?.health).toEqual(health)
})
