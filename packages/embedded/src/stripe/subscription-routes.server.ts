import { type Context } from './context.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import { emptyable, flag, hash, instantRange, oneOf, text } from './params.server.ts'
import { present } from './present.server.ts'
import { type Subscription } from './records.server.ts'
import { route } from './route.server.ts'
import { updateShape, updateSubscription } from './subscription-change.server.ts'
import { cancelSubscription } from './subscription-year.server.ts'
import {
  createShape,
  createSubscription,
  getLiveSubscription,
  getSubscription,
} from './subscriptions.server.ts'

const listFilters = {
  ...pageParams,
  customer: text(),
  test_clock: text(),
  price: text(),
  status: oneOf('active', 'canceled', 'ended', 'all'),
  created: instantRange,
}
const cancelShape = {
  invoice_now: flag,
  prorate: flag,
  cancellation_details: hash({ comment: emptyable(text()) }),
}

function isWanted(
  { status }: Subscription,
  wanted: 'active' | 'canceled' | 'ended' | 'all' | undefined,
): boolean {
  if (wanted === 'all') return true
  return wanted === undefined || wanted === 'active' ? status === 'active' : status === 'canceled'
}

const ofCustomer = (context: Context, customer: string | undefined) =>
  customer === undefined
    ? context.transaction.all<Subscription>('subscription')
    : context.transaction.where<Subscription>('subscription', 'customer', customer)

export const subscriptionRoutes = [
  route('POST', '/v1/subscriptions', createShape, (context, params) =>
    present(context, createSubscription(context, params)),
  ),
  route('GET', '/v1/subscriptions', listFilters, (context, params) => {
    const clock = params.test_clock ?? (params.customer === undefined ? null : undefined)
    const subscriptions = ofCustomer(context, params.customer)
      // Those of a test clock show up only when somebody asks for that clock or for their customer.
      .filter((subscription) => clock === undefined || (subscription.test_clock ?? null) === clock)
      .filter((subscription) => isWanted(subscription, params.status))
      .filter(({ items }) => params.price === undefined || items.some(({ price }) => price === params.price))
      .filter(({ created }) => isWithin(created, params.created))
    const page = pageOf(subscriptions, params, '/v1/subscriptions', 'subscription')
    return { ...page, data: page.data.map((subscription) => present(context, subscription)) }
  }),
  route('GET', '/v1/subscriptions/:id', {}, (context, _params, id) =>
    present(context, getSubscription(context, id)),
  ),
  route('POST', '/v1/subscriptions/:id', updateShape, (context, params, id) =>
    present(context, updateSubscription(context, getSubscription(context, id), params)),
  ),
  route('DELETE', '/v1/subscriptions/:id', cancelShape, (context, params, id) => {
    const ended = cancelSubscription(context, getLiveSubscription(context, id), {
      prorate: params.prorate,
      invoiceNow: params.invoice_now,
      comment: params.cancellation_details?.comment,
    })
    return present(context, ended)
  }),
]
