import { type ControlState, type PrerequisiteStatus } from '@karmashala/player'
import { type ItemStatus } from '#app/domain/learning/item-outcome.ts'

/** Why a learner cannot open a course now, although the record is theirs. */
export type AccessView =
  | { status: 'open'; seatExpiresAt: string }
  | { status: 'closed'; reason: 'taken_back' | 'expired'; at: string | null }

/** How far a learner has come. */
export type StandingView = {
  /** Parts that the rules of the course ask for. */
  itemCount: number
  doneCount: number
  /** 0 to 100; counts what the content reports of its own progress. */
  progressPercent: number
  timeInSeconds: number
  /** Where "Continue" leads; null when nothing can be launched. */
  next: { moduleId: string; itemId: string } | null
}

/** One line of "My learning". */
export type LearningListItem = StandingView & {
  enrolmentId: string
  title: string
  titleHi: string | null
  language: string
  providerName: string
  providerNameHi: string | null
  lastOpenedAt: string | null
  completedAt: string | null
  credentialCode: string | null
  leftAt: string | null
  access: AccessView
}

/** A seat that waits for its learner. */
export type WaitingSeat = {
  courseId: string
  slug: string
  title: string
  titleHi: string | null
  language: string
  summary: string
  summaryHi: string | null
  providerName: string
  providerNameHi: string | null
  durationInMinutes: number
  expiresAt: string
}

export type MyLearning = {
  waiting: WaitingSeat[]
  inProgress: LearningListItem[]
  completed: LearningListItem[]
  /** Not finished: the learner went on to a newer version. */
  left: LearningListItem[]
}

export type ScoreView = { percent: number | null; raw: number | null; max: number | null }

/** What still has to become true of other parts; of an expression that holds in part, only what does not hold. */
export type ConditionView =
  | { kind: 'done' | 'notDone'; title: string }
  | { kind: 'status'; title: string; status: PrerequisiteStatus; isEqual: boolean }
  | { kind: 'all' | 'any'; of: ConditionView[] }
  | { kind: 'atLeast'; count: number; of: ConditionView[] }

/** Why a part cannot be opened now. */
export type PartLock =
  /** `until` is null when the package names parts that have no title. */
  | { reason: 'prerequisites'; until: ConditionView | null }
  /** The course decides what comes next. */
  | { reason: 'sequencing' }

/** A part as a list of contents shows it. */
export type ContentsPart = {
  moduleId: string
  itemId: string
  title: string
  /** Null in a preview, which keeps nothing. */
  status: ItemStatus | null
  score: ScoreView | null
  /** Null: it can be opened. */
  lock: PartLock | null
  /** Only previews show it. */
  isHidden: boolean
}

/** A folder of the package, or a part; SCORM 1.2 lets a part hold others. */
export type ContentsNode = { title: string; part: ContentsPart | null; children: ContentsNode[] }

export type ContentsModule = { id: string; title: string; contents: ContentsNode[] }

export type CourseItemView = ContentsPart & {
  status: ItemStatus
  /** Titles of the folders of the package above it, outermost first. */
  path: string[]
  timeInSeconds: number
  lastOpenedAt: string | null
  /** Address outside the package, for an item that cannot be tracked. */
  externalUrl: string | null
}

export type CourseModuleView = { id: string; title: string; items: CourseItemView[] }

export type EnrolmentView = StandingView & {
  id: string
  courseId: string
  slug: string
  versionNumber: number
  title: string
  titleHi: string | null
  summary: string
  summaryHi: string | null
  outcomes: string[]
  language: string
  providerName: string
  providerNameHi: string | null
  durationInMinutes: number
  modules: CourseModuleView[]
  startedAt: string
  lastOpenedAt: string | null
  completedAt: string | null
  credentialCode: string | null
  access: AccessView
  /** A newer version that can be started, whether this one is finished or not. */
  newerVersionNumber: number | null
  /** The learner has gone on to a newer version. */
  leftAt: string | null
}

/** What the engine of a sequenced module lets its learner ask for now. */
export type SequenceView = { next: ControlState; previous: ControlState }

type Place = { moduleId: string; itemId: string }

/** What changes around the frame while a part is played: what is done, what is open, and the ways on. */
export type PlayContents = {
  modules: ContentsModule[]
  /** Of the parts that count. */
  progress: { doneCount: number; itemCount: number }
  previous: Place | null
  next: Place | null
  /** The course leads its learner; null where they go as they like. */
  sequence: SequenceView | null
}

/** What the player's page needs around the frame. */
export type PlayView = PlayContents & {
  enrolmentId: string
  courseTitle: string
  courseTitleHi: string | null
  language: string
  itemTitle: string
  position: number
  /** All that can be opened, whether it counts or not. */
  itemCount: number
  /** The course opens this one instead; nothing is launched. */
  instead: Place | null
  status: ItemStatus
  isReview: boolean
  externalUrl: string | null
  /** Null for an address outside the package. */
  launchUrl: string | null
}
