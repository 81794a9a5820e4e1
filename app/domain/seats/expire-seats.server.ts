import { Types } from 'mongoose'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { postToLedger } from '#app/domain/seats/ledger.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { HELD_STATUSES } from '#app/domain/seats/seat.schema.ts'
import { inTransaction } from '#app/lib/db.server.ts'

const BATCH = 2000
const LIVE = ['available', ...HELD_STATUSES] as const

/**
 * Ends the seats whose time is over, in the ledger too. Safe to run at any time and twice at once. Access does not wait for
 * it: whoever asks for a usable seat compares the time itself.
 */
export async function expireSeats({ orderId }: { orderId?: string } = {}): Promise<void> {
  const due = { status: { $in: LIVE }, expiresAt: { $lte: new Date() }, ...(orderId ? { orderId } : {}) }
  for (const id of await Seat.distinct('orderId', due)) {
    while ((await expireBatch(id as Types.ObjectId)) === BATCH);
  }
}

async function expireBatch(orderId: Types.ObjectId): Promise<number> {
  return await inTransaction(async () => {
    const seats = await Seat.find(
      { orderId, status: { $in: LIVE }, expiresAt: { $lte: new Date() } },
      { status: 1 },
    )
      .limit(BATCH)
      .lean()
    const order = await Order.findById(orderId).lean()
    if (seats.length === 0 || !order) return 0
    const available = seats.filter(({ status }) => status === 'available').length
    await Seat.updateMany(
      { _id: { $in: seats.map(({ _id }) => _id) }, status: { $in: LIVE } },
      { $set: { status: 'expired', isHeld: false } },
    )
    const cause = `expiry:${new Types.ObjectId().toHexString()}`
    for (const [from, count] of [
      ['available', available],
      ['assigned', seats.length - available],
    ] as const) {
      if (count === 0) continue
      await postToLedger({
        causeKey: `${cause}:${from}`,
        order,
        posting: { kind: 'expire', seats: count, from },
      })
    }
    await recordAudit({
      organisationId: String(order.ministryId),
      actorId: null,
      action: 'seats.expired',
      subject: { kind: 'order', id: String(orderId) },
      details: { number: order.number, available, assigned: seats.length - available },
    })
    return seats.length
  })
}
