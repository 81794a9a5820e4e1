import { BillingError, type InvoiceView, type SubscriptionView } from '@karmashala/billing/server'
import { isValidObjectId } from 'mongoose'
import { activateOrder } from '#app/domain/orders/activate-order.server.ts'
import { Order, type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { invoiceFacts, recordPlacement } from '#app/domain/orders/record-placement.server.ts'
import { renewOrder } from '#app/domain/orders/renew-order.server.ts'
import { endSubscription } from '#app/domain/orders/start-billing.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { log } from '#app/lib/log.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** Where something may have changed. Nothing else of an event is used. */
export type PaymentHint = { subscriptionId?: string | undefined; invoiceId?: string | undefined }

/**
 * Reads from the payment service how an order stands and brings our record there: placed, active, renewed, or ended. It
 * does not matter what prompted it, how often, or in which order; the same truth gives the same record.
 */
export async function convergeOrder(hint: PaymentHint): Promise<void> {
  const subscription = await readSubscription(hint)
  const order = subscription && (await findOrderOf(subscription))
  if (!order) return
  const orderId = String(order._id)
  const { subscriptionId } = subscription
  if (order.status === 'cancelled') return await endSubscription(subscriptionId)

  const invoices = await readInvoices(subscriptionId, [
    order.billing?.invoiceId,
    subscription.latestInvoiceId,
    hint.invoiceId,
  ])
  const placed = order.billing ? order : await placeIfSent(order, subscription, invoices)
  for (const invoice of invoices) {
    if (invoice.invoiceId === placed.billing?.invoiceId) await convergeFirstInvoice(placed, invoice)
    else if (placed.billing && invoice.status === 'paid') await renewOrder({ orderId, invoice })
  }
}

async function readSubscription({
  subscriptionId,
  invoiceId,
}: PaymentHint): Promise<SubscriptionView | null> {
  const { billing } = getRuntime()
  try {
    const id = subscriptionId ?? (invoiceId ? (await billing.getInvoice(invoiceId)).subscriptionId : null)
    return id ? await billing.getSubscription(id) : null
  } catch (error) {
    // The account may hold things this application has not made; they are none of its business.
    if (!(error instanceof BillingError) || !['not_found', 'refused'].includes(error.code)) throw error
    log.warn(
      { subscriptionId, invoiceId, code: error.code },
      'the payment service spoke of something not ours',
    )
    return null
  }
}

async function findOrderOf({ metadata, customerId }: SubscriptionView): Promise<OrderRecord | null> {
  const { orderId } = metadata
  if (!orderId || !isValidObjectId(orderId)) return null
  const order = await Order.findById(orderId).lean()
  if (!order) return null
  const isTheirs = await Organisation.exists({ _id: order.ministryId, stripeCustomerId: customerId })
  if (isTheirs) return order
  log.error({ orderId }, 'a subscription names an order of another customer')
  return null
}

async function readInvoices(
  subscriptionId: string,
  ids: (string | null | undefined)[],
): Promise<InvoiceView[]> {
  const invoices: InvoiceView[] = []
  for (const id of new Set(ids)) if (id) invoices.push(await getRuntime().billing.getInvoice(id))
  return invoices.filter((invoice) => invoice.subscriptionId === subscriptionId)
}

/** A placement that was cut off: once its invoice has gone out, the order is placed. A draft waits to be placed again. */
async function placeIfSent(
  order: OrderRecord,
  { subscriptionId, latestInvoiceId, metadata }: SubscriptionView,
  invoices: InvoiceView[],
): Promise<OrderRecord> {
  const invoice = invoices.find(({ invoiceId }) => invoiceId === latestInvoiceId)
  if (!invoice || invoice.status === 'draft') return order
  const { placedById } = metadata
  const byId = placedById && isValidObjectId(placedById) ? placedById : null
  return await recordPlacement({ orderId: String(order._id), subscriptionId, invoice, byId })
}

async function convergeFirstInvoice(order: OrderRecord, invoice: InvoiceView): Promise<void> {
  const facts = Object.entries(invoiceFacts(invoice)).map(
    ([name, value]) => [`billing.${name}`, value] as const,
  )
  await Order.updateOne({ _id: order._id }, { $set: Object.fromEntries(facts) })
  if (invoice.status !== 'paid') return
  if (invoice.totalInPaise === order.totalInPaise) return await activateOrder(String(order._id))
  log.error({ orderId: String(order._id) }, 'the paid invoice is not the one of the sanctioned order')
}
