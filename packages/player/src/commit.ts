import { type CmiElements, type SessionHealth } from './attempt.ts'
import { PlayerError } from './player-error.ts'

/** What the wrapper page sends: everything, or what changed. */
export type Commit = {
  /** One loading of the wrapper page, named by the server: a reloaded page counts its sequences from 1 again. */
  session: string
  /** When that page was made, milliseconds since 1970. */
  startedAt: number
  /** Counts up from 1 within the session. */
  sequence: number
  /** null: `cmi` is complete. A number: `cmi` is what changed since that sequence; 0 is the state the launch began with. */
  base: number | null
  /** `version` of the attempt the launch began with. */
  baseVersion: number
  cmi: CmiElements
  /** Visible time since Initialize, for content that does not report its session time. */
  elapsedInSeconds: number
  /** True in the commit of LMSFinish or Terminate: nothing may follow in this launch. */
  terminated: boolean
  /** True when the page is going away; the content may still finish after it. */
  closing: boolean
  /** There was no room for everything: results are in it, the bulk of the state is not. */
  partial?: boolean
  health?: SessionHealth
}

/**
 * A commit as the attempt sees it. Every loading of the page is a launch of its own, whatever token it goes on with:
 * `launchId` is the session and `launchedAt` is `startedAt`, but never in the future. `receivedAt` is when it came.
 */
export type LaunchCommit = Commit & { launchId: string; launchedAt: number; receivedAt: number }

const MOST_ELEMENTS = 50_000
const LONGEST_NAME = 255
const MOST_ERROR_CODES = 50

/**
 * Checks the body of a commit request. Names of elements are judged later, by what the standard knows.
 * @throws PlayerError `malformed`
 */
export function parseCommit(body: unknown): Commit {
  if (!isRecord(body)) throw malformed('not an object')
  const {
    session,
    startedAt,
    sequence,
    base,
    baseVersion,
    cmi,
    elapsedInSeconds,
    terminated,
    closing,
    partial,
    health,
  } = body
  if (typeof session !== 'string' || !/^[\w-]{8,64}$/.test(session)) throw malformed('session')
  if (!isCount(startedAt)) throw malformed('startedAt')
  if (!isCount(sequence) || sequence < 1) throw malformed('sequence')
  if (base !== null && (!isCount(base) || base >= sequence)) throw malformed('base')
  if (!isCount(baseVersion)) throw malformed('baseVersion')
  if (!isElements(cmi)) throw malformed('cmi')
  if (typeof elapsedInSeconds !== 'number' || !(elapsedInSeconds >= 0)) throw malformed('elapsedInSeconds')
  return {
    session,
    startedAt,
    sequence,
    base,
    baseVersion,
    cmi,
    elapsedInSeconds,
    terminated: terminated === true,
    closing: closing === true,
    ...(partial === true && { partial }),
    ...(isRecord(health) && { health: readHealth(health) }),
  }
}

/** What content could have forged is only ever told to its own author: numbers are made numbers, and that is all. */
export function readHealth(given: unknown): SessionHealth {
  const health = isRecord(given) ? given : {}
  const { calls, errors, failedCommits, setStatus, setScore, longestSuspendData } = health
  const counted = Object.entries(isRecord(errors) ? errors : {})
    .filter(([code]) => /^\d{1,4}$/.test(code))
    .slice(0, MOST_ERROR_CODES)
  return {
    calls: count(calls),
    errors: Object.fromEntries(counted.map(([code, times]) => [code, count(times)])),
    failedCommits: count(failedCommits),
    setStatus: setStatus === true,
    setScore: setScore === true,
    longestSuspendData: count(longestSuspendData),
  }
}

const count = (value: unknown): number => (isCount(value) ? value : 0)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

function isElements(value: unknown): value is CmiElements {
  if (!isRecord(value)) return false
  const names = Object.keys(value)
  return (
    names.length <= MOST_ELEMENTS &&
    names.every((element) => element.length <= LONGEST_NAME && typeof value[element] === 'string')
  )
}

const malformed = (what: string) => new PlayerError('malformed', `This is not a commit: ${what}.`)
