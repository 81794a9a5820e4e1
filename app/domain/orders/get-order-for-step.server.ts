import { getOrder } from '#app/domain/orders/get-order.server.ts'
import { type OrderStep, type OrderView } from '#app/domain/orders/order.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type ForStep = { actor: Actor; orderId: string; step: OrderStep }

/** The order, for the page on which a step is decided; refuses when it is not at that step, or not for this person. */
export async function getOrderForStep({ actor, orderId, step }: ForStep): Promise<OrderView> {
  const order = await getOrder({ actor, orderId })
  if (order.steps.includes(step)) return order
  if (!order.isKeptOut) throw new DomainError('conflict', 'buy:refusals.status')
  throw new DomainError(
    'forbidden',
    step === 'accept' ? 'buy:refusals.sanctionerCannotAccept' : 'buy:refusals.raiserCannotSanction',
  )
}
