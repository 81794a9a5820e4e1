import { CANCELLABLE, type CancelOrderInput } from '#app/domain/orders/order.schema.ts'
import { takeStep } from '#app/domain/orders/take-step.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'

type CancelOrder = CancelOrderInput & { actor: Actor; orderId: string }

/**
 * Gives an order up before it is placed. If the payment service learnt of it all the same, because a placement was cut
 * off half-way, `convergeOrder` ends the subscription when it hears of it.
 */
export async function cancelOrder(input: CancelOrder): Promise<void> {
  await inTransaction(async () => {
    await takeStep({ ...input, action: 'order.cancel', from: CANCELLABLE, to: 'cancelled' })
  })
}
