import {
  accountsOf,
  BillingError,
  EMPTY_SEAT_BALANCE,
  postSeats,
  type SeatBalance,
  type SeatPosting,
} from '@karmashala/billing'
import { type Types } from 'mongoose'
import { type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { LedgerPosting } from '#app/domain/seats/ledger-posting.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type Post = {
  causeKey: string
  order: Pick<OrderRecord, '_id' | 'ministryId'>
  posting: SeatPosting
  actorId?: string | null
  seatId?: Types.ObjectId | null
}

/** Adds a line to the ledger, inside the transaction that moves the seats. A line that would overdraw it is refused. */
export async function postToLedger({
  causeKey,
  order,
  posting,
  actorId = null,
  seatId = null,
}: Post): Promise<void> {
  const orderId = order._id
  const balance = await seatBalanceOf(orderId)
  try {
    postSeats(balance, posting)
  } catch (error) {
    if (!(error instanceof BillingError) || error.code !== 'overdrawn') throw error
    throw new DomainError('conflict', 'buy:refusals.ledgerOverdrawn', undefined, { cause: error })
  }
  const { kind, seats } = posting
  const from = 'from' in posting ? (posting.from ?? 'available') : null
  const { ministryId } = order
  await LedgerPosting.create([
    { causeKey, orderId, ministryId, kind, from, seats, at: new Date(), actorId, seatId },
  ])
}

export const seatBalanceOf = async (orderId: Types.ObjectId): Promise<SeatBalance> =>
  (await seatBalancesOf([orderId])).get(String(orderId)) ?? { ...EMPTY_SEAT_BALANCE }

type Sum = {
  _id: { orderId: Types.ObjectId; kind: SeatPosting['kind']; from: 'available' | 'assigned' | null }
  seats: number
}

/** The balances of several orders, summed by the database: an order may have very many postings. */
export async function seatBalancesOf(orderIds: Types.ObjectId[]): Promise<Map<string, SeatBalance>> {
  const sums = await LedgerPosting.aggregate<Sum>([
    { $match: { orderId: { $in: orderIds }, kind: { $ne: 'renew' } } },
    {
      $group: { _id: { orderId: '$orderId', kind: '$kind', from: '$from' }, seats: { $sum: '$seats' } },
    },
  ])
  const balances = new Map<string, SeatBalance>()
  for (const { _id, seats } of sums) {
    const { orderId, kind, from: left } = _id
    const balance = balances.get(String(orderId)) ?? { ...EMPTY_SEAT_BALANCE }
    const posting: SeatPosting =
      (kind === 'expire' || kind === 'revoke') && left ? { kind, seats, from: left } : { kind, seats }
    const { from, to } = accountsOf(posting)
    if (from === 'purchased') balance.granted += seats
    else balance[from] -= seats
    if (to !== 'purchased') balance[to] += seats
    balances.set(String(orderId), balance)
  }
  return balances
}
