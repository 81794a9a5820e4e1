import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { getOwnOrder } from '#app/domain/orders/take-step.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { freshSeat } from '#app/domain/seats/create-seats.server.ts'
import { postToLedger } from '#app/domain/seats/ledger.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { HELD_STATUSES } from '#app/domain/seats/seat.schema.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/**
 * Takes a seat back, used or not. The old seat stays as the record of who held it; a fresh one takes its place, for the rest
 * of the same time.
 */
export async function releaseSeat({
  actor,
  seatId,
}: {
  actor: Actor
  seatId: string
}): Promise<{ orderId: string }> {
  const ministryId = actor.acting.organisationId
  requirePermission(actor, 'seat.release', { organisationId: ministryId })
  return await inTransaction(async () => {
    const now = new Date()
    const seat = await Seat.findOne({ _id: seatId, ministryId }).lean()
    if (!seat) throw new DomainError('not_found', 'buy:refusals.noSeat')
    if (!seat.isHeld || seat.expiresAt <= now) throw new DomainError('conflict', 'buy:refusals.notHeld')
    const orderId = String(seat.orderId)
    const order = await getOwnOrder(actor, orderId)
    const { modifiedCount } = await Seat.updateOne(
      { _id: seatId, ministryId, isHeld: true, status: { $in: HELD_STATUSES } },
      { $set: { status: 'released', isHeld: false, releasedAt: now, releasedById: actor.id } },
    )
    if (modifiedCount === 0) throw new DomainError('conflict', 'buy:refusals.notHeld')
    await Seat.create([freshSeat(seat)])
    await postToLedger({
      causeKey: `release:${seatId}`,
      order,
      posting: { kind: 'release', seats: 1 },
      actorId: actor.id,
      seatId: seat._id,
    })
    await recordAudit({
      organisationId: ministryId,
      actorId: actor.id,
      action: 'seat.released',
      subject: { kind: 'seat', id: seatId },
      details: { number: order.number, wasUsed: seat.status === 'active' },
    })
    return { orderId }
  })
}
