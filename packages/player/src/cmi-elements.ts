import { type CmiElements, type PlayerStandard } from './attempt.ts'

/** Elements the run-time owns and the content only reads (RTE 1.2 3.4.4, RTE 4th Ed. 4.2). */
const OWNED_BY_US: Record<PlayerStandard, RegExp> = {
  scorm12:
    /^cmi\.(core\.(student_id|student_name|credit|entry|total_time|lesson_mode)|launch_data|comments_from_lms|student_data\..*)$/,
  scorm2004:
    /^cmi\.(learner_id|learner_name|credit|mode|entry|total_time|launch_data|max_time_allowed|time_limit_action|scaled_passing_score|completion_threshold|comments_from_lms\b.*)$/,
}
/** `adl.nav` is a wish for this moment, not a state; `__proto__` and its like never match. */
const ELEMENT = /^(cmi(\.[a-z][a-z_]*|\.\d+)+|adl\.data(\.\d+)(\.[a-z]+)+)$/

/** Names of the elements whose spelling differs between the standards. */
export const ELEMENT_NAMES = {
  scorm12: {
    location: 'cmi.core.lesson_location',
    exit: 'cmi.core.exit',
    sessionTime: 'cmi.core.session_time',
    suspendData: 'cmi.suspend_data',
    score: 'cmi.core.score',
    language: 'cmi.student_preference.language',
  },
  scorm2004: {
    location: 'cmi.location',
    exit: 'cmi.exit',
    sessionTime: 'cmi.session_time',
    suspendData: 'cmi.suspend_data',
    score: 'cmi.score',
    language: 'cmi.learner_preference.language',
  },
} as const

/**
 * Keeps what the content wrote out of a flattened CMI: strings and numbers under known names. Empty strings stay,
 * because in a delta they say that an element was cleared.
 */
export function contentElements(standard: PlayerStandard, flattened: Record<string, unknown>): CmiElements {
  const kept: CmiElements = {}
  for (const [element, value] of Object.entries(flattened)) {
    if (!ELEMENT.test(element) || OWNED_BY_US[standard].test(element)) continue
    if (typeof value === 'string' || typeof value === 'number') kept[element] = String(value)
  }
  return kept
}

/** Lays newer elements over older ones that have no empty values; an empty newer value removes the element. */
export function mergeElements(older: CmiElements, newer: CmiElements): CmiElements {
  // Content with a thousand interactions sends small changes often: only the newer ones are gone through.
  const merged = { ...older }
  for (const [element, value] of Object.entries(newer)) {
    if (value === '') delete merged[element]
    else merged[element] = value
  }
  return merged
}

const STATUS = /\.(success|completion)_status$/

/**
 * Without the statuses of SCORM 2004 that are unknown because nobody ever said anything. One the content itself called
 * unknown stays: it has reported, and sequencing completes or satisfies nothing in its place (SN 4.6.1).
 */
export function reportedElements(cmi: CmiElements, written: ReadonlySet<string>): CmiElements {
  const kept = Object.entries(cmi).filter(
    ([element, value]) => value !== 'unknown' || !STATUS.test(element) || written.has(element),
  )
  return Object.fromEntries(kept)
}

/**
 * Without the language the content was given and did not write: kept in the record it would look like a choice of the
 * learner's, and outlive the one they make in the app afterwards.
 */
export function withoutGivenLanguage(
  standard: PlayerStandard,
  cmi: CmiElements,
  written: ReadonlySet<string>,
): CmiElements {
  const { language } = ELEMENT_NAMES[standard]
  if (written.has(language)) return cmi
  return Object.fromEntries(Object.entries(cmi).filter(([element]) => element !== language))
}
