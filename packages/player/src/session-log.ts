import { PlayerError } from './player-error.ts'

/** A call the content made, and what it was answered. */
export type LoggedCall = {
  /** Milliseconds since the page began. */
  at: number
  /** Without the prefix of SCORM 1.2: Initialize, GetValue, SetValue, Commit, Terminate. */
  call: (typeof LOGGED_CALLS)[number]
  element: string
  /** What was written; long values are cut. */
  value: string
  answer: string
  /** Error code the content would find now; `0` is none. */
  error: string
  /** How long the call took, in milliseconds. */
  took: number
}

/** Asking for errors is not logged: content does it after every call. */
export const LOGGED_CALLS = ['Initialize', 'GetValue', 'SetValue', 'Commit', 'Terminate'] as const

/** What the page sends: calls number `from` and on, counted from 0. */
export type LogPart = { session: string; startedAt: number; from: number; calls: LoggedCall[] }

export const MOST_LOGGED_CALLS = 2000
export const MOST_LOGGED_BYTES = 256 * 1024
const LONGEST = 200

/** Cuts a text for the log and says how long it was. */
export const cutForLog = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 20)}… (${text.length})`

/**
 * Checks the body of a log request.
 * @throws PlayerError `malformed`
 */
export function parseLogPart(body: unknown): LogPart {
  const { session, startedAt, from, calls } = isRecord(body) ? body : {}
  const isSession = typeof session === 'string' && /^[\w-]{8,64}$/.test(session)
  if (!isSession || !isCount(startedAt) || !isCount(from) || !Array.isArray(calls)) {
    throw new PlayerError('malformed', 'This is not a part of a log.')
  }
  return { session, startedAt, from, calls: calls.slice(-MOST_LOGGED_CALLS).map(readCall) }
}

function readCall(given: unknown): LoggedCall {
  const { at, call, element, value, answer, error, took } = isRecord(given) ? given : {}
  const known = LOGGED_CALLS.find((name) => name === call)
  if (!known) throw new PlayerError('malformed', 'This is not a call.')
  return {
    ...{ at: number(at), call: known, element: text(element), value: text(value) },
    ...{ answer: text(answer), error: text(error).slice(0, 4), took: number(took) },
  }
}

/** The newest calls that may be kept, and how many of all were dropped for them. */
export function boundLog(calls: LoggedCall[]): { calls: LoggedCall[]; dropped: number } {
  let bytes = 0
  let first = calls.length
  const least = Math.max(0, calls.length - MOST_LOGGED_CALLS)
  while (first > least) {
    bytes += new TextEncoder().encode(JSON.stringify(calls[first - 1])).length + 1
    if (bytes > MOST_LOGGED_BYTES) break
    first -= 1
  }
  return { calls: calls.slice(first), dropped: first }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const number = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : 0
const text = (value: unknown) => (typeof value === 'string' ? cutForLog(value) : '')
