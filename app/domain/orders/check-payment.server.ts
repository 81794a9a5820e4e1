import { requirePermission } from '#app/domain/access/require-permission.ts'
import { convergeOrder } from '#app/domain/orders/converge-order.server.ts'
import { talkToBilling } from '#app/domain/orders/talk-to-billing.server.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { getOwnOrder } from '#app/domain/orders/take-step.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'
import { log } from '#app/lib/log.server.ts'

/** Asks the payment service now how an order stands, for when its own message is late. */
export async function checkPayment({ actor, orderId }: { actor: Actor; orderId: string }): Promise<void> {
  requirePermission(actor, 'order.accept', { organisationId: actor.acting.organisationId })
  const { billing } = await getOwnOrder(actor, orderId)
  if (!billing) throw new DomainError('conflict', 'buy:refusals.notPlaced')
  await talkToBilling(() => convergeOrder({ subscriptionId: billing.subscriptionId }))
}

/** Does the same for every order that waits for its payment: at start, and from time to time. */
export async function checkAllPayments(): Promise<void> {
  for await (const { _id, billing } of Order.find({ status: 'placed' }, { billing: 1 }).lean().cursor()) {
    if (!billing) continue
    try {
      await convergeOrder({ subscriptionId: billing.subscriptionId })
    } catch (error) {
      log.error({ orderId: String(_id), err: error }, 'an order could not be compared with its payment')
    }
  }
}
