import { z } from 'zod'
import { objectId } from '#app/lib/object-id.ts'

export const SEAT_STATUSES = ['available', 'assigned', 'active', 'released', 'expired'] as const
/** Somebody holds the seat and nothing has ended it. */
export const HELD_STATUSES = ['assigned', 'active'] as const

/** As many as one file or one selection may name. */
export const ASSIGN_MAX = 5000
export const assignSeatsSchema = z.object({
  userIds: z
    .preprocess((chosen) => (chosen === undefined ? [] : [chosen].flat()), z.array(objectId))
    .refine((ids) => ids.length > 0, 'buy:refusals.nobodyChosen'),
})
export type AssignSeatsInput = z.infer<typeof assignSeatsSchema>

export const releaseSeatSchema = z.object({ seatId: objectId })

/** A file names people by one of these columns; others are left alone. */
export const SEAT_COLUMNS = ['email', 'employee_number'] as const
export const SEAT_FILE_MAX_IN_BYTES = 1024 * 1024

export type SeatCounts = {
  granted: number
  available: number
  assigned: number
  /** Those of the assigned whose holder has started. */
  inUse: number
  expired: number
}

export type SeatOrderItem = {
  orderId: string
  number: string
  courseTitle: string
  courseTitleHi: string | null
  counts: SeatCounts
  validUntil: string | null
  isUsable: boolean
}

export type HeldSeatView = {
  seatId: string
  name: string
  email: string
  employeeNumber: string | null
  status: 'assigned' | 'active'
  assignedAt: string | null
  activatedAt: string | null
  /** The person's membership of the ministry has ended. */
  hasLeft: boolean
}

export type CandidateView = {
  userId: string
  name: string
  email: string
  employeeNumber: string | null
  designation: string | null
  department: string | null
  /** They hold a seat for this course already. */
  hasSeat: boolean
}

export type Page<Item> = { items: Item[]; total: number; page: number; pageSize: number }
