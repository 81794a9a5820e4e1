import { share, taxOn } from './amounts.server.ts'
import { emit, type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import {
  type Customer,
  type Invoice,
  type InvoiceLine,
  type LineTax,
  type Price,
  type Product,
  type Subscription,
  type SubscriptionItem,
  type TaxRate,
} from './records.server.ts'
import { taxIdsOf } from './customers.server.ts'
import { getRecord } from './resource.server.ts'

const DRAFT_FOR_SECONDS = 3600
const DAY_IN_SECONDS = 86_400

type LinePlan = {
  item: SubscriptionItem
  quantity: number
  amount: number
  text: string
  start: number
  proration: boolean
}

/** The lines of a whole period: quantity times price for every item. */
export function periodLines(context: Context, items: SubscriptionItem[]): LinePlan[] {
  return items.map((item) => {
    const { price, product } = pricedProduct(context, item)
    const rupees = (price.unit_amount / 100).toLocaleString('en-IN', { minimumFractionDigits: 2 })
    return {
      item,
      quantity: item.quantity,
      amount: item.quantity * price.unit_amount,
      text: `${item.quantity} × ${product.name} (at ₹${rupees} / year)`,
      start: item.current_period_start,
      proration: false,
    }
  })
}

/** The two lines of a change in mid-period: credit for what is left of the old quantity, charge for the new. By the second. */
export function prorationLines(context: Context, before: SubscriptionItem, quantity: number): LinePlan[] {
  const { price, product } = pricedProduct(context, before)
  const left = before.current_period_end - context.now
  const whole = before.current_period_end - before.current_period_start
  const day = new Date(context.now * 1000).toLocaleDateString('en-GB', {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const line = (seats: number, sign: 1 | -1, text: string): LinePlan => ({
    item: before,
    quantity: seats,
    amount: sign * share(seats * price.unit_amount, left, whole),
    text: `${text} ${seats} × ${product.name} after ${day}`,
    start: context.now,
    proration: true,
  })
  return [line(before.quantity, -1, 'Unused time on'), line(quantity, 1, 'Remaining time on')]
}

function pricedProduct(context: Context, item: SubscriptionItem) {
  const price = getRecord<Price>(context, 'price', item.price)
  return { price, product: getRecord<Product>(context, 'product', price.product) }
}

type Draft = {
  subscription: Subscription
  lines: LinePlan[]
  reason: string
  period: { start: number; end: number }
}

/** Stores and announces a draft invoice of a subscription. It finalizes itself after an hour unless somebody does. */
export function draftInvoice(
  context: Context,
  { subscription, lines: plans, reason, period }: Draft,
): Invoice {
  const customer = getRecord<Customer>(context, 'customer', subscription.customer)
  const rates = subscription.default_tax_rates.map((id) => getRecord<TaxRate>(context, 'tax_rate', id))
  const id = newId('in')
  const lines = plans.map((plan) => invoiceLine(context, { id, subscription, rates, plan }))
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0)
  const taxes = totalTaxes(rates, lines)
  const total = subtotal + taxes.reduce((sum, tax) => sum + tax.amount, 0)
  const invoice = context.transaction.put<Invoice>({
    ...UNUSED_FIELDS,
    id,
    object: 'invoice',
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_paid_off_stripe: 0,
    amount_remaining: total,
    amount_shipping: 0,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatically_finalizes_at: context.now + DRAFT_FOR_SECONDS,
    billing_reason: reason,
    collection_method: 'send_invoice',
    created: context.now,
    currency: 'inr',
    customer: customer.id,
    customer_address: customer.address,
    customer_email: customer.email,
    customer_name: customer.name,
    customer_phone: customer.phone,
    customer_tax_exempt: 'none',
    customer_tax_ids: taxIdsOf(context, customer.id).map(({ type, value }) => ({ type, value })),
    days_until_due: subscription.days_until_due,
    default_tax_rates: subscription.default_tax_rates,
    due_date: context.now + subscription.days_until_due * DAY_IN_SECONDS,
    effective_at: null,
    lines,
    metadata: {},
    number: null,
    page_token: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    period_end: period.end,
    period_start: period.start,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_excluding_tax: subtotal,
    total_taxes: taxes,
  })
  emit(context, 'invoice.created', invoice)
  return invoice
}

type LineInput = { id: string; subscription: Subscription; rates: TaxRate[]; plan: LinePlan }

function invoiceLine(context: Context, { id, subscription, rates, plan }: LineInput): InvoiceLine {
  const { price, product } = pricedProduct(context, plan.item)
  return {
    id: newId('il'),
    object: 'line_item',
    amount: plan.amount,
    currency: 'inr',
    description: plan.text,
    discount_amounts: [],
    discountable: !plan.proration,
    discounts: [],
    invoice: id,
    livemode: false,
    metadata: subscription.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: plan.proration,
        proration_details: { credited_items: null },
        subscription: subscription.id,
        subscription_item: plan.item.id,
      },
      type: 'subscription_item_details',
    },
    period: { start: plan.start, end: plan.item.current_period_end },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: product.id },
      type: 'price_details',
      unit_amount_decimal: String(price.unit_amount),
    },
    quantity: plan.quantity,
    quantity_decimal: String(plan.quantity),
    subscription: subscription.id,
    subtotal: plan.amount,
    taxes: rates.map((rate) => taxOf(rate, plan.amount, taxOn(plan.amount, rate.percentage))),
  }
}

const taxOf = (rate: TaxRate, taxable: number, amount: number): LineTax => ({
  amount,
  tax_behavior: 'exclusive',
  tax_rate_details: { tax_rate: rate.id },
  taxability_reason: 'not_available',
  taxable_amount: taxable,
  type: 'tax_rate_details',
})

/** Tax is rounded on every line and then added up, one total for each rate. */
function totalTaxes(rates: TaxRate[], lines: InvoiceLine[]): LineTax[] {
  return rates.map((rate, index) => {
    const parts = lines.map((line) => line.taxes[index]).filter((tax) => tax !== undefined)
    const sum = (field: 'amount' | 'taxable_amount') => parts.reduce((total, tax) => total + tax[field], 0)
    return taxOf(rate, sum('taxable_amount'), sum('amount'))
  })
}

/** What a sandbox account without Connect, discounts, shipping and saved payment methods has in these fields. */
const UNUSED_FIELDS = {
  account_country: 'IN',
  account_name: 'Sandbox',
  account_tax_ids: null,
  application: null,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  custom_fields: null,
  customer_account: null,
  customer_shipping: null,
  default_payment_method: null,
  default_source: null,
  description: null,
  discounts: [],
  ending_balance: null,
  footer: null,
  from_invoice: null,
  issuer: { type: 'self' },
  last_finalization_error: null,
  latest_revision: null,
  livemode: false,
  next_payment_attempt: null,
  on_behalf_of: null,
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  starting_balance: 0,
  statement_descriptor: null,
  test_clock: null,
  total_discount_amounts: [],
  total_pretax_credit_amounts: [],
  webhooks_delivered_at: null,
}
