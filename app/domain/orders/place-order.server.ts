import { requirePermission } from '#app/domain/access/require-permission.ts'
import { activateOrder } from '#app/domain/orders/activate-order.server.ts'
import { findOnSale } from '#app/domain/orders/find-on-sale.server.ts'
import { recordPlacement } from '#app/domain/orders/record-placement.server.ts'
import { endSubscription, startBilling } from '#app/domain/orders/start-billing.server.ts'
import { talkToBilling } from '#app/domain/orders/talk-to-billing.server.ts'
import { getOwnOrder } from '#app/domain/orders/take-step.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

/**
 * Places a sanctioned order with the payment service, which sends the invoice. The payment service comes first and our
 * record second: what we have recorded exists there, and a crash in between is put right by placing again.
 */
export async function placeOrder({ actor, orderId }: { actor: Actor; orderId: string }): Promise<void> {
  requirePermission(actor, 'order.place', { organisationId: actor.acting.organisationId })
  const order = await getOwnOrder(actor, orderId)
  if (order.status !== 'sanctioned') throw new DomainError('conflict', 'buy:refusals.status')
  await findOnSale({ courseId: String(order.courseId) })

  const { subscriptionId, invoice } = await talkToBilling(() => startBilling(order, actor.id))
  const recorded = await recordPlacement({ orderId, subscriptionId, invoice, byId: actor.id })
  if (recorded.status === 'cancelled') {
    await talkToBilling(() => endSubscription(subscriptionId))
    throw new DomainError('conflict', 'buy:refusals.status')
  }
  if (invoice.status === 'paid') await activateOrder(orderId)
}
