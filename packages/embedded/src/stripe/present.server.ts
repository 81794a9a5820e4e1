import { presentAccount, type Account } from './accounts.server.ts'
import { presentSession, type CheckoutSession } from './checkout-sessions.server.ts'
import { type Context } from './context.server.ts'
import { presentCreditNote } from './credit-note-presentation.server.ts'
import { presentInvoice, taxRates } from './invoice-presentation.server.ts'
import { presentPortalSession, type PortalSession } from './portal-sessions.server.ts'
import {
  type CreditNote,
  type Invoice,
  type InvoiceItem,
  type PaymentRecord,
  type Price,
  type Subscription,
  type SubscriptionItem,
} from './records.server.ts'
import { type Stored } from './store.server.ts'
import { presentTransfer, type Transfer } from './transfers.server.ts'

type Wire = Record<string, unknown>

/** The object as the API shows it: our own fields left out, embedded objects put in. */
export function present(context: Context, record: Stored): Wire {
  if (record.object === 'subscription') return presentSubscription(context, record as Subscription)
  if (record.object === 'invoice') return presentInvoice(context, record as Invoice)
  if (record.object === 'invoiceitem') return presentInvoiceItem(context, record as InvoiceItem)
  if (record.object === 'credit_note') return presentCreditNote(context, record as CreditNote)
  if (record.object === 'payment_record') return presentPaymentRecord(record as PaymentRecord)
  if (record.object === 'checkout.session') return presentSession(context, record as CheckoutSession)
  if (record.object === 'billing_portal.session')
    return presentPortalSession(context, record as PortalSession)
  if (record.object === 'account') return presentAccount(record as Account)
  if (record.object === 'transfer') return presentTransfer(context, record as Transfer)
  return { ...record }
}

const presentInvoiceItem = (context: Context, item: InvoiceItem): Wire => ({
  ...item,
  quantity_decimal: String(item.quantity),
  tax_rates: taxRates(context, item.tax_rates ?? []),
})

const presentPaymentRecord = ({ attempt: _attempt, refunds: _refunds, ...record }: PaymentRecord): Wire =>
  record

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

/** An item of a subscription as the API shows it, alone or in the subscription. */
export function presentItem(
  context: Context,
  subscription: Subscription,
  { billed: _billed, ...item }: SubscriptionItem,
): Wire {
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
