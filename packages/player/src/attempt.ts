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
  sessionTimeInSeconds: number
  /** `terminated` by the content, or `window`: the page went away before the content said so. */
  ended: 'terminated' | 'window' | null
}

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
  }
}
