import { type Replay } from './api.server.ts'
import { expireSession, type CheckoutSession } from './checkout-sessions.server.ts'
import { emit, type Context, type EventRecord } from './context.server.ts'
import { announceOverdue, finalizeInvoice, payInvoice, sendInvoice } from './invoices.server.ts'
import { type Invoice, type Subscription } from './records.server.ts'
import { type Stored } from './store.server.ts'
import { endSubscription, renewSubscription } from './subscription-year.server.ts'
import { clockOf, customersOn, type TestClock } from './test-clocks.server.ts'

const REPLAYS_KEPT_SECONDS = 86_400
const EVENTS_KEPT_SECONDS = 30 * 86_400

/** Something that happens by itself once its time has come. */
type Due = { at: number; happen(context: Context): void }

/** Does what time alone brings to whoever lives by the real clock; forgets what Stripe forgets. */
export function passTime(context: Context): void {
  const { transaction, now } = context
  const isOnTheRealClock = ({ customer }: Owned) => !clockOf(transaction, customer)
  const subscriptions = transaction.all<Subscription>('subscription').filter(isOnTheRealClock)
  const invoices = () => transaction.all<Invoice>('invoice').filter(isOnTheRealClock)
  for (const { id } of subscriptions) {
    const next = () => dueOfSubscription(transaction.find<Subscription>('subscription', id))
    for (let due = next(); due && due.at <= now; due = next()) due.happen(context)
  }
  for (const due of invoices().map(dueOfInvoice)) if (due && due.at <= now) due.happen(context)
  for (const session of transaction.all<CheckoutSession>('checkout.session')) {
    if (session.status === 'open' && session.expires_at <= context.wallNow) expireSession(context, session)
  }
  for (const clock of transaction.all<TestClock>('test_helpers.test_clock'))
    if (clock.status === 'advancing') advanceClock(context, clock)
  forget(context)
}

/** Brings a test clock to where it was sent, stopping at everything that happens on the way, in the order of time. */
export function advanceClock(context: Context, clock: TestClock): void {
  const { transaction } = context
  const target = clock.status_details.advancing?.target_frozen_time ?? clock.frozen_time
  const next = () => {
    const dues = customersOn(context, clock.id).flatMap(({ id }) => [
      ...transaction.where<Subscription>('subscription', 'customer', id).map(dueOfSubscription),
      ...transaction.where<Invoice>('invoice', 'customer', id).map(dueOfInvoice),
    ])
    return dues
      .filter((due) => due !== null)
      .reduce<Due | null>((first, due) => (first && first.at <= due.at ? first : due), null)
  }
  for (let due = next(); due && due.at <= target; due = next()) {
    due.happen({ ...context, now: Math.max(due.at, clock.frozen_time) })
  }
  const ready = transaction.put<TestClock>({
    ...clock,
    frozen_time: target,
    status: 'ready',
    status_details: {},
  })
  emit(context, 'test_helpers.test_clock.ready', ready)
}

type Owned = Stored & { customer: string }

/** The end of the paid year: the next one begins, or the subscription ends. */
function dueOfSubscription(subscription: Subscription | undefined): Due | null {
  if (subscription?.status !== 'active') return null
  return {
    at: Math.max(...subscription.items.map((item) => item.current_period_end)),
    happen: (context) =>
      subscription.cancel_at_period_end
        ? endSubscription(context, subscription)
        : renewSubscription(context, subscription),
  }
}

/** A draft is final after an hour; an open invoice is overdue after its due date. */
function dueOfInvoice(invoice: Invoice): Due | null {
  const { status, due_date: due, overdue_announced: isAnnounced } = invoice
  if (status === 'open' && due !== null && !isAnnounced)
    return { at: due, happen: (context) => announceOverdue(context, invoice) }
  const at = invoice.automatically_finalizes_at
  if (invoice.status !== 'draft' || !invoice.auto_advance || at === null) return null
  return {
    at,
    happen(context) {
      const open = finalizeInvoice(context, invoice)
      if (open.status !== 'open') return
      if (open.collection_method === 'charge_automatically') payInvoice(context, open, 'attempted')
      else sendInvoice(context, open)
    },
  }
}

/** Records are in the order in which they were made: the first that is young enough ends the search. */
function forget({ transaction, wallNow }: Context): void {
  for (const replay of transaction.each<Replay>('sandbox.replay', 'oldest_first')) {
    if (replay.created + REPLAYS_KEPT_SECONDS >= wallNow) break
    transaction.remove('sandbox.replay', replay.id)
  }
  for (const event of transaction.each<EventRecord>('event', 'oldest_first')) {
    if (event.created + EVENTS_KEPT_SECONDS >= wallNow) break
    if (event.pending_webhooks === 0) transaction.remove('event', event.id)
  }
}
