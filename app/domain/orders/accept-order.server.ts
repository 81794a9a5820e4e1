import { type AcceptOrderInput } from '#app/domain/orders/order.schema.ts'
import { sanctionersOf } from '#app/domain/orders/separation.ts'
import { takeStep } from '#app/domain/orders/take-step.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type AcceptOrder = AcceptOrderInput & { actor: Actor; orderId: string }

/** Confirms that the seats were delivered as ordered. Not by the person who sanctioned the money. */
export async function acceptOrder({ actor, ...input }: AcceptOrder): Promise<void> {
  await inTransaction(async () => {
    await takeStep({
      ...input,
      actor,
      action: 'order.accept',
      from: ['active'],
      to: 'accepted',
      check: (order) => {
        if (sanctionersOf(order).includes(actor.id))
          throw new DomainError('forbidden', 'buy:refusals.sanctionerCannotAccept')
      },
    })
  })
}
