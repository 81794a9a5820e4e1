import { financialYearOf } from '@karmashala/billing'
import { OrderCounter } from '#app/domain/orders/order.model.server.ts'

/** `KMS/2026-27/000012`. Call it inside the transaction that saves the order, or a failure leaves a gap. */
export async function nextOrderNumber(now: Date): Promise<string> {
  const { label } = financialYearOf(now)
  const counter = await OrderCounter.findOneAndUpdate(
    { _id: label },
    { $inc: { last: 1 } },
    { upsert: true, returnDocument: 'after' },
  ).lean()
  if (!counter) throw new Error('The order counter was not found.')
  return `KMS/${label}/${String(counter.last).padStart(6, '0')}`
}
