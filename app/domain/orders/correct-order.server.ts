import { quote } from '@karmashala/billing'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { type RaiseOrderInput } from '#app/domain/orders/order.schema.ts'
import { recordComparison, requireValid, sendForSanction } from '#app/domain/orders/raise-order.server.ts'
import { getOwnOrder, takeStep } from '#app/domain/orders/take-step.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'

type CorrectOrder = RaiseOrderInput & { actor: Actor; orderId: string }

/** Puts right what the sanctioning authority returned, and sends it again under the same number and price. */
export async function correctOrder({ actor, orderId, seats, need, comparison }: CorrectOrder): Promise<void> {
  requirePermission(actor, 'order.raise', { organisationId: actor.acting.organisationId })
  requireValid({ seats, need, comparison })
  await inTransaction(async () => {
    const { pricePerSeatPerYearInPaise, gstRatePercent } = await getOwnOrder(actor, orderId)
    const amounts = quote({ pricePerSeatInPaise: pricePerSeatPerYearInPaise, seats, gstRatePercent })
    await takeStep({
      actor,
      orderId,
      action: 'order.raise',
      from: ['returned'],
      to: 'need_recorded',
      remarks: need,
      set: { seats, ...amounts },
    })
    await recordComparison({ actor, orderId, remarks: comparison })
    await sendForSanction({ actor, orderId })
  })
}
