import { type InvoiceView } from '@karmashala/billing/server'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Order, type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

type Placement = {
  orderId: string
  subscriptionId: string
  invoice: InvoiceView
  /** Who placed it; null when the payment service does not say. */
  byId: string | null
}

/**
 * Writes down that the payment service has a sanctioned order. Whoever comes first, the officer's request or the event of
 * the payment service, records it; the other one finds it recorded. Answers with the order as it is then.
 */
export async function recordPlacement({
  orderId,
  subscriptionId,
  invoice,
  byId,
}: Placement): Promise<OrderRecord> {
  return await inTransaction(async () => {
    const order = await Order.findById(orderId).lean()
    if (!order) throw new Error('The order to be placed is gone.')
    if (order.status !== 'sanctioned') return order
    const { seats, totalInPaise } = order
    const placed = await Order.findOneAndUpdate(
      { _id: orderId, status: 'sanctioned' },
      {
        $set: { status: 'placed', billing: { subscriptionId, ...invoiceFacts(invoice) } },
        $push: {
          history: { event: 'placed', at: new Date(), byId, reference: invoice.number, seats, totalInPaise },
        },
      },
      { returnDocument: 'after' },
    ).lean()
    if (!placed) throw new Error('The order changed within its own transaction.')
    await recordAudit({
      organisationId: String(order.ministryId),
      actorId: byId,
      action: 'order.placed',
      subject: { kind: 'order', id: orderId },
      details: { number: order.number, seats, totalInPaise, reference: invoice.number },
    })
    // An invoice over nothing is paid when it is made; no event has to come for that.
    if (invoice.status === 'paid') await enqueue('orders.converge', subscriptionId, { subscriptionId })
    return placed
  })
}

/** What we keep of the first invoice, as the payment service says it is now. */
export const invoiceFacts = (invoice: InvoiceView) => ({
  invoiceId: invoice.invoiceId,
  invoiceNumber: invoice.number,
  invoiceStatus: invoice.status,
  invoicedInPaise: invoice.totalInPaise,
  hostedInvoiceUrl: invoice.hostedInvoiceUrl,
  dueAt: invoice.dueDate,
  paidAt: invoice.paidAt,
})
