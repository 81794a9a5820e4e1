import { type Replay } from './api.server.ts'
import { type Context, type EventRecord } from './context.server.ts'
import { finalizeInvoice, sendInvoice } from './invoices.server.ts'
import { type Invoice, type Subscription } from './records.server.ts'
import { endSubscription, renewSubscription } from './subscription-year.server.ts'

const REPLAYS_KEPT_SECONDS = 86_400
const EVENTS_KEPT_SECONDS = 30 * 86_400

/** Does what time alone brings: renewals, ends, drafts that finalize themselves; forgets what Stripe forgets. */
export function passTime(context: Context): void {
  const { transaction, now } = context
  for (const subscription of transaction.all<Subscription>('subscription')) {
    let current = subscription
    while (current.status === 'active' && current.items.every((item) => item.current_period_end <= now)) {
      current = current.cancel_at_period_end
        ? endSubscription(context, current)
        : renewSubscription(context, current)
    }
  }
  for (const invoice of transaction.all<Invoice>('invoice')) {
    const dueAt = invoice.automatically_finalizes_at
    if (invoice.status !== 'draft' || !invoice.auto_advance || dueAt === null || dueAt > now) continue
    const open = finalizeInvoice(context, invoice)
    if (open.status === 'open') sendInvoice(context, open)
  }
  for (const replay of transaction.all<Replay>('sandbox.replay')) {
    if (replay.created + REPLAYS_KEPT_SECONDS < now) transaction.remove('sandbox.replay', replay.id)
  }
  for (const event of transaction.all<EventRecord>('event')) {
    if (event.created + EVENTS_KEPT_SECONDS < now && event.pending_webhooks === 0)
      transaction.remove('event', event.id)
  }
}
