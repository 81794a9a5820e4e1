import { type CourseDetailsView, type TagView } from '#app/domain/courses/course-views.ts'

/** A tag with what the dictionary says of the competency and of the level. */
export type DescribedTag = TagView & {
  /** The module it is put on; null for the whole course. */
  moduleTitle: string | null
  description: string
  /** Not every description is translated. */
  descriptionHi: string | null
  levelDescriptor: string
  levelDescriptorHi: string
}

/** An item of the menu learners will see. */
export type OutlineItem = { title: string; children: OutlineItem[] }

/** A course as everybody may see it. */
export type CoursePageView = {
  courseId: string
  slug: string
  details: CourseDetailsView
  /** All it can be taken in, the one it was written in first. */
  languages: string[]
  tags: DescribedTag[]
  modules: { title: string; items: OutlineItem[] }[]
  /** Nothing to list: there is a single thing to open. */
  isOnePiece: boolean
  standard: string
  versionNumber: number
  publishedAt: string
  /** False once it was withdrawn from sale. */
  isOnSale: boolean
  pricePerSeatPerYearInPaise: number
  gstRatePercent: number
  provider: {
    id: string
    name: string
    nameHi: string | null
    website: string | null
    description: string | null
  }
}

/** What the person looking at a course can do about it; somebody with several roles may have several. */
export type CourseStance =
  | { kind: 'visitor' }
  | { kind: 'order' }
  | { kind: 'continue'; enrolmentId: string; isCompleted: boolean }
  | { kind: 'start' }
  | { kind: 'noSeat' }
  | { kind: 'author' }
