import { invalidRequest } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { placeItems } from './draft-invoice.server.ts'
import { decimalTimes, priceItem, type PricingInput } from './invoice-item-pricing.server.ts'
import { itemOf, itemPlan, lineOf } from './invoice-lines.server.ts'
import { withTotals } from './invoice-totals.server.ts'
import { type MetadataChange } from './params.server.ts'
import {
  type Customer,
  type Invoice,
  type InvoiceItem,
  type Period,
  type Subscription,
  type TaxRate,
} from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'

const UNUSED_FIELDS = {
  currency: 'inr',
  customer_account: null,
  discounts: [],
  livemode: false,
}

type NewItem = Pick<InvoiceItem, 'customer' | 'amount' | 'description' | 'period' | 'pricing' | 'quantity'> &
  Partial<
    Pick<
      InvoiceItem,
      'metadata' | 'parent' | 'proration' | 'proration_details' | 'tax_rates' | 'discountable'
    >
  >

/** Stores and announces an invoice item that waits for an invoice. */
export function addPendingItem(context: Context, item: NewItem): InvoiceItem {
  const created = context.transaction.put<InvoiceItem>({
    ...UNUSED_FIELDS,
    id: newId('ii'),
    object: 'invoiceitem',
    date: context.now,
    invoice: null,
    metadata: {},
    parent: null,
    proration: false,
    tax_rates: null,
    test_clock: getRecord<Customer>(context, 'customer', item.customer).test_clock ?? null,
    ...item,
    discountable: item.discountable ?? (!item.proration && item.amount >= 0),
  })
  emit(context, 'invoiceitem.created', created)
  return created
}

export type ItemInput = PricingInput & {
  customer: string
  description?: string
  discountable?: boolean
  invoice?: string
  metadata?: MetadataChange
  period?: Period
  subscription?: string
  tax_rates?: string[] | null
}

/** An item as somebody asks for it: pending, or at once on a draft invoice. */
export function createInvoiceItem(context: Context, input: ItemInput, prefix = ''): InvoiceItem {
  const customer = getRecord<Customer>(context, 'customer', input.customer, 'customer')
  const priced = priceItem(context, input, prefix)
  if (!priced) {
    throw invalidRequest(
      'You must specify either `amount`, `unit_amount_decimal`, `price_data` or `pricing`.',
      {
        code: 'parameter_missing',
        param: prefix ? `${prefix}[amount]` : 'amount',
      },
    )
  }
  const invoice = input.invoice === undefined ? null : draftFor(context, input.invoice, customer.id)
  const { productName, ...price } = priced
  const item = addPendingItem(context, {
    ...price,
    customer: customer.id,
    description: input.description ?? productName,
    ...given({ discountable: input.discountable }),
    metadata: mergeMetadata({}, input.metadata),
    parent: subscriptionFor(context, input.subscription, customer.id),
    period: checkedPeriod(input.period) ?? { start: context.now, end: context.now },
    tax_rates: usableRates(context, input.tax_rates) ?? null,
  })
  if (!invoice) return item
  replace(context, invoice, placeItems(context, invoice, [item]), 'invoice.updated')
  return getRecord<InvoiceItem>(context, 'invoiceitem', item.id)
}

function draftFor(context: Context, id: string, customer: string): Invoice {
  const invoice = getRecord<Invoice>(context, 'invoice', id, 'invoice')
  refuseUnlessDraft(invoice)
  if (invoice.customer === customer) return invoice
  throw invalidRequest('The specified invoice belongs to a different customer.', { param: 'invoice' })
}

function subscriptionFor(context: Context, id: string | undefined, customer: string): InvoiceItem['parent'] {
  if (id === undefined) return null
  const subscription = getRecord<Subscription>(context, 'subscription', id, 'subscription')
  const fail = (message: string) => invalidRequest(message, { param: 'subscription' })
  if (subscription.customer !== customer)
    throw fail('The specified subscription belongs to a different customer.')
  if (subscription.status === 'canceled')
    throw fail('You cannot add invoice items to a canceled subscription.')
  return { type: 'subscription_details', subscription_details: { subscription: subscription.id } }
}

export type ItemChange = PricingInput & {
  description?: string
  discountable?: boolean
  metadata?: MetadataChange
  period?: Period
  tax_rates?: string[] | null
}

/** Changes an item that is pending or on a draft; its line follows. */
export function updateInvoiceItem(
  context: Context,
  item: InvoiceItem,
  change: ItemChange,
  prefix = '',
): InvoiceItem {
  refuseFrozen(context, item)
  const { metadata, period, tax_rates, description, discountable, ...pricing } = change
  const onlyQuantity = pricing.quantity !== undefined && Object.keys(given(pricing)).length === 1
  const priced = onlyQuantity
    ? requantified(item, pricing.quantity ?? 1)
    : priceItem(context, pricing, prefix)
  if (item.proration && priced && pricing.amount === undefined) {
    throw invalidRequest('The price and quantity of a proration cannot be changed.', { param: 'quantity' })
  }
  const { productName: _name, ...price } = priced ?? { productName: null }
  const changed = context.transaction.put<InvoiceItem>({
    ...item,
    ...price,
    ...given({ description, discountable, period: checkedPeriod(period) }),
    metadata: mergeMetadata(item.metadata, metadata),
    tax_rates: tax_rates === undefined ? item.tax_rates : (usableRates(context, tax_rates) ?? null),
  })
  if (changed.invoice === null) return changed
  changeDraft(context, changed.invoice, (lines) =>
    lines.map((line) =>
      itemOf(line) === item.id ? lineOf(line.invoice, itemPlan(context, changed), line.id) : line,
    ),
  )
  return changed
}

/** The same unit price, another quantity. */
function requantified(item: InvoiceItem, quantity: number) {
  const unit = item.pricing.unit_amount_decimal ?? '0'
  return { amount: decimalTimes(unit, quantity), pricing: item.pricing, productName: null, quantity }
}

/** Deletes an item that is pending or on a draft; its line goes with it. */
export function deleteInvoiceItem(context: Context, item: InvoiceItem): void {
  refuseFrozen(context, item)
  context.transaction.remove('invoiceitem', item.id)
  if (item.invoice !== null)
    changeDraft(context, item.invoice, (lines) => lines.filter((line) => itemOf(line) !== item.id))
  emit(context, 'invoiceitem.deleted', item)
}

/** Changes the lines of a draft; taxes and sums follow. */
export function changeDraft(
  context: Context,
  id: string,
  change: (lines: Invoice['lines']) => Invoice['lines'],
): Invoice {
  const invoice = getRecord<Invoice>(context, 'invoice', id)
  refuseUnlessDraft(invoice)
  const changed = withTotals(context, { ...invoice, lines: change(invoice.lines) })
  return replace(context, invoice, changed, 'invoice.updated')
}

function refuseFrozen(context: Context, item: InvoiceItem): void {
  if (item.invoice !== null) refuseUnlessDraft(getRecord<Invoice>(context, 'invoice', item.invoice))
}

export function refuseUnlessDraft(invoice: Invoice): void {
  if (invoice.status === 'draft') return
  throw invalidRequest('This invoice is no longer editable', { code: 'invoice_not_editable' })
}

function checkedPeriod(period: Period | undefined): Period | undefined {
  if (period && period.end < period.start)
    throw invalidRequest('The period end must not be before its start.', { param: 'period[end]' })
  return period
}

/** Ids of tax rates that exist; undefined and null stay what they are. */
export function usableRates<T extends string[] | null | undefined>(
  context: Context,
  ids: T,
  param = 'tax_rates',
): T {
  ids?.forEach((id, index) => getRecord<TaxRate>(context, 'tax_rate', id, `${param}[${index}]`))
  return ids
}
