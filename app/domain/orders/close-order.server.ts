import { endSubscription } from '#app/domain/orders/start-billing.server.ts'
import { talkToBilling } from '#app/domain/orders/talk-to-billing.server.ts'
import { getOwnOrder, takeStep } from '#app/domain/orders/take-step.server.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Closes an order whose time of use is over and ends its subscription, so that no renewal is billed any more. */
export async function closeOrder({ actor, orderId }: { actor: Actor; orderId: string }): Promise<void> {
  requirePermission(actor, 'order.place', { organisationId: actor.acting.organisationId })
  const order = await getOwnOrder(actor, orderId)
  if (order.status !== 'accepted') throw new DomainError('conflict', 'buy:refusals.status')
  refuseRunning(order)
  const subscriptionId = order.billing?.subscriptionId
  if (subscriptionId) await talkToBilling(() => endSubscription(subscriptionId))
  await inTransaction(async () => {
    await takeStep({
      actor,
      orderId,
      action: 'order.place',
      from: ['accepted'],
      to: 'closed',
      check: refuseRunning,
    })
  })
}

function refuseRunning({ validUntil }: OrderRecord): void {
  if (!validUntil || validUntil > new Date()) throw new DomainError('conflict', 'buy:refusals.stillRunning')
}
