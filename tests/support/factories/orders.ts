import { placeOrder } from '#app/domain/orders/place-order.server.ts'
import { convergeOrder } from '#app/domain/orders/converge-order.server.ts'
import { Order, type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { raiseOrder } from '#app/domain/orders/raise-order.server.ts'
import { sanctionOrder } from '#app/domain/orders/sanction-order.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { anOffering } from '#tests/support/factories/offerings.ts'
import { aMinistry, anActor, type TestOrganisation } from '#tests/support/factories/people.ts'

export type Officials = { ministry: TestOrganisation; officer: Actor; authority: Actor; manager: Actor }

/** A ministry with one person in each of the three offices that buying takes. */
export async function officials(): Promise<Officials> {
  const ministry = await aMinistry()
  return {
    ministry,
    officer: await anActor(ministry, ['procurement_officer']),
    authority: await anActor(ministry, ['sanctioning_authority']),
    manager: await anActor(ministry, ['training_manager']),
  }
}

export const NEED = 'Forty officials joined the imagined section this year.'
export const COMPARISON = 'Two other imagined courses cost more and teach less.'

export type TestOrder = Officials & { orderId: string; courseId: string; slug: string }
type OrderOptions = { seats?: number; pricePerSeatPerYearInPaise?: number; by?: Officials; courseId?: string }

/** An order that waits for its sanction. */
export async function aRaisedOrder(options: OrderOptions = {}): Promise<TestOrder> {
  const { seats = 3, pricePerSeatPerYearInPaise = 100_000 } = options
  const people = options.by ?? (await officials())
  const offering = await anOffering({ pricePerSeatPerYearInPaise })
  const courseId = options.courseId ?? offering.courseId
  const { orderId } = await raiseOrder({
    actor: people.officer,
    courseId,
    seats,
    need: NEED,
    comparison: COMPARISON,
  })
  return { ...people, orderId, courseId, slug: offering.slug }
}

export async function aSanctionedOrder(options?: OrderOptions): Promise<TestOrder> {
  const order = await aRaisedOrder(options)
  await sanctionOrder({ actor: order.authority, orderId: order.orderId, reference: 'A-11011/1/2026-Trg' })
  return order
}

export type PlacedOrder = TestOrder & { subscriptionId: string; invoiceId: string }

export async function aPlacedOrder(options?: OrderOptions): Promise<PlacedOrder> {
  const order = await aSanctionedOrder(options)
  await placeOrder({ actor: order.officer, orderId: order.orderId })
  const { billing } = await readOrder(order.orderId)
  if (!billing) throw new Error('A placed order has an invoice.')
  return { ...order, subscriptionId: billing.subscriptionId, invoiceId: billing.invoiceId }
}

/** An order that is paid for, with its seats. */
export async function anActiveOrder(options?: OrderOptions): Promise<PlacedOrder> {
  const order = await aPlacedOrder(options)
  await getRuntime().billing.markPaidOutOfBand(order.invoiceId)
  await convergeOrder({ invoiceId: order.invoiceId })
  return order
}

export async function readOrder(orderId: string): Promise<OrderRecord> {
  const order = await Order.findById(orderId).lean()
  if (!order) throw new Error('There is no such order.')
  return order
}
