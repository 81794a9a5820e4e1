import { oneYearAfter } from './amounts.server.ts'
import { emit, type Context } from './context.server.ts'
import { draftInvoice, periodLines } from './draft-invoice.server.ts'
import { type Invoice, type Subscription } from './records.server.ts'
import { replace } from './resource.server.ts'

/** Ends the subscription now. Its open invoices stay owed but are no longer moved on by themselves. */
export function endSubscription(context: Context, subscription: Subscription): Subscription {
  for (const invoice of context.transaction.all<Invoice>('invoice')) {
    const owed = invoice.status === 'draft' || invoice.status === 'open'
    if (!owed || invoice.parent.subscription_details.subscription !== subscription.id) continue
    const stopped = { ...invoice, auto_advance: false, automatically_finalizes_at: null }
    replace(context, invoice, stopped, 'invoice.updated')
  }
  const ended = context.transaction.put<Subscription>({
    ...subscription,
    cancellation_details: { ...subscription.cancellation_details, reason: 'cancellation_requested' },
    canceled_at: subscription.canceled_at ?? context.now,
    ended_at: context.now,
    status: 'canceled',
  })
  emit(context, 'customer.subscription.deleted', ended)
  return ended
}

/** Starts the next year and drafts its invoice. */
export function renewSubscription(context: Context, before: Subscription): Subscription {
  const items = before.items.map((item) => ({
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: oneYearAfter(item.current_period_end),
  }))
  const [first] = before.items
  const invoice = draftInvoice(context, {
    subscription: before,
    lines: periodLines(context, items),
    reason: 'subscription_cycle',
    period: {
      start: first?.current_period_start ?? context.now,
      end: first?.current_period_end ?? context.now,
    },
  })
  return replace(
    context,
    before,
    { ...before, items, latest_invoice: invoice.id },
    'customer.subscription.updated',
  )
}
