import { type ItemStatus } from '#app/domain/learning/item-outcome.ts'

/** Why a learner cannot open a course now, although the record is theirs. */
export type AccessView =
  | { status: 'open'; seatExpiresAt: string }
  | { status: 'closed'; reason: 'taken_back' | 'expired'; at: string | null }

/** How far a learner has come. */
export type StandingView = {
  /** Items that can be tracked. */
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

export type CourseItemView = {
  moduleId: string
  itemId: string
  title: string
  /** Titles of the folders of the package above it, outermost first. */
  path: string[]
  status: ItemStatus
  score: ScoreView | null
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

type ControlState = 'enabled' | 'disabled' | 'hidden'

/** What a sequenced module lets its learner do now. */
export type SequenceView = {
  next: ControlState
  previous: ControlState
  parts: {
    itemId: string
    title: string
    path: string[]
    status: ItemStatus
    isCurrent: boolean
    /** It may be chosen now. */
    isOpen: boolean
  }[]
}

/** What the player's page needs around the frame. */
export type PlayView = {
  enrolmentId: string
  courseTitle: string
  courseTitleHi: string | null
  language: string
  itemTitle: string
  position: number
  itemCount: number
  previous: { moduleId: string; itemId: string } | null
  next: { moduleId: string; itemId: string } | null
  /** The course leads its learner; null where they go as they like. */
  sequence: SequenceView | null
  /** The course opens this one instead; nothing is launched. */
  instead: { moduleId: string; itemId: string } | null
  status: ItemStatus
  isReview: boolean
  externalUrl: string | null
  /** Null for an address outside the package. */
  launchUrl: string | null
}
