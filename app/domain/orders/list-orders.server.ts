import { requirePermission } from '#app/domain/access/require-permission.ts'
import { stepsFor, toListItem } from '#app/domain/orders/get-order.server.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { type OrderListItem, type OrderStatus, type OrderStep } from '#app/domain/orders/order.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

const PAGE_SIZE = 25
const WAITING_MAX = 100

export type OrderListView = {
  /** What nobody can move on but the person who asks, the longest waiting first; cut off at a hundred. */
  waiting: OrderListItem[]
  items: OrderListItem[]
  total: number
  page: number
  pageSize: number
}

/** Statuses in which an order waits for somebody of the ministry, and the steps that would move it on. */
const WAITS_IN: readonly OrderStatus[] = ['returned', 'sent_for_sanction', 'sanctioned', 'active']
const MOVES_ON: readonly OrderStep[] = ['correct', 'sanction', 'place', 'accept']

/** The orders of the actor's ministry: what waits for the actor, and all of them, newest first. */
export async function listOrders({
  actor,
  page = 1,
}: {
  actor: Actor
  page?: number
}): Promise<OrderListView> {
  const ministryId = actor.acting.organisationId
  requirePermission(actor, 'order.read', { organisationId: ministryId })
  const [open, orders, total] = await Promise.all([
    Order.find({ ministryId, status: { $in: WAITS_IN } })
      .sort({ updatedAt: 1, _id: 1 })
      .limit(WAITING_MAX * 5)
      .lean(),
    Order.find({ ministryId })
      .sort({ createdAt: -1, _id: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE)
      .lean(),
    Order.countDocuments({ ministryId }),
  ])
  const waiting = open.filter((order) => stepsFor(order, actor).some((step) => MOVES_ON.includes(step)))
  return {
    waiting: waiting.slice(0, WAITING_MAX).map(toListItem),
    items: orders.map(toListItem),
    total,
    page,
    pageSize: PAGE_SIZE,
  }
}
