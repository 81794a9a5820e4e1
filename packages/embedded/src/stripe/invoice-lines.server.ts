import { type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { UNUSED_LINE_FIELDS } from './invoice-defaults.server.ts'
import {
  type CreditedItems,
  type InvoiceItem,
  type InvoiceLine,
  type Invoice,
  type Price,
  type Product,
  type Subscription,
  type SubscriptionItem,
} from './records.server.ts'
import { getRecord } from './resource.server.ts'

/** What a line says, before it stands on an invoice. Amounts in paise. */
export type LinePlan = Pick<
  InvoiceLine,
  | 'amount'
  | 'description'
  | 'discountable'
  | 'metadata'
  | 'own_tax_rates'
  | 'parent'
  | 'period'
  | 'pricing'
  | 'quantity'
  | 'subscription'
>

/** The plan as a line of an invoice; sums and taxes follow with the totals. */
export const lineOf = (invoice: string, plan: LinePlan, id = newId('il')): InvoiceLine => ({
  ...UNUSED_LINE_FIELDS,
  id,
  object: 'line_item',
  ...plan,
  invoice,
  quantity_decimal: String(plan.quantity),
  subtotal: plan.amount,
  taxes: [],
})

/** One line for a whole period of every item: quantity times price. */
export function periodPlans(
  context: Context,
  subscription: Subscription,
  items: SubscriptionItem[],
): LinePlan[] {
  return items.map((item) => {
    const { price, product } = pricedProduct(context, item.price)
    const rupees = (price.unit_amount / 100).toLocaleString('en-IN', { minimumFractionDigits: 2 })
    return {
      amount: item.quantity * price.unit_amount,
      description: `${item.quantity} × ${product.name} (at ₹${rupees} / year)`,
      discountable: true,
      metadata: subscription.metadata,
      own_tax_rates: null,
      parent: {
        invoice_item_details: null,
        subscription_item_details: {
          invoice_item: null,
          proration: false,
          proration_details: { credited_items: null },
          subscription: subscription.id,
          subscription_item: item.id,
        },
        type: 'subscription_item_details',
      },
      period: { start: item.current_period_start, end: item.current_period_end },
      pricing: pricingOf(price),
      quantity: item.quantity,
      subscription: subscription.id,
    }
  })
}

/** The line an invoice item makes. */
export function itemPlan(context: Context, item: InvoiceItem): LinePlan {
  const { amount, description, discountable, metadata, period, pricing, proration, quantity } = item
  const credited = item.proration_details && creditedLines(context, item)
  const origin = {
    invoice_item: item.id,
    proration,
    proration_details: proration ? { credited_items: credited ?? null } : null,
  }
  const { subscription, subscription_item } = item.parent?.subscription_details ?? {}
  return {
    amount,
    description,
    discountable,
    metadata,
    own_tax_rates: item.tax_rates,
    parent:
      subscription && subscription_item
        ? {
            invoice_item_details: null,
            subscription_item_details: { ...origin, subscription, subscription_item },
            type: 'subscription_item_details',
          }
        : {
            invoice_item_details: { ...origin, subscription: subscription ?? null },
            subscription_item_details: null,
            type: 'invoice_item_details',
          },
    period,
    pricing,
    quantity,
    subscription: subscription ?? null,
  }
}

/** The invoice lines a credit takes back; null while the debit itself is still pending. */
function creditedLines(context: Context, item: InvoiceItem): CreditedItems | null {
  const credited = item.proration_details?.credited_items
  if (!credited) return null
  if (credited.type === 'invoice_line_items') return credited.invoice_line_item_details
  return placeOf(context, credited.invoice_item)
}

/** Where an invoice item stands: its invoice and line. */
export function placeOf(context: Context, invoiceItem: string): CreditedItems | null {
  const item = context.transaction.find<InvoiceItem>('invoiceitem', invoiceItem)
  const invoice = item?.invoice && context.transaction.find<Invoice>('invoice', item.invoice)
  const line = invoice ? invoice.lines.find((entry) => itemOf(entry) === invoiceItem) : undefined
  return invoice && line ? { invoice: invoice.id, invoice_line_items: [line.id] } : null
}

/** The invoice item behind a line; null for a whole period of a subscription. */
export function itemOf({ parent }: Pick<InvoiceLine, 'parent'>): string | null {
  return parent.type === 'invoice_item_details'
    ? parent.invoice_item_details.invoice_item
    : parent.subscription_item_details.invoice_item
}

export function pricedProduct(context: Context, priceId: string) {
  const price = getRecord<Price>(context, 'price', priceId)
  return { price, product: getRecord<Product>(context, 'product', price.product) }
}

export const pricingOf = (price: Price) => ({
  price_details: { price: price.id, product: price.product },
  type: 'price_details' as const,
  unit_amount_decimal: String(price.unit_amount),
})
