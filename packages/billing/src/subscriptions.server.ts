import type Stripe from 'stripe'
import { BillingError } from './billing-error.ts'
import { idempotencyKey, idOf, toDate } from './stripe-client.server.ts'

export type StartSubscription = {
  orderId: string
  customerId: string
  priceId: string
  seats: number
  /** Days the ministry has for paying, counted from the invoice. */
  daysUntilDue: number
  /** null where the supply is exempt from GST. */
  taxRateId: string | null
  metadata?: Record<string, string>
}
export type StartedSubscription = {
  subscriptionId: string
  invoiceId: string
  /** `active` before anybody paid: what may be used is decided by the entitlement ledger, never by this. */
  status: string
  currentPeriodEnd: Date
  /** null until the invoice is finalized. */
  hostedInvoiceUrl: string | null
}

/** Starts the yearly subscription of an order and drafts its invoice; for an order that has one, answers with that. */
export async function startSubscription(
  stripe: Stripe,
  input: StartSubscription,
): Promise<StartedSubscription> {
  const { orderId, customerId, priceId, seats, daysUntilDue, taxRateId, metadata = {} } = input
  const known = await findByOrder(stripe, customerId, orderId)
  if (known) {
    const item = onlyItem(known)
    if (item.price.id === priceId) return started(known)
    throw new BillingError('conflict', `Order ${orderId} has a subscription with another price.`)
  }
  const wanted = {
    customer: customerId,
    items: [{ price: priceId, quantity: seats }],
    collection_method: 'send_invoice',
    days_until_due: daysUntilDue,
    ...(taxRateId !== null && { default_tax_rates: [taxRateId] }),
    metadata: { ...metadata, orderId },
    expand: ['latest_invoice'],
  } as const satisfies Stripe.SubscriptionCreateParams
  // One key per order, whatever it contains: a second attempt with other contents is refused, not a second purchase.
  const key = idempotencyKey('subscription', orderId)
  return started(
    await stripe.subscriptions.create(
      { ...wanted, items: [...wanted.items], expand: [...wanted.expand] },
      { idempotencyKey: key },
    ),
  )
}

/** Stripe forgets idempotency keys after a day; the order id in the metadata stays. */
async function findByOrder(
  stripe: Stripe,
  customer: string,
  orderId: string,
): Promise<Stripe.Subscription | undefined> {
  const all = stripe.subscriptions.list({
    customer,
    status: 'all',
    limit: 100,
    expand: ['data.latest_invoice'],
  })
  for await (const subscription of all) {
    if (subscription.metadata.orderId === orderId) return subscription
  }
  return undefined
}

function started(subscription: Stripe.Subscription): StartedSubscription {
  const invoice = subscription.latest_invoice
  if (invoice === null) throw new BillingError('refused', 'The subscription has no invoice.')
  return {
    subscriptionId: subscription.id,
    invoiceId: idOf(invoice),
    status: subscription.status,
    currentPeriodEnd: toDate(onlyItem(subscription).current_period_end),
    hostedInvoiceUrl: typeof invoice === 'string' ? null : (invoice.hosted_invoice_url ?? null),
  }
}

export type SubscriptionView = {
  subscriptionId: string
  customerId: string
  priceId: string
  status: string
  seats: number
  currentPeriodStart: Date
  currentPeriodEnd: Date
  cancelAtPeriodEnd: boolean
  latestInvoiceId: string | null
  metadata: Record<string, string>
}

/** The subscription as Stripe has it now. */
export async function getSubscription(stripe: Stripe, subscriptionId: string): Promise<SubscriptionView> {
  return toView(await stripe.subscriptions.retrieve(subscriptionId))
}

function toView(subscription: Stripe.Subscription): SubscriptionView {
  const item = onlyItem(subscription)
  return {
    subscriptionId: subscription.id,
    customerId: idOf(subscription.customer),
    priceId: item.price.id,
    status: subscription.status,
    seats: item.quantity ?? 0,
    currentPeriodStart: toDate(item.current_period_start),
    currentPeriodEnd: toDate(item.current_period_end),
    cancelAtPeriodEnd: subscription.cancel_at_period_end,
    latestInvoiceId: subscription.latest_invoice === null ? null : idOf(subscription.latest_invoice),
    metadata: subscription.metadata,
  }
}

export type ChangeSeats = {
  /** Our id of this change: a repeated call with it changes and bills nothing again. */
  changeId: string
  subscriptionId: string
  seats: number
}

/**
 * Sets the number of seats. More seats are billed at once for the rest of the year (`invoiceId` is that invoice, a
 * draft); fewer seats are billed from the next year on and have no invoice.
 */
export async function changeSeats(
  stripe: Stripe,
  { changeId, subscriptionId, seats }: ChangeSeats,
): Promise<{ seats: number; invoiceId: string | null }> {
  const subscription = await stripe.subscriptions.retrieve(subscriptionId)
  if (subscription.metadata.seatChangeId === changeId) {
    return {
      seats: onlyItem(subscription).quantity ?? 0,
      invoiceId: await findChangeInvoice(stripe, subscriptionId, changeId),
    }
  }
  const item = onlyItem(subscription)
  const isMore = seats > (item.quantity ?? 0)
  const updated = await stripe.subscriptions.update(
    subscriptionId,
    {
      items: [{ id: item.id, quantity: seats }],
      proration_behavior: isMore ? 'always_invoice' : 'none',
      metadata: { seatChangeId: changeId },
    },
    { idempotencyKey: idempotencyKey('seats', changeId, seats) },
  )
  const invoiceId = isMore && updated.latest_invoice !== null ? idOf(updated.latest_invoice) : null
  return { seats, invoiceId }
}

/** The invoice of a change keeps the subscription's metadata as they were when it was made. */
async function findChangeInvoice(
  stripe: Stripe,
  subscription: string,
  changeId: string,
): Promise<string | null> {
  for await (const invoice of stripe.invoices.list({ subscription, limit: 100 })) {
    const isChange = invoice.billing_reason === 'subscription_update'
    if (isChange && invoice.parent?.subscription_details?.metadata?.seatChangeId === changeId)
      return invoice.id
  }
  return null
}

export type CancelSubscription = { subscriptionId: string; when: 'now' | 'at_period_end' }

/** Ends a subscription now or when the paid year is over; for one that has ended, only says so. */
export async function cancelSubscription(
  stripe: Stripe,
  { subscriptionId, when }: CancelSubscription,
): Promise<SubscriptionView> {
  const subscription = await stripe.subscriptions.retrieve(subscriptionId)
  if (subscription.status === 'canceled') return toView(subscription)
  if (when === 'now') return toView(await endNow(stripe, subscriptionId))
  return toView(await stripe.subscriptions.update(subscriptionId, { cancel_at_period_end: true }))
}

/**
 * A DELETE carries no idempotency key: when the answer to the first is lost, the client's second one meets a subscription
 * that has ended, of which Stripe then says that it does not exist.
 */
async function endNow(stripe: Stripe, subscriptionId: string): Promise<Stripe.Subscription> {
  try {
    return await stripe.subscriptions.cancel(subscriptionId)
  } catch (error) {
    const current = await stripe.subscriptions.retrieve(subscriptionId)
    if (current.status === 'canceled') return current
    throw error
  }
}

/** Ours have exactly one item: seats of one offering. */
function onlyItem(subscription: Stripe.Subscription): Stripe.SubscriptionItem {
  const [item, ...others] = subscription.items.data
  if (item && others.length === 0) return item
  throw new BillingError('refused', `Subscription ${subscription.id} was not made by this application.`)
}
