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
  /** A newer version that can be started, since this one is finished. */
  newerVersionNumber: number | null
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
  status: ItemStatus
  isReview: boolean
  externalUrl: string | null
  /** Null for an address outside the package. */
  launchUrl: string | null
}
