import { EMPTY_SEAT_BALANCE, type SeatBalance } from '@karmashala/billing'
import { type Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { Order, type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { USABLE } from '#app/domain/orders/order.schema.ts'
import { getOwnOrder } from '#app/domain/orders/take-step.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { seatBalancesOf } from '#app/domain/seats/ledger.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { type Page, type SeatOrderItem } from '#app/domain/seats/seat.schema.ts'
import { DomainError } from '#app/lib/errors.ts'

const PAGE_SIZE = 25

/** The orders whose seats the ministry has or had, newest first, with what the ledger says of each. */
export async function listSeatOrders({
  actor,
  page = 1,
}: {
  actor: Actor
  page?: number
}): Promise<Page<SeatOrderItem>> {
  const ministryId = actor.acting.organisationId
  requirePermission(actor, 'seat.read', { organisationId: ministryId })
  const filter = { ministryId, status: { $in: [...USABLE, 'closed' as const] } }
  const [orders, total] = await Promise.all([
    Order.find(filter)
      .sort({ createdAt: -1, _id: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE)
      .lean(),
    Order.countDocuments(filter),
  ])
  return { items: await toItems(orders), total, page, pageSize: PAGE_SIZE }
}

/** The same of one order. */
export async function getSeatOrder({
  actor,
  orderId,
}: {
  actor: Actor
  orderId: string
}): Promise<SeatOrderItem> {
  requirePermission(actor, 'seat.read', { organisationId: actor.acting.organisationId })
  const order = await getOwnOrder(actor, orderId)
  const [item] = await toItems([order])
  if (!item || order.validUntil == null) throw new DomainError('not_found', 'buy:refusals.noSeats')
  return item
}

async function toItems(orders: OrderRecord[]): Promise<SeatOrderItem[]> {
  const ids = orders.map(({ _id }) => _id)
  const [balances, used] = await Promise.all([seatBalancesOf(ids), countInUse(ids)])
  return orders.map((order) => {
    const balance: SeatBalance = balances.get(String(order._id)) ?? EMPTY_SEAT_BALANCE
    const { granted, available, assigned, expired } = balance
    return {
      orderId: String(order._id),
      number: order.number,
      courseTitle: order.courseTitle,
      courseTitleHi: order.courseTitleHi ?? null,
      counts: { granted, available, assigned, inUse: used.get(String(order._id)) ?? 0, expired },
      validUntil: order.validUntil?.toISOString() ?? null,
      isUsable: USABLE.includes(order.status) && order.validUntil != null && order.validUntil > new Date(),
    }
  })
}

/** Whether a seat has been used is a fact about the seat, which the ledger does not know. */
async function countInUse(orderIds: Types.ObjectId[]): Promise<Map<string, number>> {
  const counts = await Seat.aggregate<{ _id: Types.ObjectId; seats: number }>([
    { $match: { orderId: { $in: orderIds }, status: 'active' } },
    { $group: { _id: '$orderId', seats: { $sum: 1 } } },
  ])
  return new Map(counts.map(({ _id, seats }) => [String(_id), seats]))
}
