import { invalidRequest, missingResource } from './api-error.server.ts'
import { oneYearAfter } from './amounts.server.ts'
import { emit, type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { usableRates } from './invoice-items.server.ts'
import { noPaymentMethod } from './invoices.server.ts'
import {
  emptyable,
  flag,
  hash,
  integer,
  listOf,
  metadata,
  oneOf,
  required,
  text,
  type Parsed,
} from './params.server.ts'
import {
  type Customer,
  type Metadata,
  type Price,
  type Subscription,
  type SubscriptionItem,
} from './records.server.ts'
import { getRecord, mergeMetadata } from './resource.server.ts'
import { NOT_CANCELLED, UNUSED_FIELDS } from './subscription-defaults.server.ts'
import { billPeriod } from './subscription-year.server.ts'

export const quantity = integer({ min: 0, max: 1_000_000_000 })
export const createShape = {
  customer: required(text()),
  items: required(listOf(hash({ price: required(text()), quantity, metadata }), 20)),
  collection_method: oneOf('send_invoice', 'charge_automatically'),
  days_until_due: integer({ max: 3650 }),
  default_tax_rates: emptyable(listOf(text(), 5)),
  cancel_at_period_end: flag,
  description: text(500),
  metadata,
}

/** A subscription as the API creates it: one whose invoices are sent, because nobody has stored a way to pay. */
export function createSubscription(context: Context, params: Parsed<typeof createShape>): Subscription {
  getRecord<Customer>(context, 'customer', params.customer, 'customer')
  if (params.collection_method !== 'send_invoice') throw noPaymentMethod()
  if (params.days_until_due === undefined) {
    throw invalidRequest('You must specify days_until_due when collection_method is send_invoice.', {
      code: 'parameter_missing',
      param: 'days_until_due',
    })
  }
  return startSubscription(context, {
    ...params,
    days_until_due: params.days_until_due,
    default_tax_rates: params.default_tax_rates ?? [],
    metadata: mergeMetadata({}, params.metadata),
  })
}

type NewSubscription = {
  customer: string
  items: NewItem[]
  /** null for one that is charged automatically. */
  days_until_due: number | null
  default_tax_rates?: string[]
  cancel_at_period_end?: boolean
  description?: string | null
  metadata?: Metadata
}

/** Starts a year of the items and drafts its invoice, which is the subscription's `latest_invoice`. */
export function startSubscription(context: Context, wanted: NewSubscription): Subscription {
  const customer = getRecord<Customer>(context, 'customer', wanted.customer, 'customer')
  if (wanted.items.length === 0)
    throw invalidRequest('Missing required param: items.', { code: 'parameter_missing', param: 'items' })
  const period = { start: context.now, end: oneYearAfter(context.now) }
  const created: Subscription = {
    ...UNUSED_FIELDS,
    id: newId('sub'),
    object: 'subscription',
    billing_cycle_anchor: context.now,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: NOT_CANCELLED,
    collection_method: wanted.days_until_due === null ? 'charge_automatically' : 'send_invoice',
    created: context.now,
    currency: 'inr',
    customer: customer.id,
    days_until_due: wanted.days_until_due,
    default_tax_rates: usableRates(context, wanted.default_tax_rates ?? [], 'default_tax_rates'),
    description: wanted.description ?? null,
    ended_at: null,
    items: wanted.items.map((item, index) => newItem(context, item, period, `items[${index}]`)),
    latest_invoice: null,
    metadata: wanted.metadata ?? {},
    start_date: context.now,
    status: 'active', // with send_invoice Stripe does not wait for the money
    test_clock: customer.test_clock ?? null,
  }
  const scheduled = context.transaction.put(
    wanted.cancel_at_period_end ? scheduleEnd(context, created) : created,
  )
  const billed = billPeriod(context, scheduled, {
    items: scheduled.items,
    reason: 'subscription_create',
    period: { start: context.now, end: context.now },
  })
  const subscription = context.transaction.put<Subscription>(billed)
  const payer = getRecord<Customer>(context, 'customer', customer.id)
  if (payer.currency === null) context.transaction.put<Customer>({ ...payer, currency: 'inr' })
  emit(context, 'customer.subscription.created', subscription)
  return subscription
}

export type NewItem = { price: string; quantity?: number; metadata?: Parsed<{ of: typeof metadata }>['of'] }

/** An item for a period. `prefix` is where its parameters stand. */
export function newItem(
  context: Context,
  item: NewItem,
  period: { start: number; end: number },
  prefix: string,
): SubscriptionItem {
  const price = usablePrice(context, item.price, prefix ? `${prefix}[price]` : 'price')
  return {
    id: newId('si'),
    object: 'subscription_item',
    created: context.now,
    current_period_end: period.end,
    current_period_start: period.start,
    metadata: mergeMetadata({}, item.metadata),
    price: price.id,
    quantity: item.quantity ?? 1,
  }
}

/** A price somebody can subscribe to. */
export function usablePrice(context: Context, id: string, param: string): Price {
  const price = getRecord<Price>(context, 'price', id, param)
  if (!price.active)
    throw invalidRequest('The price specified is inactive. This field only accepts active prices.', { param })
  if (price.type !== 'one_time') return price
  throw invalidRequest(
    'The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.',
    { param },
  )
}

/** Tells the subscription to end with its period. */
export function scheduleEnd(
  context: Context,
  subscription: Subscription,
  comment: string | null = null,
): Subscription {
  return {
    ...subscription,
    cancel_at: Math.max(...subscription.items.map((item) => item.current_period_end)),
    cancel_at_period_end: true,
    canceled_at: context.now,
    cancellation_details: { ...NOT_CANCELLED, comment, reason: 'cancellation_requested' },
  }
}

export const getSubscription = (context: Context, id: string, param?: string) =>
  getRecord<Subscription>(context, 'subscription', id, param)

/** A subscription that can still be changed; Stripe answers a cancellation as if a cancelled one were not there. */
export function getLiveSubscription(context: Context, id: string): Subscription {
  const subscription = getSubscription(context, id)
  if (subscription.status === 'canceled') throw missingResource('subscription', id)
  return subscription
}
