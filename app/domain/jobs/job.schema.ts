import { z } from 'zod'

export const REASON_MAX = 500

/** The lists a person can look at: what was given up, and what waits or is tried again. */
export const JOB_LISTS = ['dead', 'waiting'] as const
export type JobList = (typeof JOB_LISTS)[number]

export const discardJobSchema = z.object({
  reason: z.string('errors:required').trim().min(5, 'errors:tooShort').max(REASON_MAX, 'errors:tooLong'),
})
export type DiscardJobInput = z.infer<typeof discardJobSchema>

export type JobView = {
  id: string
  name: string
  /** What it is about, in words where it can be said: a course, an order, or the safe key it was queued with. */
  about: {
    kind: 'course' | 'order' | 'key'
    text: string
    /** BCP 47, of the text of a course. */
    language: string | null
    textHi: string | null
  } | null
  attempts: number
  isInHand: boolean
  queuedAt: string
  nextTryAt: string | null
  firstFailedAt: string | null
  lastFailedAt: string | null
  /** One line. */
  error: string | null
  errorDetails: string | null
  requestId: string | null
}

export type JobsPage = {
  jobs: JobView[]
  total: number
  pageSize: number
  counts: { dead: number; waiting: number; inHand: number; doneInADay: number }
}
