import type { CourseLanguage, Licence, TagRole, VersionStatus } from '#app/domain/courses/course.schema.ts'
import { type PackageView } from '#app/domain/packages/package-view.ts'

/** What a version needs before it can be submitted, in the order its author is led through it. */
export const COURSE_PARTS = ['details', 'package', 'competencies', 'price'] as const
export type CoursePart = (typeof COURSE_PARTS)[number]

/** Where a course stands, in the eyes of its authors. */
export type CourseStatus =
  'draft' | 'submitted' | 'changes_requested' | 'rejected' | 'published' | 'withdrawn'

export type CourseListItem = {
  id: string
  title: string
  titleHi: string | null
  status: CourseStatus
  versionNumber: number
  /** The number of the version that is on sale, or null. */
  onSaleNumber: number | null
  missing: CoursePart[]
  updatedAt: string
}

export type ProviderStatus = 'waiting' | 'verified' | 'refused'

export type CourseListView = {
  items: CourseListItem[]
  total: number
  page: number
  pageSize: number
  providerStatus: ProviderStatus
}

export type CourseDetailsView = {
  title: string
  titleHi: string | null
  summary: string
  summaryHi: string | null
  outcomes: string[]
  language: CourseLanguage
  licence: Licence
  durationInMinutes: number
}

/** A tag with the words of the dictionary. */
export type TagView = {
  competencyCode: string
  /** Where a merged competency leads today; otherwise the same. */
  currentCode: string
  level: number
  role: TagRole
  /** The module it is put on; null for the whole course. */
  moduleId: string | null
  name: string
  nameHi: string
  theme: string
  themeHi: string
  levelName: string
  levelNameHi: string
  /** The dictionary everybody shares does not offer it: a private term, or one that was retired. */
  isOutside: boolean
}

export type RoundView = {
  number: number
  submittedAt: string
  outcome: 'approved' | 'changes_requested' | 'rejected' | 'withdrawn' | null
  reason: string | null
  decidedAt: string | null
}

export type SubmissionSummary = { id: string; status: string; dueAt: string; rounds: RoundView[] }

export type VersionView = {
  id: string
  number: number
  status: VersionStatus
  title: string
  createdAt: string
  publishedAt: string | null
}

export type ModuleView = {
  id: string
  title: string
  package: PackageView
  /** Its rules of completion were made for a package with other parts; null when there is nothing to look at again. */
  otherParts: { added: number; removed: number } | null
}

/** Everything the workspace of a course shows. */
export type CourseWorkspace = {
  id: string
  slug: string
  status: CourseStatus
  /** The version being worked on, or else the one that was published last. */
  version: VersionView
  details: CourseDetailsView
  /** The one that is a content package. */
  module: ModuleView | null
  /** Every module in its order, by the name its author gave it. */
  modules: { id: string; title: string; kind: 'package' | 'lesson'; lessonId: string | null }[]
  /** Of the whole course first, then of each module. */
  tags: TagView[]
  pricePerSeatPerYearInPaise: number | null
  /** Of its lessons. */
  passMarkPercent: number
  missing: CoursePart[]
  submission: SubmissionSummary | null
  versions: VersionView[]
  onSale: VersionView | null
  providerStatus: ProviderStatus
  /** False once the version is frozen. */
  isEditable: boolean
  /** There is no version in work, so that one can be started. */
  canStartVersion: boolean
}
