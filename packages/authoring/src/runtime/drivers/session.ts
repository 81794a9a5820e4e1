import { type Grade, type InteractionComponents, type InteractionReport } from '../../interactions/scoring.ts'

export type DriverName = 'scorm12' | 'scorm2004' | 'cmi5' | 'xapi' | 'local' | 'preview'

/** All a learning system is told at a step; every save carries the whole of it. */
export type CourseRecord = {
  /** The screen that is open. */
  location: string
  /** The packed attempt. */
  state: string
  /** 0 to 1, two decimals. */
  progress: number
  completed: boolean
  /** Null while it is open, and for a course without scored questions. */
  passed: boolean | null
  /** The best result so far, to two decimals; null while it is open. */
  scorePercent: number | null
}

/** One checked answer, for the journal of interactions. */
export type AnsweredInteraction = {
  id: string
  /** What was asked. */
  words: string
  /** BCP 47 tag of the words. */
  language: string
  report: InteractionReport
  components: InteractionComponents
  result: 'correct' | 'incorrect' | 'neutral'
  grade: Grade
  secondsTaken: number
}

/** At once where the standard answers at once; systems reached over a network answer later. False: not kept. */
export type Saving = boolean | Promise<boolean>

/** A connection to whoever keeps the record, from the first page to the last. */
export type Session = {
  /** Nothing may be changed: somebody looks at it again. */
  readOnly: boolean
  /** False where a place is kept and no result. */
  counts: boolean
  /** The state of an earlier visit; empty when there was none. */
  saved: string
  /** Most characters a state may have. */
  stateMax: number
  /** Where the record is kept: a learning system, this browser, or nowhere once the page is closed. */
  keeper: 'system' | 'browser' | 'nobody'
  /** BCP 47 tags the learner prefers, the first most; empty where the system does not know. */
  languages: readonly string[]
  /** The pass mark this system sets, 0 to 100; null leaves that of the course. */
  passMarkPercent: number | null
  /** Where to go when the learner leaves, when the system says so. */
  returnUrl: string | null
  /** Hands over what puts the page into another language, for systems with a choice of language of their own. */
  languageFrom?: (speak: (language: string) => void) => void
  save: (record: CourseRecord) => Saving
  /** Adds one answer to the journal; a system may not keep one. Does nothing in a session that is read only. */
  recordAnswer: (answer: AnsweredInteraction) => void
  /** Says goodbye; nothing is taken afterwards. */
  leave: () => void
}

/** Null when there is nothing to connect to. */
export type Connect = () => Session | null | Promise<Session | null>
