import { type Dictionary } from '@karmashala/frac'
import { type ModuleRulesView } from '#app/domain/courses/completion-rules.schema.ts'
import { type DescribedTag } from '#app/domain/catalogue/course-page-view.ts'
import { type CoverageRowView } from '#app/domain/courses/competency-views.ts'
import { type CourseDetailsView } from '#app/domain/courses/course-views.ts'
import { type PackageView } from '#app/domain/packages/package-view.ts'
import { type QueueFilter } from '#app/domain/validation/submission.schema.ts'
import { type SnapshotPart, type VersionSnapshot } from '#app/domain/validation/version-snapshot.ts'

type Reviewer = { name: string; isYou: boolean }

export type QueueItem = {
  id: string
  title: string
  titleHi: string | null
  language: string
  providerName: string
  providerNameHi: string | null
  round: number
  waitingSince: string
  dueAt: string
  isOverdue: boolean
  /** Who has taken it; null while nobody has. */
  reviewer: Reviewer | null
}

export type QueueView = {
  filter: QueueFilter
  items: QueueItem[]
  counts: Record<QueueFilter, number>
  page: number
  pageCount: number
  /** How many wait that this validator may not see, since their own institution made them. */
  withheld: number
}

export type ReviewRound = {
  number: number
  submittedAt: string
  outcome: 'approved' | 'changes_requested' | 'rejected' | 'withdrawn' | null
  reason: string | null
  decidedAt: string | null
  decidedBy: string | null
}

/** `answer` is empty where nothing is right or wrong, and where there are questions within. */
type ReviewedAnswer = { question: string; answer: string; explanation: string; within: ReviewedAnswer[] }
type ReviewedQuestion = ReviewedAnswer & { number: number }

/** A lesson as a version holds it, for those who judge it. */
export type LessonReview = {
  language: string
  /** How much of each other language says what the lesson says now; learners may choose all of them. */
  translations: { name: string; nameHi: string; percentCurrent: number }[]
  words: number
  minutes: number
  /** Null for a screen that begins without a heading. */
  screens: { title: string | null; questions: ReviewedQuestion[] }[]
  /** What the checks of the editor find in it, each sentence once. */
  remarks: { en: string; hi: string; count: number }[]
}

/** What a version puts before the validators. */
export type Evidence = {
  versionId: string
  versionNumber: number
  details: CourseDetailsView
  pricePerSeatPerYearInPaise: number | null
  tags: DescribedTag[]
  /** What the tags hold together, and where they do not. */
  coverage: CoverageRowView[]
  modules: {
    id: string
    title: string
    package: PackageView
    completion: ModuleRulesView
    /** Of a lesson written here, beside the package made of it. */
    lesson: LessonReview | null
  }[]
}

/** How a version differs from what has been judged before: in an earlier round, or as the version on sale. */
export type Comparison = {
  with: { kind: 'round' | 'version'; number: number }
  before: VersionSnapshot
  now: VersionSnapshot
  /** What the tags of both are called. */
  dictionary: Dictionary
}

/** The same in words, part by part, for a screen. */
export type ReviewComparison = {
  with: Comparison['with']
  changed: { part: SnapshotPart; before: string[]; now: string[] }[]
  unchanged: SnapshotPart[]
}

export type SubmissionReview = {
  id: string
  status: string
  title: string
  titleHi: string | null
  language: string
  /** All it can be taken in. */
  languages: string[]
  providerName: string
  providerNameHi: string | null
  round: number
  dueAt: string
  isOpen: boolean
  isOverdue: boolean
  reviewer: Reviewer | null
  mayTake: boolean
  mayDecide: boolean
  /** Null while the authors have the version back: what they are writing is not before the validators. */
  evidence: Evidence | null
  comparison: Comparison | null
  /** The last one first. */
  rounds: ReviewRound[]
}
