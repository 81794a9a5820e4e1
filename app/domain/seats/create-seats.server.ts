import { type Types } from 'mongoose'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { isDuplicateKey } from '#app/lib/db.server.ts'

const BATCH = 2000

type CreateSeats = {
  orderId: Types.ObjectId
  ministryId: Types.ObjectId
  courseId: Types.ObjectId
  seats: number
  expiresAt: Date
}

/**
 * Makes the numbered seats of an order, those that are still missing. Outside a transaction and safe to repeat or to run
 * twice at once: the number of a seat is unique within its order.
 */
export async function createSeats({ seats, ...shared }: CreateSeats): Promise<void> {
  for (let first = 1; first <= seats; first += BATCH) {
    await createBatch(shared, first, Math.min(seats, first + BATCH - 1))
  }
  const made = await Seat.countDocuments({ orderId: shared.orderId, serial: { $gte: 1 } })
  if (made !== seats) throw new Error(`An order over ${seats} seats has ${made}.`)
}

async function createBatch(shared: Omit<CreateSeats, 'seats'>, first: number, last: number): Promise<void> {
  const filter = { orderId: shared.orderId, serial: { $gte: first, $lte: last } }
  const known = new Set((await Seat.find(filter, { serial: 1 }).lean()).map(({ serial }) => serial))
  const missing = []
  for (let serial = first; serial <= last; serial += 1) {
    if (!known.has(serial)) missing.push({ ...freshSeat(shared), serial })
  }
  if (missing.length === 0) return
  try {
    await Seat.insertMany(missing, { ordered: false, lean: true })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error // somebody else made them at the same time
  }
}

/** Every field written out: bulk inserts apply no defaults. */
export const freshSeat = ({ orderId, ministryId, courseId, expiresAt }: Omit<CreateSeats, 'seats'>) => {
  const now = new Date()
  return {
    orderId,
    ministryId,
    courseId,
    expiresAt,
    serial: null as number | null,
    status: 'available' as 'available' | 'assigned' | 'active',
    userId: null as Types.ObjectId | null,
    assignedById: null as Types.ObjectId | null,
    assignedAt: null as Date | null,
    activatedAt: null as Date | null,
    releasedById: null,
    releasedAt: null,
    isHeld: false,
    createdAt: now,
    updatedAt: now,
  }
}
