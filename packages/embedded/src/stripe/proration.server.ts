import { invalidRequest } from './api-error.server.ts'
import { share } from './amounts.server.ts'
import { type Context } from './context.server.ts'
import { addPendingItem } from './invoice-items.server.ts'
import { placeOf, pricedProduct, pricingOf } from './invoice-lines.server.ts'
import {
  type Billed,
  type InvoiceItem,
  type ItemCredit,
  type Subscription,
  type SubscriptionItem,
} from './records.server.ts'

type Change = {
  /** The subscription as it is after the change, but for its items. */
  subscription: Subscription
  before: SubscriptionItem[]
  after: SubscriptionItem[]
  /** The instant from which the change counts, in seconds. */
  date: number
}

/**
 * Bills a change in the middle of a period, by the second: for every item that changed a credit for what is left of what was
 * charged for it, and a charge for what is left of the period as it now is. Both are pending invoice items. Returns the items
 * with the new charge as what stands for them.
 *
 * The credit takes back what was charged, not what the subscription says: after a change without proration the two differ
 * (https://docs.stripe.com/billing/subscriptions/billing-mode/compare, flexible).
 */
export function prorate(context: Context, { subscription, before, after, date }: Change): SubscriptionItem[] {
  for (const item of before)
    if (!after.some(({ id }) => id === item.id)) addCredit(context, subscription, item, date)
  return after.map((item) => {
    const old = before.find(({ id }) => id === item.id)
    if (old && !hasChanged(old, item)) return item
    if (old) addCredit(context, subscription, old, date)
    return addCharge(context, subscription, item, date)
  })
}

const hasChanged = (before: SubscriptionItem, after: SubscriptionItem) =>
  before.quantity !== after.quantity || before.price !== after.price

/** What stands for an item; journals of earlier versions do not say it. */
export const billedOf = (subscription: Subscription, item: SubscriptionItem): Billed =>
  item.billed ?? {
    price: item.price,
    quantity: item.quantity,
    since: item.current_period_start,
    tax_rates: subscription.default_tax_rates,
    source: null,
  }

/** The credit for what is left of an item that is given up or changed. */
export function addCredit(
  context: Context,
  subscription: Subscription,
  item: SubscriptionItem,
  date: number,
): void {
  const billed = billedOf(subscription, item)
  requireWithin(item, billed, date)
  if (billed.quantity === 0 || date === item.current_period_end) return
  const ownRates = billed.tax_rates.join() !== subscription.default_tax_rates.join()
  addProration(context, subscription, item, {
    ...billed,
    date,
    sign: -1,
    credited: creditOf(context, billed.source),
    taxRates: ownRates ? billed.tax_rates : null,
  })
}

function addCharge(
  context: Context,
  subscription: Subscription,
  item: SubscriptionItem,
  date: number,
): SubscriptionItem {
  const { price, quantity } = item
  const isNothing = quantity === 0 || date === item.current_period_end
  const charge = isNothing
    ? null
    : addProration(context, subscription, item, {
        price,
        quantity,
        date,
        sign: 1,
        credited: null,
        taxRates: null,
      })
  const source = charge && { invoice_item: charge.id }
  return {
    ...item,
    billed: { price, quantity, since: date, tax_rates: subscription.default_tax_rates, source },
  }
}

type Proration = {
  price: string
  quantity: number
  date: number
  sign: 1 | -1
  credited: ItemCredit | null
  taxRates: string[] | null
}

function addProration(
  context: Context,
  subscription: Subscription,
  item: SubscriptionItem,
  { price: priceId, quantity, date, sign, credited, taxRates }: Proration,
): InvoiceItem {
  const { price, product } = pricedProduct(context, priceId)
  const left = item.current_period_end - date
  const whole = item.current_period_end - item.current_period_start
  const words = sign < 0 ? 'Unused time on' : 'Remaining time on'
  return addPendingItem(context, {
    amount: sign * share(quantity * price.unit_amount, left, whole),
    customer: subscription.customer,
    description: `${words} ${quantity} × ${product.name} after ${dayOf(date)}`,
    metadata: subscription.metadata,
    parent: {
      type: 'subscription_details',
      subscription_details: { subscription: subscription.id, subscription_item: item.id },
    },
    period: { start: date, end: item.current_period_end },
    pricing: pricingOf(price),
    proration: true,
    proration_details: { credited_items: credited, discount_amounts: [] },
    quantity,
    tax_rates: taxRates,
  })
}

/** What a credit says it takes back: the charge while it is pending, its line once it stands on an invoice. */
function creditOf(context: Context, source: Billed['source']): ItemCredit | null {
  if (!source) return null
  if ('invoice' in source) {
    const details = { invoice: source.invoice, invoice_line_items: [source.line] }
    return { type: 'invoice_line_items', invoice_line_item_details: details }
  }
  const place = placeOf(context, source.invoice_item)
  if (place) return { type: 'invoice_line_items', invoice_line_item_details: place }
  return context.transaction.find('invoiceitem', source.invoice_item)
    ? { type: 'invoice_item', invoice_item: source.invoice_item }
    : null
}

function requireWithin(item: SubscriptionItem, billed: Billed, date: number): void {
  const starts = Math.max(item.current_period_start, billed.since)
  if (date >= starts && date <= item.current_period_end) return
  throw invalidRequest(
    'Invalid proration_date: it must be within the current period and not before the last change of the item.',
    { param: 'proration_date' },
  )
}

const dayOf = (seconds: number) =>
  new Date(seconds * 1000).toLocaleDateString('en-GB', {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
