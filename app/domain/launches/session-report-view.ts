import { type HealthRemark, type LoggedCall, type PlayerStandard } from '@karmashala/player'

/** What content did while it was previewed, for the person who previewed it. */
export type SessionReport = {
  itemTitle: string
  courseTitle: string
  courseTitleHi: string | null
  language: string
  standard: PlayerStandard
  /** How many parts share the time the course claims to take. */
  partCount: number
  /** The page of the course it was opened from. */
  back: string
  /** The last preview; null when there was none, or nothing was called in it. */
  last: {
    startedAt: string
    durationInSeconds: number
    calls: LoggedCall[]
    /** Older calls that were not kept. */
    droppedCount: number
    remarks: HealthRemark[]
    errors: { code: string; count: number }[]
  } | null
}

/** Codes of RTE 1.2 3.3.1 and RTE 4th Ed. 3.1.7 that have words here. */
const CODES = {
  scorm12: ['101', '201', '202', '203', '301', '401', '402', '403', '404', '405'],
  scorm2004: [
    ...(['101', '102', '103', '104', '111', '112', '113', '122', '123', '132', '133', '142', '143'] as const),
    ...(['201', '301', '351', '391', '401', '402', '403', '404', '405', '406', '407', '408'] as const),
  ],
} as const satisfies Record<PlayerStandard, readonly string[]>

type ErrorWord =
  `scorm12.${(typeof CODES.scorm12)[number]}` | `scorm2004.${(typeof CODES.scorm2004)[number]}` | 'other'

/** Name of the sentence about an error code; `other` where the standard has no such code. */
export function errorWord(standard: PlayerStandard, code: string): ErrorWord {
  const known = CODES[standard].find((one) => one === code)
  return known ? (`${standard}.${known}` as ErrorWord) : 'other'
}
