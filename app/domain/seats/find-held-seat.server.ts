import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { HELD_STATUSES } from '#app/domain/seats/seat.schema.ts'
import { inTransaction } from '#app/lib/db.server.ts'

export type UsableSeat = {
  seatId: string
  orderId: string
  ministryId: string
  status: 'assigned' | 'active'
  expiresAt: string
}

/** The seat with which a person may take a course now, or null. */
export async function findHeldSeat({
  userId,
  courseId,
}: {
  userId: string
  courseId: string
}): Promise<UsableSeat | null> {
  const seat = await Seat.findOne({
    userId,
    courseId,
    isHeld: true,
    status: { $in: HELD_STATUSES },
    expiresAt: { $gt: new Date() }, // seats that ended are swept up later
  }).lean()
  if (!seat) return null
  return {
    seatId: String(seat._id),
    orderId: String(seat.orderId),
    ministryId: String(seat.ministryId),
    status: seat.status === 'active' ? 'active' : 'assigned',
    expiresAt: seat.expiresAt.toISOString(),
  }
}

/**
 * Notes that the holder of a seat has started. Called at every launch, it does something at the first. It opens its own
 * transaction, so do not call it inside one.
 */
export async function activateSeat({ seatId }: { seatId: string }): Promise<void> {
  const isWaiting = await Seat.exists({ _id: seatId, status: 'assigned' })
  if (!isWaiting) return
  const now = new Date()
  await inTransaction(async () => {
    const seat = await Seat.findOneAndUpdate(
      { _id: seatId, status: 'assigned', expiresAt: { $gt: now } },
      { $set: { status: 'active', activatedAt: now } },
    ).lean()
    if (!seat) return
    await recordAudit({
      organisationId: String(seat.ministryId),
      actorId: String(seat.userId),
      action: 'seat.active',
      subject: { kind: 'seat', id: seatId },
    })
  })
}
