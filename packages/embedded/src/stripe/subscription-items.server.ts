import { missingResource } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { pageInOrder, pageParams } from './pages.server.ts'
import { metadata, required, text } from './params.server.ts'
import { presentItem } from './present.server.ts'
import { type Subscription, type SubscriptionItem } from './records.server.ts'
import { route } from './route.server.ts'
import { prorationShape, updateSubscription, type ItemEntry } from './subscription-change.server.ts'
import { getSubscription, quantity } from './subscriptions.server.ts'

/** The subscription that has the item. */
function find(context: Context, id: string): { subscription: Subscription; item: SubscriptionItem } {
  for (const subscription of context.transaction.all<Subscription>('subscription')) {
    const item = subscription.items.find((entry) => entry.id === id)
    if (item) return { subscription, item }
  }
  throw missingResource('subscription_item', id)
}

type Proration = {
  proration_behavior?: 'create_prorations' | 'always_invoice' | 'none'
  proration_date?: number
}

/** The same change as through the subscription, for one item; answers with it as it then is. */
function change(context: Context, subscription: Subscription, entry: ItemEntry, how: Proration) {
  const after = updateSubscription(context, subscription, { ...how, items: [entry] })
  const item = after.items.find(({ id }) => id === entry.id) ?? after.items.at(-1)
  if (!item) throw missingResource('subscription_item', entry.id ?? '')
  return presentItem(context, after, item)
}

const itemFields = { quantity, metadata, ...prorationShape }
const BASE = '/v1/subscription_items'

export const subscriptionItemRoutes = [
  route('GET', BASE, { ...pageParams, subscription: required(text()) }, (context, params) => {
    const subscription = getSubscription(context, params.subscription, 'subscription')
    const page = pageInOrder(subscription.items, params, BASE, 'subscription_item')
    return { ...page, data: page.data.map((item) => presentItem(context, subscription, item)) }
  }),
  route(
    'POST',
    BASE,
    { ...itemFields, subscription: required(text()), price: required(text()) },
    (context, { subscription: id, proration_behavior, proration_date, ...entry }) =>
      change(context, getSubscription(context, id, 'subscription'), entry, {
        proration_behavior,
        proration_date,
      }),
  ),
  route('GET', `${BASE}/:id`, {}, (context, _params, id) => {
    const { subscription, item } = find(context, id)
    return presentItem(context, subscription, item)
  }),
  route(
    'POST',
    `${BASE}/:id`,
    { ...itemFields, price: text() },
    (context, { proration_behavior, proration_date, ...entry }, id) =>
      change(
        context,
        find(context, id).subscription,
        { ...entry, id },
        { proration_behavior, proration_date },
      ),
  ),
  route('DELETE', `${BASE}/:id`, prorationShape, (context, params, id) => {
    updateSubscription(context, find(context, id).subscription, {
      ...params,
      items: [{ id, deleted: true }],
    })
    return { id, object: 'subscription_item', deleted: true }
  }),
]
