import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { USABLE } from '#app/domain/orders/order.schema.ts'
import { getOwnOrder } from '#app/domain/orders/take-step.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { expireSeats } from '#app/domain/seats/expire-seats.server.ts'
import { postToLedger } from '#app/domain/seats/ledger.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { ASSIGN_MAX } from '#app/domain/seats/seat.schema.ts'
import { inTransaction, isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type AssignSeats = { actor: Actor; orderId: string; userIds: string[] }

/** Gives each of these employees a seat of the order: all of them, or none with the reason. */
export async function assignSeats({ actor, orderId, userIds }: AssignSeats): Promise<{ assigned: number }> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'seat.assign', { organisationId })
  const people = [...new Set(userIds)]
  if (people.length === 0) throw new DomainError('invalid', 'buy:refusals.nobodyChosen')
  if (people.length > ASSIGN_MAX) throw new DomainError('invalid', 'errors:tooMany')
  await getUsableOrder(actor, orderId)
  await sweepEndedSeats(people)

  try {
    return await inTransaction(async () => {
      const order = await getUsableOrder(actor, orderId)
      await refuseStrangers(organisationId, people)
      await refuseHolders(order, people)
      await takeSeats(order, people, actor)
      await postToLedger({
        causeKey: `assign:${new Types.ObjectId().toHexString()}`,
        order,
        posting: { kind: 'assign', seats: people.length },
        actorId: actor.id,
      })
      await recordAudit({
        organisationId,
        actorId: actor.id,
        action: 'seats.assigned',
        subject: { kind: 'order', id: orderId },
        details: { number: order.number, seats: people.length },
      })
      return { assigned: people.length }
    })
  } catch (error) {
    // Somebody gave one of them a seat of another order at the same moment.
    if (isDuplicateKey(error))
      throw new DomainError('conflict', 'errors:conflict', undefined, { cause: error })
    throw error
  }
}

export async function getUsableOrder(actor: Actor, orderId: string): Promise<OrderRecord> {
  const order = await getOwnOrder(actor, orderId)
  if (!USABLE.includes(order.status)) throw new DomainError('conflict', 'buy:refusals.notActive')
  if (!order.validUntil || order.validUntil <= new Date())
    throw new DomainError('conflict', 'buy:refusals.ended')
  return order
}

/** A seat that has ended but not been swept up would still count as held. */
async function sweepEndedSeats(people: string[]): Promise<void> {
  const ended = { userId: { $in: people }, isHeld: true, expiresAt: { $lte: new Date() } }
  for (const orderId of await Seat.distinct('orderId', ended)) await expireSeats({ orderId: String(orderId) })
}

async function refuseStrangers(organisationId: string, people: string[]): Promise<void> {
  // Somebody who is not a learner could not use the seat, and it would be paid for in vain.
  const members = await Membership.countDocuments({
    organisationId,
    userId: { $in: people },
    ended: null,
    roles: 'learner',
  })
  if (members !== people.length) throw new DomainError('not_found', 'buy:refusals.notAnEmployee')
}

async function refuseHolders({ courseId }: OrderRecord, people: string[]): Promise<void> {
  const held = await Seat.find({ userId: { $in: people }, courseId, isHeld: true }, { userId: 1 }).lean()
  if (held.length === 0) return
  const holders = await User.find({ _id: { $in: held.map(({ userId }) => userId) } }, { name: 1 })
    .limit(3)
    .lean()
  const names = holders.map(({ name }) => name).join(', ') + (held.length > 3 ? ' …' : '')
  throw new DomainError('conflict', 'buy:refusals.alreadyHeld', { names, count: held.length })
}

/**
 * Two managers who reach for the same seat meet in its document: the database lets one of them through, and the other
 * transaction starts again with what is left.
 */
async function takeSeats({ _id: orderId }: OrderRecord, people: string[], actor: Actor): Promise<void> {
  const now = new Date()
  const free = await Seat.find({ orderId, status: 'available', expiresAt: { $gt: now } }, { _id: 1 })
    .sort({ _id: 1 })
    .limit(people.length)
    .lean()
  if (free.length < people.length)
    throw new DomainError('conflict', 'buy:refusals.notEnoughSeats', {
      count: free.length,
      wanted: people.length,
    })
  const { modifiedCount } = await Seat.bulkWrite(
    free.map(({ _id }, index) => ({
      updateOne: {
        filter: { _id, status: 'available' as const },
        update: {
          $set: {
            status: 'assigned' as const,
            isHeld: true,
            userId: new Types.ObjectId(people[index]),
            assignedById: new Types.ObjectId(actor.id),
            assignedAt: now,
          },
        },
      },
    })),
  )
  if (modifiedCount !== people.length) throw new DomainError('conflict', 'errors:conflict')
}
