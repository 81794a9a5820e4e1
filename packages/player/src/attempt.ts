import { type SharedDataMap, type SharedWrite } from './shared-data.ts'
import { type DeliveredItem } from './sequencing/sequencing-state.ts'

/** The run-time standards the player speaks. */
export type PlayerStandard = 'scorm12' | 'scorm2004'

/** `browse` is a preview that stores nothing; `review` reopens a finished module without credit. */
export type LaunchMode = 'normal' | 'browse' | 'review'

export type Completion = 'not_attempted' | 'incomplete' | 'completed'
export type Success = 'unknown' | 'passed' | 'failed'

/** Run-time elements by their full name (`cmi.core.lesson_status`); empty elements are left out. */
export type CmiElements = Record<string, string>

export type AttemptScore = {
  /** -1 to 1; null when the content reported a raw score without a range. */
  scaled: number | null
  raw: number | null
  min: number | null
  max: number | null
  /** What the scaled value was taken from: the content's own, the raw score in its range, the primary objective. */
  source: 'scaled' | 'raw' | 'objective'
}

/** One launch of the module, from the wrapper page to Terminate or the closed tab. */
export type LaunchRecord = {
  launchId: string
  /** Milliseconds since 1970, from the launch token: tells the newer of two open tabs. */
  launchedAt: number
  lastSequence: number
  /** When its last commit arrived, by the clock of the server; milliseconds since 1970. */
  lastHeardAt: number
  sessionTimeInSeconds: number
  ended: LaunchEnd | null
  /** Its last commit had to leave the bulk of the state behind; a whole one may follow even after Terminate. */
  isPartial?: boolean
  /** Its results when a newer page took over the bookmark: what it still reports are changes of these. */
  results?: CmiElements
  /** What the player counted of the calls, from the last commit that told it. */
  health?: SessionHealth
}

/**
 * How a launch ended: `terminated` by the content; `window`, the page went away before the content said so;
 * `timed_out`, nothing was heard for so long that it must be over.
 */
export type LaunchEnd = 'terminated' | 'window' | 'timed_out'

/** What one page of the player saw of the content's calls. */
export type SessionHealth = {
  calls: number
  /** How often each error code other than 0 was answered. */
  errors: Record<string, number>
  /** Commits that were not stored at the first try. */
  failedCommits: number
  setStatus: boolean
  setScore: boolean
  /** The longest suspend data the content wrote, in characters. */
  longestSuspendData: number
}

/** Completion and success of one attempt, without what earlier ones reached. */
export type RunOutcome = { completion: Completion; success: Success }

/** What a manifest says about one launchable item; a package report's launchable item fits as it is. */
export type LaunchItem = {
  /** An asset has no run-time calls: opening it completes it. */
  scormType?: 'sco' | 'asset'
  /** SCORM 1.2, 0 to 100. */
  masteryScore: number | null
  maxTimeAllowed: string | null
  timeLimitAction: string | null
  dataFromLms: string | null
  /** SCORM 2004, -1 to 1. */
  scaledPassingScore: number | null
  /** SCORM 2004, 0 to 1. */
  completionThreshold: number | null
  /** SCORM 2004: identifiers, the primary objective first. */
  objectives: string[]
  /** SCORM 2004 4th edition: the shared data stores of the item, in the order of adl.data.n. */
  sharedData?: SharedDataMap[]
  /** SCORM 2004 in a sequenced course: how sequencing delivered it, from the state it was launched in. */
  delivered?: DeliveredItem | null
}

/** What is stored for one learner on one SCO. Plain JSON; the keys of `cmi` contain dots. */
export type AttemptState = {
  standard: PlayerStandard
  /** What the content wrote, as last committed. What we own (learner, mode, total time …) is never in it. */
  cmi: CmiElements
  /** Grows with every change of `cmi`; a launch remembers which one it started from. */
  version: number
  completion: Completion
  success: Success
  /** The best so far. */
  score: AttemptScore | null
  /** SCORM 2004 progress_measure, 0 to 1. */
  progress: number | null
  totalTimeInSeconds: number
  location: string
  suspendDataBytes: number
  commitCount: number
  lastLaunchId: string | null
  /** The newest launches, oldest first; `foldedTimeInSeconds` keeps the time of those dropped from the list. */
  launches: LaunchRecord[]
  foldedTimeInSeconds: number
  /** It counts as done by the rules of its item; it may stop to, when content that said "completed" then says "failed". */
  isDone: boolean
  /** Begun afresh this often; the first is 1. What follows is about the present one. */
  attemptNumber: number
  /** Milliseconds since 1970; pages opened before it belong to an earlier attempt. 0 for the first. */
  attemptStartedAt: number
  /** An earlier attempt was done: this one can add to the record and not take from it. */
  wasDoneBefore: boolean
  current: RunOutcome
  /** SCORM 2004 4th edition: the last it wrote into the shared data stores of its course. */
  sharedData: SharedWrite[]
}

/** The state of a module that was never opened. */
export function emptyAttempt(standard: PlayerStandard): AttemptState {
  return {
    standard,
    cmi: {},
    version: 0,
    completion: 'not_attempted',
    success: 'unknown',
    score: null,
    progress: null,
    totalTimeInSeconds: 0,
    location: '',
    suspendDataBytes: 0,
    commitCount: 0,
    lastLaunchId: null,
    launches: [],
    foldedTimeInSeconds: 0,
    isDone: false,
    attemptNumber: 1,
    attemptStartedAt: 0,
    wasDoneBefore: false,
    current: { completion: 'not_attempted', success: 'unknown' },
    sharedData: [],
  }
}

/**
 * Begins afresh: the content finds nothing of what it wrote. Completion, a pass, the best score and the time stay.
 * @param startedAt milliseconds since 1970
 */
export function beginAgain(state: AttemptState, startedAt: number): AttemptState {
  return {
    ...state,
    launches: withResults(state),
    cmi: {},
    version: state.version + 1,
    location: '',
    suspendDataBytes: 0,
    lastLaunchId: null,
    attemptNumber: state.attemptNumber + 1,
    attemptStartedAt: startedAt,
    wasDoneBefore: state.isDone,
    current: { completion: 'not_attempted', success: 'unknown' },
  }
}

const RESULT =
  /^cmi\.(core\.)?(lesson_status|completion_status|success_status|progress_measure|session_time|exit|score\.[a-z]+)$/

/** The elements that completion, score and time are read from. */
export const resultElements = (cmi: CmiElements): CmiElements =>
  Object.fromEntries(Object.entries(cmi).filter(([element]) => RESULT.test(element)))

/** The launches, of which the one that owns the elements keeps its results: its page may go on beside a newer one. */
export function withResults({ launches, lastLaunchId, cmi }: AttemptState): LaunchRecord[] {
  return launches.map((launch) =>
    launch.launchId === lastLaunchId && launch.ended !== 'terminated'
      ? { ...launch, results: resultElements(cmi) }
      : launch,
  )
}

/** Ends the launches of which nothing was heard since `silentSince`; the same object when there are none. */
export function endSilentLaunches(state: AttemptState, silentSince: number): AttemptState {
  const isSilent = ({ ended, lastHeardAt }: LaunchRecord) => ended === null && lastHeardAt < silentSince
  if (!state.launches.some(isSilent)) return state
  return {
    ...state,
    launches: state.launches.map((launch) => (isSilent(launch) ? { ...launch, ended: 'timed_out' } : launch)),
  }
}
