import { invalidRequest, missingResource } from './api-error.server.ts'
import { oneYearAfter } from './amounts.server.ts'
import { emit, type Context } from './context.server.ts'
import { draftInvoice, periodLines, prorationLines } from './draft-invoice.server.ts'
import { newId } from './ids.server.ts'
import { noPaymentMethod } from './invoices.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import {
  emptyable,
  flag,
  hash,
  instantRange,
  integer,
  listOf,
  metadata,
  oneOf,
  required,
  text,
  type Parsed,
} from './params.server.ts'
import { present } from './present.server.ts'
import {
  type Customer,
  type Price,
  type Subscription,
  type SubscriptionItem,
  type TaxRate,
} from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'
import { NOT_CANCELLED, UNUSED_FIELDS } from './subscription-defaults.server.ts'
import { endSubscription } from './subscription-year.server.ts'

const quantity = integer({ min: 0, max: 1_000_000_000 })
const createShape = {
  customer: required(text()),
  items: required(listOf(hash({ price: required(text()), quantity }), 20)),
  collection_method: oneOf('send_invoice', 'charge_automatically'),
  days_until_due: integer({ max: 3650 }),
  default_tax_rates: emptyable(listOf(text(), 5)),
  cancel_at_period_end: flag,
  description: text(500),
  metadata,
}
const updateShape = {
  items: listOf(hash({ id: required(text()), quantity }), 20),
  proration_behavior: oneOf('always_invoice', 'none'),
  days_until_due: integer({ max: 3650 }),
  default_tax_rates: emptyable(listOf(text(), 5)),
  cancel_at_period_end: flag,
  description: emptyable(text(500)),
  metadata,
}

function createSubscription(context: Context, params: Parsed<typeof createShape>): Subscription {
  const customer = getRecord<Customer>(context, 'customer', params.customer, 'customer')
  if (params.collection_method !== 'send_invoice') throw noPaymentMethod()
  if (params.days_until_due === undefined) {
    throw invalidRequest('You must specify days_until_due when collection_method is send_invoice.', {
      code: 'parameter_missing',
      param: 'days_until_due',
    })
  }
  if (params.items.length === 0)
    throw invalidRequest('Missing required param: items.', { code: 'parameter_missing', param: 'items' })
  const created = context.transaction.put<Subscription>({
    ...UNUSED_FIELDS,
    id: newId('sub'),
    object: 'subscription',
    billing_cycle_anchor: context.now,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: NOT_CANCELLED,
    collection_method: 'send_invoice',
    created: context.now,
    currency: 'inr',
    customer: customer.id,
    days_until_due: params.days_until_due,
    default_tax_rates: usableTaxRates(context, params.default_tax_rates),
    description: params.description ?? null,
    ended_at: null,
    items: params.items.map((item, index) => newItem(context, item, index)),
    latest_invoice: null,
    metadata: mergeMetadata({}, params.metadata),
    start_date: context.now,
    status: 'active', // with send_invoice Stripe does not wait for the money
  })
  const scheduled = params.cancel_at_period_end ? scheduleEnd(context, created) : created
  const invoice = draftInvoice(context, {
    subscription: scheduled,
    lines: periodLines(context, scheduled.items),
    reason: 'subscription_create',
    period: { start: context.now, end: context.now },
  })
  const subscription = context.transaction.put<Subscription>({ ...scheduled, latest_invoice: invoice.id })
  if (customer.currency === null) context.transaction.put<Customer>({ ...customer, currency: 'inr' })
  emit(context, 'customer.subscription.created', subscription)
  return subscription
}

function newItem(
  context: Context,
  item: { price: string; quantity?: number },
  index: number,
): SubscriptionItem {
  const param = `items[${index}][price]`
  const price = getRecord<Price>(context, 'price', item.price, param)
  if (!price.active)
    throw invalidRequest('The price specified is inactive. This field only accepts active prices.', { param })
  return {
    id: newId('si'),
    object: 'subscription_item',
    created: context.now,
    current_period_end: oneYearAfter(context.now),
    current_period_start: context.now,
    price: price.id,
    quantity: item.quantity ?? 1,
  }
}

function usableTaxRates(context: Context, ids: string[] | null | undefined): string[] {
  return (ids ?? []).map(
    (id, index) => getRecord<TaxRate>(context, 'tax_rate', id, `default_tax_rates[${index}]`).id,
  )
}

function updateSubscription(context: Context, id: string, params: Parsed<typeof updateShape>): Subscription {
  const before = getRecord<Subscription>(context, 'subscription', id)
  if (before.status === 'canceled') {
    throw invalidRequest('A canceled subscription can only update its cancellation_details and metadata.')
  }
  const {
    items = [],
    proration_behavior,
    metadata: change,
    default_tax_rates,
    cancel_at_period_end,
    ...fields
  } = params
  const changed: Subscription = {
    ...before,
    ...given(fields),
    default_tax_rates:
      default_tax_rates === undefined ? before.default_tax_rates : usableTaxRates(context, default_tax_rates),
    metadata: mergeMetadata(before.metadata, change),
    items: before.items.map((item) => ({
      ...item,
      quantity: items.find((entry) => entry.id === item.id)?.quantity ?? item.quantity,
    })),
  }
  items.forEach((entry, index) => {
    if (before.items.some((item) => item.id === entry.id)) return
    throw invalidRequest(`No such subscription item: '${entry.id}'`, {
      code: 'resource_missing',
      param: `items[${index}][id]`,
    })
  })
  const ending =
    cancel_at_period_end === undefined || cancel_at_period_end === before.cancel_at_period_end
      ? changed
      : cancel_at_period_end
        ? scheduleEnd(context, changed)
        : {
            ...changed,
            cancel_at: null,
            cancel_at_period_end: false,
            canceled_at: null,
            cancellation_details: NOT_CANCELLED,
          }
  return replace(
    context,
    before,
    invoiceProration(context, before, ending, proration_behavior),
    'customer.subscription.updated',
  )
}

/** Bills a changed quantity for the rest of the period, or from the next one on (`none`). */
function invoiceProration(
  context: Context,
  before: Subscription,
  after: Subscription,
  behavior?: 'always_invoice' | 'none',
): Subscription {
  const moved = before.items.filter((item, index) => item.quantity !== after.items[index]?.quantity)
  if (moved.length === 0 || behavior === 'none') return after
  if (behavior === undefined) {
    // Stripe's default is create_prorations: pending items on the next invoice, which this server does not keep.
    throw invalidRequest('Invalid proration_behavior: must be one of always_invoice, none', {
      param: 'proration_behavior',
    })
  }
  const lines = moved.flatMap((item) => {
    const quantity = after.items.find(({ id }) => id === item.id)?.quantity ?? 0
    return prorationLines(context, item, quantity)
  })
  if (lines.reduce((sum, line) => sum + line.amount, 0) < 0) {
    throw invalidRequest(
      'Invalid quantity: a proration that is a credit needs proration_behavior=none; this server keeps no customer balance.',
      {
        param: 'items',
      },
    )
  }
  const invoice = draftInvoice(context, {
    subscription: after,
    lines,
    reason: 'subscription_update',
    period: { start: context.now, end: context.now },
  })
  return { ...after, latest_invoice: invoice.id }
}

function scheduleEnd(context: Context, subscription: Subscription): Subscription {
  return {
    ...subscription,
    cancel_at: Math.max(...subscription.items.map((item) => item.current_period_end)),
    cancel_at_period_end: true,
    canceled_at: context.now,
    cancellation_details: { ...NOT_CANCELLED, reason: 'cancellation_requested' },
  }
}

const getSubscription = (context: Context, id: string) => getRecord<Subscription>(context, 'subscription', id)
const listFilters = {
  ...pageParams,
  customer: text(),
  price: text(),
  status: oneOf('active', 'canceled', 'ended', 'all'),
  created: instantRange,
}

export const subscriptionRoutes = [
  route('POST', '/v1/subscriptions', createShape, (context, params) =>
    present(context, createSubscription(context, params)),
  ),
  route('GET', '/v1/subscriptions', listFilters, (context, params) => {
    const { status = 'not_canceled' } = params
    const wanted = (subscription: Subscription) =>
      status === 'all' ||
      (status === 'not_canceled' || status === 'active'
        ? subscription.status === 'active'
        : subscription.status === 'canceled')
    const subscriptions = context.transaction
      .all<Subscription>('subscription')
      .filter(wanted)
      .filter(({ customer }) => params.customer === undefined || customer === params.customer)
      .filter(({ items }) => params.price === undefined || items.some(({ price }) => price === params.price))
      .filter(({ created }) => isWithin(created, params.created))
    const page = pageOf(subscriptions, params, '/v1/subscriptions', 'subscription')
    return { ...page, data: page.data.map((subscription) => present(context, subscription)) }
  }),
  route('GET', '/v1/subscriptions/:id', {}, (context, _params, id) =>
    present(context, getSubscription(context, id)),
  ),
  route('POST', '/v1/subscriptions/:id', updateShape, (context, params, id) =>
    present(context, updateSubscription(context, id, params)),
  ),
  route('DELETE', '/v1/subscriptions/:id', {}, (context, _params, id) => {
    const subscription = getSubscription(context, id)
    // Stripe answers as if a cancelled subscription were not there.
    if (subscription.status === 'canceled') throw missingResource('subscription', id)
    return present(context, endSubscription(context, subscription))
  }),
]
