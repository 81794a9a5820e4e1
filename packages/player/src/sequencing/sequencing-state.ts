import { type CmiElements } from '../attempt.ts'

/** Everything known about one objective; null: not known. The primary one carries the completion of its activity. */
export type ObjectiveRecord = {
  satisfied: boolean | null
  /** -1 to 1. */
  measure: number | null
  completed: boolean | null
  /** 0 to 1. */
  progress: number | null
  raw: string | null
  min: string | null
  max: string | null
}

/** SN 4.2: tracking and state of one activity. */
export type ActivityRecord = {
  attempts: number
  isActive: boolean
  isSuspended: boolean
  /** By the objective's identifier; the primary objective may have none and is kept under ''. */
  objectives: Record<string, ObjectiveRecord>
  /** Recorded in an earlier attempt on the parent, which only looks at its current attempt. */
  isObjectiveInfoOld: boolean
  isProgressInfoOld: boolean
  /** Children that take part, in their order, once selection or randomization has been at work. */
  children: string[] | null
}

/** What is stored for one learner on one sequenced course. Plain JSON; keys may contain dots. */
export type SequencingState = {
  /** Grows with every navigation; store only over the version it was made from. */
  version: number
  activities: Record<string, ActivityRecord>
  /** Global objectives by their identifier. */
  globals: Record<string, ObjectiveRecord>
  /** adl.data: the shared data stores by their identifier. */
  sharedData: Record<string, string>
  current: string | null
  suspended: string | null
  /** The item in front of the learner; null between two items and outside a session. */
  delivered: DeliveredItem | null
}

export type DeliveredItem = {
  identifier: string
  /** True: the content goes on where it was suspended (cmi.entry `resume`); false: a new attempt with empty data. */
  isResumed: boolean
  /** What the content finds in cmi.objectives because of the manifest and of global objectives. */
  elements: CmiElements
}

export const unknownObjective = (): ObjectiveRecord => ({
  satisfied: null,
  measure: null,
  completed: null,
  progress: null,
  raw: null,
  min: null,
  max: null,
})

export const newActivityRecord = (): ActivityRecord => ({
  attempts: 0,
  isActive: false,
  isSuspended: false,
  objectives: {},
  isObjectiveInfoOld: false,
  isProgressInfoOld: false,
  children: null,
})

/** The state of a course that was never begun. */
export function emptySequencing(): SequencingState {
  return {
    version: 0,
    activities: {},
    globals: {},
    sharedData: {},
    current: null,
    suspended: null,
    delivered: null,
  }
}
