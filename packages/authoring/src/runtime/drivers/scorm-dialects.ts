import { type AnsweredInteraction, type CourseRecord } from './session.ts'
import { spellAnswer, spellWords } from './spell-answer.ts'
import { clockTime, duration, timespan, timestamp } from './spell-time.ts'

/** True when the system took it. What is optional in the standard may be refused without being missed. */
export type SetValue = (element: string, value: string, isOptional?: boolean) => boolean
export type GetValue = (element: string) => string

/** What the system knew before this visit: never lowered, also where it has lost what the course had saved. */
export type Earlier = { isDone: boolean; isPassed: boolean; scorePercent: number }

/** What differs between the run-times of SCORM 1.2 and 2004. */
export type Dialect = {
  apiName: string
  verbs: {
    initialize: string
    get: string
    set: string
    commit: string
    terminate: string
    lastError: string
  }
  /** The error of a second beginning. */
  openAlready: string
  mode: string
  credit: string
  /** An element that says something as soon as a session is open. */
  status: string
  location: string
  exit: string
  sessionTime: string
  /** The element with the learner's language, which systems of SCORM 1.2 may leave out. */
  language: string
  /** Where a system may set the pass mark, and what the whole is there. */
  passMark: string
  passMarkOf: number
  /** What `cmi.suspend_data` holds (1.2: CMIString4096; 2004 4e RTE 4.2.24: 64000). */
  stateMax: number
  formatTime: (seconds: number) => string
  readEarlier: (get: GetValue) => Earlier
  writeStatus: (set: SetValue, record: CourseRecord, earlier: Earlier) => void
  writeAnswer: (set: SetValue, path: string, answer: AnsweredInteraction) => void
}

export const SCORM_12: Dialect = {
  apiName: 'API',
  verbs: {
    initialize: 'LMSInitialize',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    terminate: 'LMSFinish',
    lastError: 'LMSGetLastError',
  },
  // SCORM 1.2 has no code of its own for it.
  openAlready: '101',
  mode: 'cmi.core.lesson_mode',
  credit: 'cmi.core.credit',
  status: 'cmi.core.lesson_status',
  location: 'cmi.core.lesson_location',
  exit: 'cmi.core.exit',
  sessionTime: 'cmi.core.session_time',
  language: 'cmi.student_preference.language',
  passMark: 'cmi.student_data.mastery_score',
  passMarkOf: 100,
  // One below the limit: some systems count it from zero.
  stateMax: 4095,
  formatTime: timespan,
  readEarlier: (get) => {
    const status = get('cmi.core.lesson_status')
    return {
      isDone: status === 'passed' || status === 'completed',
      isPassed: status === 'passed',
      scorePercent: Number(get('cmi.core.score.raw')) || 0,
    }
  },
  // One element carries completion and success in SCORM 1.2, so the better word of the two wins.
  writeStatus: (set, { scorePercent, completed, passed }, earlier) => {
    if (scorePercent !== null && scorePercent >= earlier.scorePercent) {
      set('cmi.core.score.raw', String(scorePercent))
      set('cmi.core.score.min', '0', true)
      set('cmi.core.score.max', '100', true)
    }
    if (completed && passed === true) set('cmi.core.lesson_status', 'passed')
    else if (earlier.isDone) return
    else if (!completed) set('cmi.core.lesson_status', 'incomplete')
    else set('cmi.core.lesson_status', passed === false ? 'failed' : 'completed')
  },
  writeAnswer: (set, path, { id, language, report, result, grade, secondsTaken }) => {
    const { response, patterns } = spellAnswer(report, 'scorm12', language)
    // Interactions are optional in SCORM 1.2: a system that refuses one has none of its elements.
    if (!set(`${path}id`, id)) return
    set(`${path}time`, clockTime(new Date()))
    set(`${path}type`, OLD_TYPES[report.type] ?? report.type)
    patterns.forEach((pattern, index) => set(`${path}correct_responses.${index}.pattern`, pattern))
    if (grade.maxScore > 0) set(`${path}weighting`, String(grade.maxScore))
    set(`${path}student_response`, response)
    set(`${path}result`, result === 'incorrect' ? 'wrong' : result)
    set(`${path}latency`, timespan(secondsTaken))
  },
}

/** SCORM 1.2 has no type for long texts and none for what fits nowhere. */
const OLD_TYPES: Record<string, string> = { 'long-fill-in': 'fill-in', other: 'fill-in' }

export const SCORM_2004: Dialect = {
  apiName: 'API_1484_11',
  verbs: {
    initialize: 'Initialize',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    terminate: 'Terminate',
    lastError: 'GetLastError',
  },
  openAlready: '103',
  mode: 'cmi.mode',
  credit: 'cmi.credit',
  status: 'cmi.completion_status',
  location: 'cmi.location',
  exit: 'cmi.exit',
  sessionTime: 'cmi.session_time',
  language: 'cmi.learner_preference.language',
  passMark: 'cmi.scaled_passing_score',
  passMarkOf: 1,
  stateMax: 64_000,
  formatTime: duration,
  readEarlier: (get) => ({
    isDone: get('cmi.completion_status') === 'completed',
    isPassed: get('cmi.success_status') === 'passed',
    scorePercent: 100 * Number(get('cmi.score.scaled')) || 0,
  }),
  writeStatus: (set, { progress, scorePercent, completed, passed }, earlier) => {
    // Where the manifest has a threshold, the system makes completion out of this: less than before would take it back.
    if (completed || !earlier.isDone) set('cmi.progress_measure', String(progress), true)
    if (scorePercent !== null && scorePercent >= earlier.scorePercent) {
      set('cmi.score.scaled', String(Math.round(scorePercent * 100) / 10_000))
      set('cmi.score.raw', String(scorePercent))
      set('cmi.score.min', '0', true)
      set('cmi.score.max', '100', true)
    }
    if (completed) set('cmi.completion_status', 'completed')
    else if (!earlier.isDone) set('cmi.completion_status', 'incomplete')
    if (passed === true) set('cmi.success_status', 'passed')
    else if (passed === false && !earlier.isPassed) set('cmi.success_status', 'failed')
  },
  // The type has to stand before the response and the patterns it explains (RTE 4e 4.2.9.1).
  writeAnswer: (set, path, { id, words, language, report, result, grade, secondsTaken }) => {
    const { response, patterns } = spellAnswer(report, 'scorm2004', language)
    if (!set(`${path}id`, id)) return
    set(`${path}type`, report.type)
    set(`${path}description`, spellWords(words, language, 250))
    set(`${path}timestamp`, timestamp(new Date()))
    patterns.forEach((pattern, index) => set(`${path}correct_responses.${index}.pattern`, pattern))
    if (grade.maxScore > 0) set(`${path}weighting`, String(grade.maxScore))
    if (response !== '') set(`${path}learner_response`, response)
    set(`${path}result`, result)
    set(`${path}latency`, duration(secondsTaken))
  },
}
