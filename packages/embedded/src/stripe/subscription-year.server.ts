import { oneYearAfter } from './amounts.server.ts'
import { emit, type Context } from './context.server.ts'
import { draftInvoice, pendingItems } from './draft-invoice.server.ts'
import { deleteInvoiceItem } from './invoice-items.server.ts'
import { periodPlans } from './invoice-lines.server.ts'
import { addCredit } from './proration.server.ts'
import { type Invoice, type Period, type Subscription, type SubscriptionItem } from './records.server.ts'
import { replace } from './resource.server.ts'

/**
 * Drafts the invoice of a whole period, with everything that waits for it, and writes down for every item what was charged.
 * Returns the items so.
 */
export function billPeriod(
  context: Context,
  subscription: Subscription,
  { items, reason, period }: { items: SubscriptionItem[]; reason: string; period: Period },
): Subscription {
  const invoice = draftInvoice(context, {
    customer: subscription.customer,
    subscription,
    items: pendingItems(context, subscription.customer, {
      subscription: subscription.id,
      withUnbound: true,
    }),
    lines: periodPlans(context, subscription, items),
    reason,
    period,
  })
  return {
    ...subscription,
    latest_invoice: invoice.id,
    items: items.map((item) => ({
      ...item,
      billed: {
        price: item.price,
        quantity: item.quantity,
        since: item.current_period_start,
        tax_rates: subscription.default_tax_rates,
        source: lineOfItem(invoice, item.id),
      },
    })),
  }
}

function lineOfItem(invoice: Invoice, item: string) {
  const line = invoice.lines.find(({ parent }) => {
    const details = parent.subscription_item_details
    return details?.subscription_item === item && details.invoice_item === null
  })
  return line ? { invoice: invoice.id, line: line.id } : null
}

/** Starts the next year and drafts its invoice. */
export function renewSubscription(context: Context, before: Subscription): Subscription {
  const items = before.items.map((item) => ({
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: oneYearAfter(item.current_period_end),
  }))
  const [first] = before.items
  const period = {
    start: first?.current_period_start ?? context.now,
    end: first?.current_period_end ?? context.now,
  }
  const after = billPeriod(context, before, { items, reason: 'subscription_cycle', period })
  return replace(context, before, after, 'customer.subscription.updated')
}

type Ending = {
  /** Credit what is left of the period. */
  prorate?: boolean
  /** Bill what waits for an invoice. */
  invoiceNow?: boolean
  comment?: string | null
}

/**
 * Ends the subscription now. Its open invoices stay owed but are no longer moved on by themselves. Pending prorations go onto a
 * last invoice or wait for another one of the customer; without `prorate` and `invoiceNow` they are dropped.
 */
export function cancelSubscription(
  context: Context,
  subscription: Subscription,
  { prorate = false, invoiceNow = false, comment }: Ending = {},
): Subscription {
  stopInvoices(context, subscription)
  if (prorate) for (const item of subscription.items) addCredit(context, subscription, item, context.now)
  const waiting = pendingItems(context, subscription.customer, { subscription: subscription.id })
  const dropped = prorate || invoiceNow ? [] : waiting.filter(({ proration }) => proration)
  for (const item of dropped) deleteInvoiceItem(context, item)
  const last = invoiceNow ? lastInvoice(context, subscription, 'subscription_update') : null
  return end(context, subscription, last, comment)
}

/** The period is over and nobody wants another: what waits for an invoice is collected. */
export function endSubscription(context: Context, subscription: Subscription): Subscription {
  stopInvoices(context, subscription)
  return end(context, subscription, lastInvoice(context, subscription, 'subscription_cycle'))
}

function end(
  context: Context,
  subscription: Subscription,
  last: Invoice | null,
  comment = subscription.cancellation_details.comment,
): Subscription {
  const ended = context.transaction.put<Subscription>({
    ...subscription,
    cancellation_details: {
      ...subscription.cancellation_details,
      comment,
      reason: 'cancellation_requested',
    },
    canceled_at: subscription.canceled_at ?? context.now,
    ended_at: context.now,
    latest_invoice: last?.id ?? subscription.latest_invoice,
    status: 'canceled',
  })
  emit(context, 'customer.subscription.deleted', ended)
  return ended
}

function lastInvoice(context: Context, subscription: Subscription, reason: string): Invoice | null {
  const items = pendingItems(context, subscription.customer, { subscription: subscription.id })
  if (items.length === 0) return null
  const period = { start: context.now, end: context.now }
  return draftInvoice(context, { customer: subscription.customer, subscription, items, reason, period })
}

function stopInvoices(context: Context, subscription: Subscription): void {
  const path = 'parent.subscription_details.subscription'
  for (const invoice of context.transaction.where<Invoice>('invoice', path, subscription.id)) {
    if (invoice.status !== 'draft' && invoice.status !== 'open') continue
    const stopped = { ...invoice, auto_advance: false, automatically_finalizes_at: null }
    replace(context, invoice, stopped, 'invoice.updated')
  }
}
