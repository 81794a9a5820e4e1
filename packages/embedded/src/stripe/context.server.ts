import { newId } from './ids.server.ts'
import { type Stored, type Transaction } from './store.server.ts'
import { present } from './present.server.ts'
import { listenersOf } from './webhook-listeners.server.ts'

/** Everything a use case may touch: one transaction, one instant, and who asked. */
export type Context = {
  transaction: Transaction
  /** The present, in seconds since 1970, as Stripe counts: the one of their test clock for objects that belong to one. */
  now: number
  /** The present outside all test clocks: when events happen and webhooks are due. */
  wallNow: number
  /** Where hosted pages are reached, without a slash at the end. */
  publicUrl: string
  /** The API request behind a change; null when the server itself acts (renewals, the hosted page). */
  request: { id: string; idempotencyKey: string | null } | null
  /** Whether somebody listens for events. */
  hasWebhook: boolean
}

export type EventRecord = Stored & {
  object: 'event'
  created: number
  type: string
  pending_webhooks: number
  data: { object: unknown; previous_attributes?: Record<string, unknown> }
}
/** An event that one of its receivers has not acknowledged yet. */
export type Delivery = Stored & {
  object: 'sandbox.delivery'
  event: string
  listener: string
  attempts: number
}

export const API_VERSION = '2026-10-28.endive'

/** Records that something happened, with the object as it is now, and queues the delivery. */
export function emit(context: Context, type: string, subject: Stored, before?: Stored): void {
  const { transaction, wallNow, request, hasWebhook } = context
  const listeners = listenersOf(transaction, type, hasWebhook)
  const current = present(context, subject)
  const event = transaction.put<EventRecord>({
    id: newId('evt'),
    object: 'event',
    ...(subject.object === 'account' && { account: subject.id }),
    api_version: API_VERSION,
    created: wallNow,
    data: before
      ? { object: current, previous_attributes: differences(present(context, before), current) }
      : { object: current },
    livemode: false,
    pending_webhooks: listeners.length,
    request: { id: request?.id ?? null, idempotency_key: request?.idempotencyKey ?? null },
    type,
  })
  for (const listener of listeners) {
    transaction.put<Delivery>({
      id: `${event.id}.${listener}`,
      object: 'sandbox.delivery',
      event: event.id,
      listener,
      attempts: 0,
    })
  }
}

/** The old values of the fields that changed; null for a field that is new. */
function differences(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...fields].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  return Object.fromEntries(changed.map((field) => [field, before[field] ?? null]))
}
