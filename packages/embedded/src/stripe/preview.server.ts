import { ApiError, invalidRequest } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { draftInvoice, pendingItems } from './draft-invoice.server.ts'
import { newId } from './ids.server.ts'
import { decimal, pricingShape, signedAmount } from './invoice-item-pricing.server.ts'
import { itemFields } from './invoice-item-routes.server.ts'
import { createInvoiceItem, updateInvoiceItem } from './invoice-items.server.ts'
import { emptyable, flag, hash, listOf, oneOf, text, type Parsed } from './params.server.ts'
import { present } from './present.server.ts'
import { type Customer, type Invoice, type InvoiceItem, type Subscription } from './records.server.ts'
import { getRecord } from './resource.server.ts'
import { route } from './route.server.ts'
import { itemChangeShape, prorationShape, updateSubscription } from './subscription-change.server.ts'
import { cancelSubscription, renewSubscription } from './subscription-year.server.ts'
import { startSubscription } from './subscriptions.server.ts'

const { pricing: _pricing, ...itemPricing } = pricingShape
const invoiceItem = hash({
  ...itemPricing,
  ...itemFields,
  currency: oneOf('inr'),
  invoiceitem: text(),
  price: text(),
  tax_rates: emptyable(listOf(text(), 5)),
  unit_amount: signedAmount,
  unit_amount_decimal: decimal,
})
const previewShape = {
  currency: oneOf('inr'),
  customer: text(),
  invoice_items: listOf(invoiceItem, 250),
  preview_mode: oneOf('next'),
  subscription: text(),
  subscription_details: hash({
    ...prorationShape,
    cancel_at_period_end: flag,
    cancel_now: flag,
    default_tax_rates: emptyable(listOf(text(), 5)),
    items: listOf(hash(itemChangeShape), 20),
  }),
}
type Preview = Parsed<typeof previewShape>
type Details = NonNullable<Preview['subscription_details']>

/** The invoice that would come: the change itself is made, its invoice shown, and all of it forgotten. */
function previewInvoice(context: Context, params: Preview): Record<string, unknown> {
  return context.transaction.rehearse((transaction) => {
    const rehearsal = { ...context, transaction, hasWebhook: false }
    const invoice = upcomingInvoice(rehearsal, params)
    return present(rehearsal, transaction.put(asPreview(invoice, params.subscription_details)))
  })
}

function upcomingInvoice(context: Context, params: Preview): Invoice {
  const details: Partial<Details> = params.subscription_details ?? {}
  const subscription = subscriptionOf(context, params)
  const customer = getRecord<Customer>(
    context,
    'customer',
    subscription?.customer ?? params.customer ?? '',
    'customer',
  )
  for (const [index, item] of (params.invoice_items ?? []).entries())
    rehearseItem(context, item, { customer: customer.id, subscription, prefix: `invoice_items[${index}]` })
  if (subscription) return ofSubscription(context, subscription, details)
  if (details.items) return ofNewSubscription(context, customer, details)
  const items = pendingItems(context, customer.id, 'everything')
  if (items.length === 0) throw noneUpcoming(`customer: ${customer.id}`)
  const period = { start: context.now, end: context.now }
  return draftInvoice(context, { customer: customer.id, items, reason: 'upcoming', period })
}

/** The subscription asked about; without a name the one of the customer that is renewed first. */
function subscriptionOf(context: Context, params: Preview): Subscription | null {
  if (params.subscription !== undefined) {
    const subscription = getRecord<Subscription>(context, 'subscription', params.subscription, 'subscription')
    if (subscription.status === 'canceled') throw noneUpcoming(`subscription: ${subscription.id}`)
    if (params.customer === undefined || params.customer === subscription.customer) return subscription
    throw invalidRequest('The specified subscription belongs to a different customer.', {
      param: 'subscription',
    })
  }
  if (params.customer === undefined) {
    throw invalidRequest('You must specify customer or subscription.', {
      code: 'parameter_missing',
      param: 'customer',
    })
  }
  if (params.subscription_details?.items) return null
  return context.transaction
    .where<Subscription>('subscription', 'customer', params.customer)
    .filter(({ status, cancel_at_period_end: ends }) => status === 'active' && !ends)
    .reduce<Subscription | null>((first, next) => (first && endOf(first) <= endOf(next) ? first : next), null)
}

const endOf = ({ items }: Subscription) => Math.max(...items.map((item) => item.current_period_end))

function ofSubscription(context: Context, before: Subscription, details: Partial<Details>): Invoice {
  const { cancel_now, proration_behavior: behavior = 'create_prorations', ...change } = details
  if (cancel_now) {
    const ended = cancelSubscription(context, before, { prorate: behavior !== 'none', invoiceNow: true })
    return invoiceAfter(context, before, ended)
  }
  const changed = updateSubscription(context, before, { ...change, proration_behavior: behavior })
  if (changed.latest_invoice !== before.latest_invoice) return invoiceAfter(context, before, changed)
  if (changed.cancel_at_period_end) {
    const waiting = pendingItems(context, before.customer, { subscription: before.id })
    if (waiting.length === 0) throw noneUpcoming(`subscription: ${before.id}`)
    const period = { start: context.now, end: context.now }
    const later = { ...context, now: endOf(changed) }
    return draftInvoice(later, {
      customer: before.customer,
      subscription: changed,
      items: waiting,
      reason: 'upcoming',
      period,
    })
  }
  const renewed = renewSubscription({ ...context, now: endOf(changed) }, changed)
  return invoiceAfter(context, changed, renewed)
}

function ofNewSubscription(context: Context, customer: Customer, details: Partial<Details>): Invoice {
  const items = (details.items ?? []).map(({ price, quantity }, index) => {
    if (price !== undefined) return { price, quantity }
    const param = `subscription_details[items][${index}][price]`
    throw invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  })
  const started = startSubscription(context, {
    customer: customer.id,
    items,
    days_until_due: null,
    default_tax_rates: details.default_tax_rates ?? [],
  })
  return getRecord<Invoice>(context, 'invoice', started.latest_invoice ?? '')
}

function invoiceAfter(context: Context, before: Subscription, after: Subscription): Invoice {
  if (after.latest_invoice === null || after.latest_invoice === before.latest_invoice)
    throw noneUpcoming(`subscription: ${before.id}`)
  return getRecord<Invoice>(context, 'invoice', after.latest_invoice)
}

type Placed = { customer: string; subscription: Subscription | null; prefix: string }

/** An item of the preview alone: a further one, or one that waits, otherwise. */
function rehearseItem(
  context: Context,
  {
    invoiceitem,
    price,
    unit_amount,
    unit_amount_decimal,
    currency: _currency,
    ...item
  }: NonNullable<Preview['invoice_items']>[number],
  { customer, subscription, prefix }: Placed,
): void {
  const input = {
    ...item,
    pricing: price === undefined ? undefined : { price },
    unit_amount_decimal: unit_amount === undefined ? unit_amount_decimal : String(unit_amount),
  }
  if (invoiceitem === undefined) {
    createInvoiceItem(context, { ...input, customer, subscription: subscription?.id }, prefix)
    return
  }
  const known = getRecord<InvoiceItem>(context, 'invoiceitem', invoiceitem, `${prefix}[invoiceitem]`)
  updateInvoiceItem(context, known, input, prefix)
}

/** Nothing of a preview can be retrieved: its ids say so. */
function asPreview(invoice: Invoice, details: Preview['subscription_details']): Invoice {
  const id = `upcoming_${newId('in')}`
  const hasProration = invoice.lines.some(
    ({ parent }) => parent.subscription_item_details?.proration ?? parent.invoice_item_details?.proration,
  )
  const date = details?.proration_date
  return {
    ...invoice,
    id,
    billing_reason: 'upcoming',
    lines: invoice.lines.map((line) => ({
      ...line,
      id: line.id.replace('il_', 'il_tmp_'),
      invoice: id,
    })),
    parent:
      invoice.parent && hasProration && date !== undefined
        ? {
            ...invoice.parent,
            subscription_details: {
              ...invoice.parent.subscription_details,
              subscription_proration_date: date,
            },
          }
        : invoice.parent,
  }
}

const noneUpcoming = (whose: string) =>
  new ApiError(404, {
    type: 'invalid_request_error',
    code: 'invoice_upcoming_none',
    message: `No upcoming invoices for ${whose}`,
  })

export const previewRoutes = [
  route('POST', '/v1/invoices/create_preview', previewShape, (context, params) =>
    previewInvoice(context, params),
  ),
]
