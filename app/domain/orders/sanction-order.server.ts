import { type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { type ReturnOrderInput, type SanctionOrderInput } from '#app/domain/orders/order.schema.ts'
import { raisersOf } from '#app/domain/orders/separation.ts'
import { takeStep } from '#app/domain/orders/take-step.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type Deciding = { actor: Actor; orderId: string }

/** Sanctions an order somebody else raised, under the number of the sanction order. */
export async function sanctionOrder({ actor, ...input }: Deciding & SanctionOrderInput): Promise<void> {
  await inTransaction(async () => {
    await takeStep({
      ...input,
      actor,
      action: 'order.sanction',
      from: ['sent_for_sanction'],
      to: 'sanctioned',
      check: (order) => refuseRaiser(order, actor),
    })
  })
}

/** Sends an order back to be corrected, saying why. */
export async function returnOrder({ actor, ...input }: Deciding & ReturnOrderInput): Promise<void> {
  await inTransaction(async () => {
    await takeStep({
      ...input,
      actor,
      action: 'order.sanction',
      from: ['sent_for_sanction'],
      to: 'returned',
      check: (order) => refuseRaiser(order, actor),
    })
  })
}

function refuseRaiser(order: OrderRecord, actor: Actor): void {
  if (raisersOf(order).includes(actor.id))
    throw new DomainError('forbidden', 'buy:refusals.raiserCannotSanction')
}
