import { z } from 'zod'

export const REASON_MIN = 10
export const REASON_MAX = 4000

/** What the authors get to read; a shrug would only start another round. */
export const requestChangesSchema = z.object({
  reason: z
    .string('errors:required')
    .trim()
    .min(REASON_MIN, 'errors:tooShort')
    .max(REASON_MAX, 'errors:tooLong'),
})
export type RequestChangesInput = z.infer<typeof requestChangesSchema>

export const QUEUE_FILTERS = ['all', 'mine', 'overdue'] as const
export type QueueFilter = (typeof QUEUE_FILTERS)[number]
