/** Below this many learners a number says something about a person. */
export const LEARNERS_MIN = 5

/** How learners' visits to one part of a version went, all of them together. */
export type PartVisits = {
  moduleId: string
  itemId: string
  title: string
  /** Null as long as fewer than LEARNERS_MIN have opened it. */
  numbers: VisitNumbers | null
}

export type VisitNumbers = {
  learners: number
  /** Of each learner the newest visits; the player remembers no more of them. */
  visits: number
  /** How visits ended: said so by the content, the window closed before, nothing heard any more, nothing ever heard. */
  ends: Record<VisitEnd, number>
  /** Visits in which a save failed at the first try. */
  withFailedSaves: number
  /** Visits that ended, and whose content never set a status. */
  withoutStatus: number
  /** Learners whose suspend data came close to the limit of its standard, or went beyond it. */
  nearLimit: number
  /** Learners who have completed it. */
  done: number
  /** Half of those who completed took less; null as long as fewer than LEARNERS_MIN have. */
  medianSeconds: number | null
  /** Of those who completed, how many took less than `hastyBelowSeconds`; null as the median is. */
  hasty: number | null
}

export const VISIT_ENDS = ['terminated', 'window', 'timed_out', 'unheard'] as const
export type VisitEnd = (typeof VISIT_ENDS)[number]

export type CourseVisits = {
  versionNumber: number
  /** What the whole version claims to take. */
  declaredMinutes: number
  /** A part is done suspiciously fast below it: a share of what one of so many parts should take. */
  hastyBelowSeconds: number
  parts: PartVisits[]
}
