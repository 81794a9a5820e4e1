import { type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { freshSeat } from '#app/domain/seats/create-seats.server.ts'
import { LedgerPosting } from '#app/domain/seats/ledger-posting.model.server.ts'
import { postToLedger } from '#app/domain/seats/ledger.server.ts'
import { Seat, type SeatRecord } from '#app/domain/seats/seat.model.server.ts'
import { HELD_STATUSES } from '#app/domain/seats/seat.schema.ts'

type ProlongSeats = { order: OrderRecord; causeKey: string; from: Date; to: Date }

/**
 * Gives the seats of an order another end, inside the transaction of the renewal. Seats that ended because the invoice was
 * paid late are opened anew, and their holders have them again.
 */
export async function prolongSeats({ order, causeKey, from, to }: ProlongSeats): Promise<void> {
  const { _id: orderId, ministryId, seats } = order
  await LedgerPosting.create([{ causeKey, orderId, ministryId, kind: 'renew', seats, at: new Date() }])
  await Seat.updateMany(
    { orderId, status: { $in: ['available', ...HELD_STATUSES] } },
    { $set: { expiresAt: to } },
  )
  const ended = await Seat.find({ orderId, status: 'expired', expiresAt: from }).lean()
  if (ended.length > 0) await reopen({ order, causeKey, to, ended })
}

type Reopen = { order: OrderRecord; causeKey: string; to: Date; ended: SeatRecord[] }

async function reopen({ order, causeKey, to, ended }: Reopen): Promise<void> {
  const { _id: orderId, ministryId, courseId } = order
  const holders = ended.flatMap(({ userId }) => userId ?? [])
  const others = await Seat.find({ userId: { $in: holders }, courseId, isHeld: true }, { userId: 1 }).lean()
  const haveAnother = new Set(others.map(({ userId }) => String(userId)))
  const opened = ended.map((seat) => {
    const fresh = freshSeat({ orderId, ministryId, courseId, expiresAt: to })
    const { userId, assignedById, assignedAt, activatedAt } = seat
    if (!userId || haveAnother.has(String(userId))) return fresh
    const status = activatedAt ? ('active' as const) : ('assigned' as const)
    return { ...fresh, status, isHeld: true, userId, assignedById, assignedAt, activatedAt }
  })
  await Seat.insertMany(opened, { lean: true })

  const held = opened.filter(({ isHeld }) => isHeld).length
  await postToLedger({
    causeKey: `${causeKey}:reopened`,
    order,
    posting: { kind: 'grant', seats: opened.length },
  })
  if (held === 0) return
  await postToLedger({ causeKey: `${causeKey}:reassigned`, order, posting: { kind: 'assign', seats: held } })
}
