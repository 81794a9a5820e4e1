import { type Context } from './context.server.ts'
import {
  type Invoice,
  type Price,
  type Subscription,
  type SubscriptionItem,
  type TaxRate,
} from './records.server.ts'
import { type Stored } from './store.server.ts'

type Wire = Record<string, unknown>
const LINES_SHOWN = 10

/** The object as the API shows it: our own fields left out, embedded objects put in. */
export function present(context: Context, record: Stored): Wire {
  if (record.object === 'subscription') return presentSubscription(context, record as Subscription)
  if (record.object === 'invoice') return presentInvoice(context, record as Invoice)
  return { ...record }
}

function presentSubscription(context: Context, subscription: Subscription): Wire {
  const items = subscription.items.map((item) => presentItem(context, subscription, item))
  return {
    ...subscription,
    default_tax_rates: taxRates(context, subscription.default_tax_rates),
    items: {
      object: 'list',
      data: items,
      has_more: false,
      url: `/v1/subscription_items?subscription=${subscription.id}`,
    },
  }
}

function presentItem(context: Context, subscription: Subscription, item: SubscriptionItem): Wire {
  const price = context.transaction.find<Price>('price', item.price)
  return {
    billing_thresholds: null,
    current_trial: null,
    discounts: [],
    metadata: {},
    tax_rates: [],
    ...item,
    price,
    plan: price && planOf(price),
    subscription: subscription.id,
  }
}

/** Stripe keeps showing the older name of a recurring price beside it. */
function planOf(price: Price): Wire {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: String(price.unit_amount),
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: 'year',
    interval_count: 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  }
}

function presentInvoice(context: Context, { page_token, days_until_due: _days, ...invoice }: Invoice): Wire {
  return {
    ...invoice,
    default_tax_rates: taxRates(context, invoice.default_tax_rates),
    hosted_invoice_url: page_token ? `${context.publicUrl}/i/${page_token}` : null,
    invoice_pdf: null,
    lines: {
      object: 'list',
      data: invoice.lines.slice(0, LINES_SHOWN),
      has_more: invoice.lines.length > LINES_SHOWN,
      url: `/v1/invoices/${invoice.id}/lines`,
    },
  }
}

const taxRates = (context: Context, ids: string[]) =>
  ids.map((id) => context.transaction.find<TaxRate>('tax_rate', id))
