import { Types } from 'mongoose'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { LedgerPosting } from '#app/domain/seats/ledger-posting.model.server.ts'
import { seatBalanceOf } from '#app/domain/seats/ledger.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { anActor, type TestOrganisation } from '#tests/support/factories/people.ts'

/** An employee of a ministry, with a number. */
export async function anEmployee(ministry: TestOrganisation, employeeNumber?: string): Promise<Actor> {
  const employee = await anActor(ministry, ['learner'])
  const { membershipId } = employee.acting
  await Membership.updateOne({ _id: membershipId }, { $set: { employeeNumber: employeeNumber ?? null } })
  return employee
}

/** A seat somebody holds, written straight into the database: for tests that are not about buying. */
export async function aHeldSeat({
  userId,
  courseId,
  ministryId,
  expiresAt = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000),
}: {
  userId: string
  courseId: string
  ministryId: string
  expiresAt?: Date
}): Promise<{ seatId: string }> {
  const seat = await Seat.create({
    orderId: new Types.ObjectId(),
    ministryId,
    courseId,
    status: 'assigned',
    userId,
    assignedAt: new Date(),
    expiresAt,
    isHeld: true,
  })
  return { seatId: String(seat._id) }
}

/** Moves the end of an order and of its seats, as if that much time had passed. */
export async function endOrderAt(orderId: string, at: Date): Promise<void> {
  await Order.updateOne({ _id: orderId }, { $set: { validUntil: at } })
  await Seat.updateMany({ orderId, status: { $ne: 'released' } }, { $set: { expiresAt: at } })
}

/** What the seats themselves say, in the words of the ledger. */
export async function countSeats(orderId: string) {
  const statuses = (await Seat.find({ orderId }, { status: 1 }).lean()).map(({ status }) => status)
  const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length
  return {
    granted: statuses.length - count('released'),
    available: count('available'),
    assigned: count('assigned', 'active'),
    expired: count('expired'),
    revoked: 0,
  }
}

export const ledgerOf = async (orderId: string) => await seatBalanceOf(new Types.ObjectId(orderId))

export const postingsOf = async (orderId: string) =>
  (await LedgerPosting.find({ orderId }).sort({ _id: 1 }).lean()).map(({ kind, seats }) => `${kind} ${seats}`)
