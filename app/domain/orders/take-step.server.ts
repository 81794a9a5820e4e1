import { type Action } from '#app/domain/access/policy.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Order, type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { type OrderStatus } from '#app/domain/orders/order.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type Step = {
  actor: Actor
  orderId: string
  action: Action
  from: readonly OrderStatus[]
  to: OrderStatus
  remarks?: string | undefined
  reference?: string | undefined
  set?: Partial<OrderRecord>
  /** Refuses for reasons of this step, once the order is known to be the ministry's and in the right status. */
  check?: (order: OrderRecord) => void
}

/**
 * Moves an order of the actor's ministry from one status to the next, with its line of history and its audit entry. Call
 * it inside a transaction.
 */
export async function takeStep({
  actor,
  orderId,
  action,
  from,
  to,
  check,
  ...step
}: Step): Promise<OrderRecord> {
  const ministryId = actor.acting.organisationId
  requirePermission(actor, action, { organisationId: ministryId })
  const order = await getOwnOrder(actor, orderId)
  if (!from.includes(order.status)) throw new DomainError('conflict', 'buy:refusals.status')
  check?.(order)

  const { remarks, reference, set = {} } = step
  const { seats, totalInPaise } = { ...order, ...set }
  const event = { event: to, at: new Date(), byId: actor.id, remarks, reference, seats, totalInPaise }
  const moved = await Order.findOneAndUpdate(
    { _id: orderId, ministryId, status: order.status },
    { $set: { ...set, status: to }, $push: { history: event } },
    { returnDocument: 'after' },
  ).lean()
  if (!moved) throw new DomainError('conflict', 'buy:refusals.status')
  await recordAudit({
    organisationId: ministryId,
    actorId: actor.id,
    action: `order.${to}`,
    subject: { kind: 'order', id: orderId },
    details: { number: order.number, seats, totalInPaise, reference: reference ?? null },
  })
  return moved
}

/** An order of the ministry the actor acts for; anybody else's does not exist. */
export async function getOwnOrder(actor: Actor, orderId: string): Promise<OrderRecord> {
  const order = await Order.findOne({ _id: orderId, ministryId: actor.acting.organisationId }).lean()
  if (!order) throw new DomainError('not_found', 'buy:refusals.noOrder')
  return order
}
