import { type InvoiceView } from '@karmashala/billing/server'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { oneYearAfter } from '#app/domain/orders/one-year-after.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { USABLE } from '#app/domain/orders/order.schema.ts'
import { LedgerPosting } from '#app/domain/seats/ledger-posting.model.server.ts'
import { prolongSeats } from '#app/domain/seats/prolong-seats.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { log } from '#app/lib/log.server.ts'

/**
 * A later invoice of the subscription was paid: another year for every seat, once per invoice. Paid in time, the year
 * follows on the last one; paid late, it starts with the payment, since a year that could not be used is not owed.
 */
export async function renewOrder({
  orderId,
  invoice,
}: {
  orderId: string
  invoice: InvoiceView
}): Promise<void> {
  const causeKey = `invoice:${invoice.invoiceId}`
  await inTransaction(async () => {
    if (await LedgerPosting.exists({ causeKey })) return
    const order = await Order.findById(orderId).lean()
    if (!order?.validUntil || !USABLE.includes(order.status)) {
      log.warn({ orderId, status: order?.status }, 'a renewal was paid for an order that has no usable seats')
      return
    }
    const { validUntil: endsAt, seats, ministryId, number } = order
    const paidAt = invoice.paidAt ?? new Date()
    const validUntil = oneYearAfter(paidAt > endsAt ? paidAt : endsAt)
    const event = {
      event: 'renewed',
      at: new Date(),
      reference: invoice.number,
      seats,
      totalInPaise: invoice.totalInPaise,
    }
    // The old end in the filter: two renewals at once follow one another instead of adding the same year.
    const renewed = await Order.findOneAndUpdate(
      { _id: orderId, validUntil: endsAt },
      { $set: { validUntil }, $push: { history: event } },
    ).lean()
    if (!renewed) throw new Error('The order changed within its own transaction.')
    await prolongSeats({ order, causeKey, from: endsAt, to: validUntil })
    await recordAudit({
      organisationId: String(ministryId),
      actorId: null,
      action: 'order.renewed',
      subject: { kind: 'order', id: orderId },
      details: { number, seats, invoice: invoice.number, validUntil: validUntil.toISOString() },
    })
  })
}
