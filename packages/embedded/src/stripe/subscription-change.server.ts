import { invalidRequest, missingResource } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { draftInvoice, pendingItems } from './draft-invoice.server.ts'
import { usableRates } from './invoice-items.server.ts'
import {
  emptyable,
  flag,
  hash,
  integer,
  listOf,
  metadata,
  oneOf,
  text,
  type Parsed,
} from './params.server.ts'
import { billedOf, prorate } from './proration.server.ts'
import { type Subscription, type SubscriptionItem } from './records.server.ts'
import { given, mergeMetadata, replace } from './resource.server.ts'
import { NOT_CANCELLED } from './subscription-defaults.server.ts'
import { newItem, quantity, scheduleEnd, usablePrice } from './subscriptions.server.ts'

export const prorationShape = {
  proration_behavior: oneOf('create_prorations', 'always_invoice', 'none'),
  proration_date: integer(),
}
export const itemChangeShape = {
  id: text(),
  price: text(),
  quantity,
  deleted: flag,
  metadata,
}
export const updateShape = {
  ...prorationShape,
  items: listOf(hash(itemChangeShape), 20),
  days_until_due: integer({ max: 3650 }),
  default_tax_rates: emptyable(listOf(text(), 5)),
  cancel_at_period_end: flag,
  cancellation_details: hash({ comment: emptyable(text()) }),
  description: emptyable(text(500)),
  metadata,
}
export type ItemEntry = Partial<Parsed<typeof itemChangeShape>>
export type SubscriptionChange = Partial<Omit<Parsed<typeof updateShape>, 'items'>> & { items?: ItemEntry[] }

/** Changes a subscription and bills what the change costs or gives back; announces it. */
export function updateSubscription(
  context: Context,
  before: Subscription,
  change: SubscriptionChange,
): Subscription {
  if (before.status === 'canceled') {
    throw invalidRequest('A canceled subscription can only update its cancellation_details and metadata.')
  }
  const { items, default_tax_rates: rates, metadata: notes, days_until_due, description } = change
  const changed: Subscription = {
    ...before,
    ...given({ days_until_due, description }),
    default_tax_rates:
      rates === undefined
        ? before.default_tax_rates
        : (usableRates(context, rates, 'default_tax_rates') ?? []),
    metadata: mergeMetadata(before.metadata, notes),
  }
  const ending = withEnding(context, changed, change)
  const after = changedItems(context, before, items ?? [])
  const billed = billChange(context, ending, { before: before.items, after }, change)
  return replace(context, before, billed, 'customer.subscription.updated')
}

function withEnding(context: Context, subscription: Subscription, change: SubscriptionChange): Subscription {
  const { cancel_at_period_end: wanted, cancellation_details: details } = change
  const comment = details?.comment ?? subscription.cancellation_details.comment
  const said = {
    ...subscription,
    cancellation_details: { ...subscription.cancellation_details, comment },
  }
  if (wanted === undefined || wanted === subscription.cancel_at_period_end) return said
  if (wanted) return scheduleEnd(context, subscription, comment)
  return {
    ...subscription,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: NOT_CANCELLED,
  }
}

/** The items after a change: some of them changed, some gone, new ones at the end. */
function changedItems(context: Context, { items }: Subscription, entries: ItemEntry[]): SubscriptionItem[] {
  entries.forEach(({ id }, index) => {
    if (id !== undefined && !items.some((item) => item.id === id))
      throw missingResource('subscription item', id, `items[${index}][id]`)
  })
  const kept = items.flatMap((item) => {
    const index = entries.findIndex(({ id }) => id === item.id)
    const entry = entries[index]
    if (!entry) return [item]
    if (entry.deleted) return []
    const price =
      entry.price === undefined ? item.price : usablePrice(context, entry.price, `items[${index}][price]`).id
    return [
      {
        ...item,
        metadata: mergeMetadata(item.metadata ?? {}, entry.metadata),
        price,
        quantity: entry.quantity ?? item.quantity,
      },
    ]
  })
  const [first] = items
  const period = { start: first?.current_period_start ?? 0, end: first?.current_period_end ?? 0 }
  const added = entries.flatMap(({ id, price, ...entry }, index) => {
    if (id !== undefined) return []
    if (price !== undefined) return [newItem(context, { ...entry, price }, period, `items[${index}]`)]
    throw invalidRequest(`Missing required param: items[${index}][price].`, {
      code: 'parameter_missing',
      param: `items[${index}][price]`,
    })
  })
  const all = [...kept, ...added]
  const twice = all.find(({ price }, index) => all.findIndex((other) => other.price === price) !== index)
  if (twice && added.length > 0) {
    throw invalidRequest(`Cannot add multiple subscription items with the same price: ${twice.price}`, {
      param: 'items',
    })
  }
  if (all.length > 0) return all
  throw invalidRequest(
    'A subscription must have at least one active item. To cancel it, use the cancellation of the subscription.',
    { param: 'items' },
  )
}

/** Bills changed items for the rest of the period: at once, with the next invoice, or not at all. */
function billChange(
  context: Context,
  subscription: Subscription,
  { before, after }: { before: SubscriptionItem[]; after: SubscriptionItem[] },
  { proration_behavior: behavior = 'create_prorations', proration_date }: SubscriptionChange,
): Subscription {
  if (behavior === 'none')
    return { ...subscription, items: after.map((item) => asBilled(subscription, before, item)) }
  const waitingBefore = pendingItems(context, subscription.customer, { subscription: subscription.id })
  const items = prorate(context, { subscription, before, after, date: proration_date ?? context.now })
  const changed = { ...subscription, items }
  const waiting = pendingItems(context, subscription.customer, { subscription: subscription.id })
  if (behavior === 'create_prorations' || waiting.length === waitingBefore.length) return changed
  const invoice = draftInvoice(context, {
    customer: subscription.customer,
    subscription: changed,
    items: waiting,
    reason: 'subscription_update',
    period: { start: context.now, end: context.now },
  })
  return { ...changed, latest_invoice: invoice.id }
}

/** Without proration what was charged stays what it was: nothing for an item that is new. */
function asBilled(
  subscription: Subscription,
  before: SubscriptionItem[],
  item: SubscriptionItem,
): SubscriptionItem {
  const old = before.find(({ id }) => id === item.id)
  const billed = billedOf(subscription, old ?? { ...item, quantity: 0 })
  return { ...item, billed }
}
