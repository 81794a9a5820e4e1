import { assessSession, boundLog, MOST_LOGGED_CALLS, type LoggedCall } from '@karmashala/player'
import { expect, test } from 'vitest'
import { createCallLog } from '../../../packages/player/src/browser/call-log.ts'
import { aContentOrigin, aToken } from './content-origin.ts'

const aCall = (call: LoggedCall['call'], values: Partial<LoggedCall> = {}): LoggedCall => ({
  ...{ at: 0, call, element: '', value: '', answer: 'true', error: '0', took: 0 },
  ...values,
})
const set = (element: string, value: string, values: Partial<LoggedCall> = {}) =>
  aCall('SetValue', { element, value, ...values })

/** What is said about content that makes these calls. */
function remarks(calls: LoggedCall[], { declaredMinutes = 1, failedCommits = 0 } = {}) {
  const log = createCallLog({ keepsCalls: true })
  for (const { at, took, ...call } of calls) log.note({ ...call, startedAt: at, endedAt: at + took })
  const logged = log.take('session', 0)?.calls ?? []
  const health = { ...log.health, failedCommits }
  return assessSession({ standard: 'scorm12', health, calls: logged, declaredMinutes })
}
const codes = (...given: Parameters<typeof remarks>) => remarks(...given).map(({ code }) => code)

test('content that does everything right gets only good remarks', () => {
  const calls = [
    aCall('Initialize'),
    set('cmi.core.score.raw', '80', { at: 30_000 }),
    set('cmi.core.lesson_status', 'passed', { at: 30_000 }),
    aCall('Terminate', { at: 31_000 }),
  ]

  expect(codes(calls)).toEqual(['initialized', 'status_set', 'score_set', 'finished', 'no_errors'])
})

test('content that asks and hears that nothing counts does right to report nothing', () => {
  const asked = (element: string, answer: string) => aCall('GetValue', { element, answer })
  for (const [element, answer] of [
    ['cmi.core.lesson_mode', 'browse'],
    ['cmi.mode', 'review'],
  ] as const) {
    expect(codes([aCall('Initialize'), asked(element, answer)])).toContain('only_looked_at')
  }
  const inEarnest = codes([aCall('Initialize'), asked('cmi.mode', 'normal')])
  expect(inEarnest).toContain('status_missing')
  const reported = [aCall('Initialize'), asked('cmi.mode', 'browse'), set('cmi.score.raw', '80')]
  expect(codes(reported)).toContain('score_without_status')
})

test('content that never finds the API is told apart from content that only reports nothing', () => {
  expect(codes([])).toEqual(['not_initialized'])
  expect(codes([aCall('Initialize', { answer: 'false', error: '101' })])).toEqual(['not_initialized'])
  expect(codes([aCall('Initialize')])).toEqual([
    'initialized',
    'status_missing',
    'no_score',
    'not_finished',
    'no_errors',
  ])
})

test('a score without a status, refused calls and commits that failed are named', () => {
  const calls = [
    aCall('Initialize'),
    set('cmi.core.score.raw', '80'),
    set('cmi.core.lesson_status', 'done', { answer: 'false', error: '405' }),
  ]

  expect(codes(calls, { failedCommits: 2 })).toEqual(
    expect.arrayContaining(['score_without_status', 'failed_commits', 'errors']),
  )
})

test.each([
  [3000, undefined],
  [3800, 'suspend_near_limit'],
  [5000, 'suspend_over_limit'],
])('suspend data of %i characters is judged by its whole length', (length, code) => {
  const found = codes([aCall('Initialize'), set('cmi.suspend_data', 'x'.repeat(length))])

  expect(found.find((one) => one.startsWith('suspend'))).toBe(code)
})

test('completion in far less than the course claims to take is flagged', () => {
  const calls = [aCall('Initialize'), set('cmi.core.lesson_status', 'completed', { at: 20_000 })]

  expect(remarks(calls, { declaredMinutes: 45 })).toContainEqual({
    ...{ code: 'hasty', tone: 'notice', seconds: 20, declaredMinutes: 45 },
  })
  expect(codes(calls, { declaredMinutes: 3 })).not.toContain('hasty')
})

test('the log keeps the newest calls within its bounds', () => {
  const many = Array.from({ length: MOST_LOGGED_CALLS + 5 }, (_, at) => aCall('GetValue', { at }))
  const large = Array.from({ length: 1500 }, (_, at) => set('cmi.suspend_data', 'ह'.repeat(180), { at }))

  expect(boundLog(many)).toMatchObject({ dropped: 5, calls: { length: MOST_LOGGED_CALLS } })
  const bounded = boundLog(large)
  expect(JSON.stringify(bounded.calls).length).toBeLessThan(256 * 1024)
  expect(bounded.calls.at(-1)?.at).toBe(1499)
})

test('the page of a learner sends no log, and nobody can send one for it', async () => {
  const log = createCallLog({ keepsCalls: false })
  log.note({ ...aCall('Initialize'), startedAt: 0, endedAt: 1 })
  expect(log.take('session', 0)).toBeNull()
  expect(log.health.calls).toBe(1)

  const saved: unknown[] = []
  const { origin } = await aContentOrigin({
    saveLog: (_claims, part) => Promise.resolve(void saved.push(part)),
  })
  const part = { session: 'session-1', startedAt: 1, from: 0, calls: [aCall('Initialize')] }
  const send = async (token: string, body: unknown = part) =>
    (await fetch(`${origin}/launch/${token}/log`, { method: 'POST', body: JSON.stringify(body) })).status

  expect(await send(aToken())).toBe(404)
  expect(await send(aToken({ mode: 'browse' }))).toBe(204)
  expect(await send(aToken({ mode: 'browse' }), { ...part, calls: [{ call: 'Delete' }] })).toBe(400)
  expect(saved).toEqual([part])
})
