import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { oneYearAfter } from '#app/domain/orders/one-year-after.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { createSeats } from '#app/domain/seats/create-seats.server.ts'
import { postToLedger } from '#app/domain/seats/ledger.server.ts'
import { inTransaction, isDuplicateKey } from '#app/lib/db.server.ts'

/**
 * Makes the seats of a paid order usable, exactly once however often it is called. The year is fixed first, then the seats
 * are made in batches outside any transaction (a hundred thousand are too many for one), and at last one small
 * transaction posts them to the ledger and makes the order active. Until then nobody can be given one of them; whatever
 * a crash leaves unfinished, the next call finishes.
 */
export async function activateOrder(orderId: string): Promise<void> {
  const now = new Date()
  await Order.updateOne(
    { _id: orderId, status: 'placed', validFrom: null },
    { $set: { validFrom: now, validUntil: oneYearAfter(now) } },
  )
  const order = await Order.findOne({ _id: orderId, status: 'placed' }).lean()
  if (!order?.validUntil || !order.billing) return
  const { ministryId, courseId, seats, totalInPaise, billing, validUntil, number } = order
  await createSeats({ orderId: order._id, ministryId, courseId, seats, expiresAt: validUntil })

  try {
    await inTransaction(async () => {
      const event = { event: 'active', at: new Date(), reference: billing.invoiceNumber, seats, totalInPaise }
      const { modifiedCount } = await Order.updateOne(
        { _id: orderId, status: 'placed' },
        { $set: { status: 'active' }, $push: { history: event } },
      )
      if (modifiedCount === 0) return
      await postToLedger({
        causeKey: `invoice:${billing.invoiceId}`,
        order,
        posting: { kind: 'grant', seats },
      })
      await recordAudit({
        organisationId: String(ministryId),
        actorId: null,
        action: 'order.active',
        subject: { kind: 'order', id: orderId },
        details: { number, seats, invoice: billing.invoiceNumber ?? null },
      })
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error // the invoice has been posted already: that is what was wanted
  }
}
