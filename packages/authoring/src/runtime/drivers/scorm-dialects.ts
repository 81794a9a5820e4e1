import { type AnsweredInteraction, type CourseRecord } from './session.ts'
import { spellOld, spellRecent } from './spell-answer.ts'
import { clockTime, duration, timespan, timestamp } from './spell-time.ts'

export type SetValue = (element: string, value: string) => void
export type GetValue = (element: string) => string

/** What differs between the run-times of SCORM 1.2 and 2004. */
export type Dialect = {
  apiName: string
  verbs: { initialize: string; get: string; set: string; commit: string; terminate: string }
  mode: string
  location: string
  exit: string
  /** How a session ends that need not be resumed. */
  exitFinished: string
  sessionTime: string
  /** The element with the learner's language, where every system has to have it. */
  language: string | null
  /** Where a system may set the pass mark, and what the whole is there. */
  passMark: string
  passMarkOf: number
  /** What `cmi.suspend_data` holds (1.2: CMIString4096; 2004 4e RTE 4.2.24: 64000). */
  stateMax: number
  formatTime: (seconds: number) => string
  isDone: (get: GetValue) => boolean
  writeStatus: (set: SetValue, record: CourseRecord, wasDone: boolean) => void
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
  },
  mode: 'cmi.core.lesson_mode',
  location: 'cmi.core.lesson_location',
  exit: 'cmi.core.exit',
  exitFinished: '',
  sessionTime: 'cmi.core.session_time',
  language: null,
  passMark: 'cmi.student_data.mastery_score',
  passMarkOf: 100,
  // One below the limit: some systems count it from zero.
  stateMax: 4095,
  formatTime: timespan,
  isDone: (get) => ['passed', 'completed'].includes(get('cmi.core.lesson_status')),
  // One element carries completion and success in SCORM 1.2, so the better word of the two wins.
  writeStatus: (set, { scorePercent, completed, passed }, wasDone) => {
    if (scorePercent !== null) {
      set('cmi.core.score.raw', String(scorePercent))
      set('cmi.core.score.min', '0')
      set('cmi.core.score.max', '100')
    }
    if (completed && passed === true) set('cmi.core.lesson_status', 'passed')
    else if (wasDone) return
    else if (!completed) set('cmi.core.lesson_status', 'incomplete')
    else set('cmi.core.lesson_status', passed === false ? 'failed' : 'completed')
  },
  writeAnswer: (set, path, { id, report, result, grade, secondsTaken }) => {
    const { response, patterns } = spellOld(report)
    set(`${path}id`, id)
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
  },
  mode: 'cmi.mode',
  location: 'cmi.location',
  exit: 'cmi.exit',
  exitFinished: 'normal',
  sessionTime: 'cmi.session_time',
  language: 'cmi.learner_preference.language',
  passMark: 'cmi.scaled_passing_score',
  passMarkOf: 1,
  stateMax: 64_000,
  formatTime: duration,
  isDone: (get) => get('cmi.completion_status') === 'completed',
  writeStatus: (set, { progress, scorePercent, completed, passed }, wasDone) => {
    set('cmi.progress_measure', String(progress))
    if (scorePercent !== null) {
      set('cmi.score.scaled', String(scorePercent / 100))
      set('cmi.score.raw', String(scorePercent))
      set('cmi.score.min', '0')
      set('cmi.score.max', '100')
    }
    if (completed) set('cmi.completion_status', 'completed')
    else if (!wasDone) set('cmi.completion_status', 'incomplete')
    if (passed === true) set('cmi.success_status', 'passed')
    else if (passed === false && !wasDone) set('cmi.success_status', 'failed')
  },
  // The type has to stand before the response and the patterns it explains (RTE 4e 4.2.9.1).
  writeAnswer: (set, path, { id, words, report, result, grade, secondsTaken }) => {
    const { response, patterns } = spellRecent(report)
    set(`${path}id`, id)
    set(`${path}type`, report.type)
    set(`${path}description`, words.slice(0, 250))
    set(`${path}timestamp`, timestamp(new Date()))
    patterns.forEach((pattern, index) => set(`${path}correct_responses.${index}.pattern`, pattern))
    if (grade.maxScore > 0) set(`${path}weighting`, String(grade.maxScore))
    if (response !== '') set(`${path}learner_response`, response)
    set(`${path}result`, result)
    set(`${path}latency`, duration(secondsTaken))
  },
}
