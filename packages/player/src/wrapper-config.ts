import { type Completion, type LaunchMode, type Success } from './attempt.ts'
import { type SharedData } from './shared-data.ts'
import { type SequencingTree } from './sequencing/activity-tree.ts'
import { type SequencingState } from './sequencing/sequencing-state.ts'
import { type LaunchState } from './launch-state.ts'

/** What the server writes into the wrapper page and the player reads from it. */
export type WrapperConfig = LaunchState & {
  session: string
  startedAt: number
  mode: LaunchMode
  scormType: 'sco' | 'asset'
  /** In this page, or after a click in a window of its own. */
  opensIn: 'frame' | 'window'
  /** Saves as soon as it is opened, whatever the content does. */
  savesAtOnce: boolean
  token: string
  /** Address of the content, below `/launch/<token>/content/`. */
  contentUrl: string
  appOrigin: string
  /** No other package shares the storage of this origin. */
  isIsolated: boolean
  /** Names the attempt among others of this browser. */
  attempt: string
  title: string
  /** SCORM 2004 4th edition. */
  sharedData: SharedData | null
  /** SCORM 2004: where the learner is in a sequenced course, for content that asks where it could go. */
  sequence: PlaceInCourse | null
}

/** Where the learner is in a sequenced course. */
export type PlaceInCourse = { tree: SequencingTree; state: SequencingState }

/** Element of the wrapper page that holds the WrapperConfig as JSON. */
export const WRAPPER_CONFIG_ID = 'launch'

/** What the commit route answers. */
export type CommitAnswer = {
  /** False: it was not stored, send it again. */
  result: boolean
  reason?: string
  /** To be used from now on. */
  token?: string
  status?: { completion: Completion; success: Success; scaledScore: number | null; progress: number | null }
}
