import { type PlayerStandard, type SessionHealth } from './attempt.ts'
import { type LoggedCall } from './session-log.ts'

/** SCORM 1.2 promises 4096 characters (CMIString4096); 2004 guarantees 64,000 (RTE 4th Ed. 4.2.23). */
export const SUSPEND_DATA_LIMITS: Record<PlayerStandard, number> = { scorm12: 4096, scorm2004: 64_000 }
/** Suspend data this close to its limit may be cut by other systems. */
export const NEAR_LIMIT_SHARE = 0.9
/** Completion in less than a tenth of the time a course claims to take deserves a look. */
export const HASTY_SHARE = 0.1

const MODE_ELEMENTS = ['cmi.core.lesson_mode', 'cmi.mode']
const STATUS_ELEMENTS = ['cmi.core.lesson_status', 'cmi.completion_status', 'cmi.success_status']
const SCORE_ELEMENTS = ['cmi.core.score.raw', 'cmi.score.raw', 'cmi.score.scaled']
const DONE = ['completed', 'passed']

/** Nothing seen yet. */
export const emptyHealth = (): SessionHealth => ({
  ...{ calls: 0, errors: {}, failedCommits: 0, setStatus: false, setScore: false },
  longestSuspendData: 0,
})

/** Counts one call into the health of its session; `length` is that of the whole value, which the log cuts. */
export function countCall(health: SessionHealth, { call, element, error }: LoggedCall, length: number): void {
  health.calls += 1
  if (error !== '0') health.errors[error] = (health.errors[error] ?? 0) + 1
  if (call !== 'SetValue' || error !== '0') return
  health.setStatus ||= STATUS_ELEMENTS.includes(element)
  health.setScore ||= SCORE_ELEMENTS.includes(element)
  if (element === 'cmi.suspend_data') health.longestSuspendData = Math.max(health.longestSuspendData, length)
}

/** One thing worth saying about a session. `good` needs nothing done. */
export type HealthRemark =
  | {
      code: 'initialized' | 'status_set' | 'score_set' | 'only_looked_at' | 'finished' | 'no_errors'
      tone: 'good'
    }
  | { code: 'not_initialized' | 'status_missing'; tone: 'bad' }
  | { code: 'score_without_status' | 'not_finished' | 'no_score'; tone: 'notice' }
  | { code: 'suspend_near_limit' | 'suspend_over_limit'; tone: 'notice'; length: number; limit: number }
  | { code: 'failed_commits'; tone: 'bad'; count: number }
  | { code: 'errors'; tone: 'notice'; count: number }
  | { code: 'hasty'; tone: 'notice'; seconds: number; declaredMinutes: number }

type Session = {
  standard: PlayerStandard
  health: SessionHealth
  calls: readonly LoggedCall[]
  /** What the course says it takes. */
  declaredMinutes: number
}

/** What there is to say about a session: did it begin, set a status and a score, end; and what was not right. */
export function assessSession({ standard, health, calls, declaredMinutes }: Session): HealthRemark[] {
  const succeeded = (name: LoggedCall['call']) =>
    calls.some(({ call, answer }) => call === name && answer === 'true')
  // Of a long log the beginning may be gone; nothing can be written before a session has begun.
  const hasBegun = calls.some(({ call, answer }) => call !== 'GetValue' && answer === 'true')
  if (!hasBegun) return [{ code: 'not_initialized', tone: 'bad' }]
  const errors = Object.values(health.errors).reduce((sum, count) => sum + count, 0)
  return [
    { code: 'initialized', tone: 'good' },
    ...assessOutcome(health, calls),
    succeeded('Terminate') ? { code: 'finished', tone: 'good' } : { code: 'not_finished', tone: 'notice' },
    ...assessSuspendData(standard, health.longestSuspendData),
    ...(health.failedCommits > 0
      ? [{ code: 'failed_commits', tone: 'bad', count: health.failedCommits } as const]
      : []),
    errors > 0 ? { code: 'errors', tone: 'notice', count: errors } : { code: 'no_errors', tone: 'good' },
    ...assessHaste(calls, declaredMinutes),
  ]
}

function assessOutcome({ setStatus, setScore }: SessionHealth, calls: readonly LoggedCall[]): HealthRemark[] {
  if (!setStatus && !setScore && calls.some(heardThatNothingCounts))
    return [{ code: 'only_looked_at', tone: 'good' }]
  const score: HealthRemark = setScore
    ? { code: 'score_set', tone: 'good' }
    : { code: 'no_score', tone: 'notice' }
  if (setStatus) return [{ code: 'status_set', tone: 'good' }, score]
  return [
    setScore ? { code: 'score_without_status', tone: 'notice' } : { code: 'status_missing', tone: 'bad' },
    score,
  ]
}

/** Content that asks is told of a preview that nothing counts, and does right to report nothing then. */
const heardThatNothingCounts = ({ call, element, answer }: LoggedCall): boolean =>
  call === 'GetValue' && MODE_ELEMENTS.includes(element) && answer !== 'normal' && answer !== ''

function assessSuspendData(standard: PlayerStandard, length: number): HealthRemark[] {
  const limit = SUSPEND_DATA_LIMITS[standard]
  if (length > limit) return [{ code: 'suspend_over_limit', tone: 'notice', length, limit }]
  return length >= limit * NEAR_LIMIT_SHARE
    ? [{ code: 'suspend_near_limit', tone: 'notice', length, limit }]
    : []
}

function assessHaste(calls: readonly LoggedCall[], declaredMinutes: number): HealthRemark[] {
  const begun = calls.find(({ call }) => call === 'Initialize')?.at ?? 0
  const done = calls.find(
    ({ call, element, value, error }) =>
      call === 'SetValue' && error === '0' && STATUS_ELEMENTS.includes(element) && DONE.includes(value),
  )
  if (!done) return []
  const seconds = Math.round((done.at - begun) / 1000)
  return seconds < declaredMinutes * 60 * HASTY_SHARE
    ? [{ code: 'hasty', tone: 'notice', seconds, declaredMinutes }]
    : []
}
