import { type InvoiceView } from '@karmashala/billing/server'
import { type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { DAYS_UNTIL_DUE } from '#app/domain/orders/order.schema.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

type Started = { subscriptionId: string; invoice: InvoiceView }

/**
 * Customer, price, tax, subscription and invoice of a sanctioned order. Every call is safe to repeat: the order's id
 * finds the subscription again, so an order that was cut off half-way is placed by placing it again.
 */
export async function startBilling(order: OrderRecord, placedById: string): Promise<Started> {
  const { billing } = getRuntime()
  const { gstRatePercent, seats } = order
  const customerId = await ensureCustomer(String(order.ministryId))
  const { priceId } = await billing.ensureYearlyPrice({
    offeringId: String(order.offeringId),
    name: order.courseTitle,
    pricePerSeatInPaise: order.pricePerSeatPerYearInPaise,
  })
  const taxRateId = gstRatePercent > 0 ? (await billing.ensureGstRate(gstRatePercent)).taxRateId : null
  const { subscriptionId, invoiceId } = await billing.startSubscription({
    orderId: String(order._id),
    customerId,
    priceId,
    seats,
    daysUntilDue: DAYS_UNTIL_DUE,
    taxRateId,
    metadata: { orderNumber: order.number, placedById },
  })
  return { subscriptionId, invoice: await billing.finalizeAndSendInvoice(invoiceId) }
}

async function ensureCustomer(ministryId: string): Promise<string> {
  const ministry = await Organisation.findById(ministryId).lean()
  if (!ministry) throw new DomainError('not_found', 'errors:notFound')
  const { name, contactEmail: email, stripeCustomerId: known } = ministry
  const { customerId } = await getRuntime().billing.ensureCustomer({
    organisationId: ministryId,
    name,
    email,
    ...(known ? { customerId: known } : {}),
  })
  if (!known) await Organisation.updateOne({ _id: ministryId }, { $set: { stripeCustomerId: customerId } })
  return customerId
}

/** Ends a subscription that nobody wants any more, and what it still asks for. */
export async function endSubscription(subscriptionId: string): Promise<void> {
  const { billing } = getRuntime()
  const { latestInvoiceId } = await billing.cancelSubscription({ subscriptionId, when: 'now' })
  if (!latestInvoiceId) return
  const { status } = await billing.getInvoice(latestInvoiceId)
  if (status === 'draft') await billing.finalizeAndSendInvoice(latestInvoiceId) // only a final invoice can be void
  if (status === 'draft' || status === 'open') await billing.voidInvoice(latestInvoiceId)
}
