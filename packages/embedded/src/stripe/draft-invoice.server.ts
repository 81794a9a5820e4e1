import { emit, type Context } from './context.server.ts'
import { taxIdsOf } from './customers.server.ts'
import { newId } from './ids.server.ts'
import { UNTOUCHED_INVOICE, UNUSED_INVOICE_FIELDS } from './invoice-defaults.server.ts'
import { itemPlan, lineOf, type LinePlan } from './invoice-lines.server.ts'
import { withTotals } from './invoice-totals.server.ts'
import {
  type Customer,
  type Invoice,
  type InvoiceItem,
  type Period,
  type Subscription,
} from './records.server.ts'
import { getRecord } from './resource.server.ts'

export const DRAFT_FOR_SECONDS = 3600
export const DAY_IN_SECONDS = 86_400

type Draft = {
  customer: string
  /** The subscription the invoice belongs to; its days, rates and metadata count. */
  subscription?: Subscription | null
  /** Invoice items that were pending and go onto the invoice. */
  items?: InvoiceItem[]
  /** Lines for whole periods. */
  lines?: LinePlan[]
  reason: string
  period: Period
  /** What the caller sets otherwise: description, due date, whether it advances by itself … */
  fields?: Partial<Invoice>
}

/** Stores and announces a draft invoice. One of a subscription finalizes itself after an hour unless somebody does. */
export function draftInvoice(context: Context, draft: Draft): Invoice {
  const invoice = context.transaction.put(composeInvoice(context, draft))
  emit(context, 'invoice.created', invoice)
  return invoice
}

function composeInvoice(context: Context, draft: Draft): Invoice {
  const { subscription = null, items = [], lines = [], reason, period, fields } = draft
  const customer = getRecord<Customer>(context, 'customer', draft.customer)
  const id = newId('in')
  const days = subscription?.days_until_due ?? null
  const base: Invoice = {
    ...UNUSED_INVOICE_FIELDS,
    ...UNTOUCHED_INVOICE,
    id,
    object: 'invoice',
    amount_due: 0,
    amount_remaining: 0,
    auto_advance: subscription !== null,
    automatically_finalizes_at: subscription ? context.now + DRAFT_FOR_SECONDS : null,
    billing_reason: reason,
    collection_method: subscription && days === null ? 'charge_automatically' : 'send_invoice',
    created: context.now,
    custom_fields: null,
    customer: customer.id,
    ...billedTo(context, customer),
    days_until_due: days,
    default_tax_rates: subscription?.default_tax_rates ?? [],
    description: null,
    due_date: days === null ? null : context.now + days * DAY_IN_SECONDS,
    footer: null,
    lines: [],
    metadata: {},
    parent: subscription && {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    period_end: period.end,
    period_start: period.start,
    subtotal: 0,
    test_clock: customer.test_clock ?? null,
    total: 0,
    total_taxes: [],
    ...fields,
  }
  return placeItems(context, { ...base, lines: lines.map((plan) => lineOf(id, plan)) }, items)
}

/** Puts invoice items onto a draft, in front of whole periods; a credit then names the lines it takes back. */
export function placeItems(context: Context, invoice: Invoice, items: InvoiceItem[]): Invoice {
  let current = invoice
  for (const item of items) {
    context.transaction.put<InvoiceItem>({ ...item, invoice: invoice.id })
    const line = lineOf(invoice.id, itemPlan(context, item))
    const firstPeriod = current.lines.findIndex(
      ({ parent }) => parent.subscription_item_details?.invoice_item === null,
    )
    const at = firstPeriod < 0 ? current.lines.length : firstPeriod
    current = { ...current, lines: current.lines.toSpliced(at, 0, line) }
    context.transaction.put(current)
  }
  return withTotals(context, current)
}

/** Who is billed, copied from the customer: fixed when the invoice is finalized. */
export const billedTo = (context: Context, customer: Customer) => ({
  customer_address: customer.address,
  customer_email: customer.email,
  customer_name: customer.name,
  customer_phone: customer.phone,
  customer_tax_ids: taxIdsOf(context, customer.id).map(({ type, value }) => ({ type, value })),
})

/** Items that wait for an invoice, oldest first: of one subscription only, or everything the customer has. */
export function pendingItems(
  context: Context,
  customer: string,
  of: { subscription: string; withUnbound?: boolean } | 'everything',
): InvoiceItem[] {
  return context.transaction
    .where<InvoiceItem>('invoiceitem', 'customer', customer)
    .filter((item) => item.invoice === null)
    .filter((item) => {
      if (of === 'everything') return true
      const bound = item.parent?.subscription_details.subscription
      return bound === undefined ? of.withUnbound === true : bound === of.subscription
    })
}
