import { newId } from './ids.server.ts'
import { type Stored, type Transaction } from './store.server.ts'
import { present } from './present.server.ts'

/** Everything a use case may touch: one transaction, one instant, and who asked. */
export type Context = {
  transaction: Transaction
  /** The present, in seconds since 1970, as Stripe counts. */
  now: number
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
/** An event that the receiver has not acknowledged yet. */
export type Delivery = Stored & { object: 'sandbox.delivery'; attempts: number; nextAttemptAt: number }

export const API_VERSION = '2026-10-28.endive'

/** Records that something happened, with the object as it is now, and queues the delivery. */
export function emit(context: Context, type: string, subject: Stored, before?: Stored): void {
  const { transaction, now, request, hasWebhook } = context
  const current = present(context, subject)
  const event = transaction.put<EventRecord>({
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: now,
    data: before
      ? { object: current, previous_attributes: differences(present(context, before), current) }
      : { object: current },
    livemode: false,
    pending_webhooks: hasWebhook ? 1 : 0,
    request: { id: request?.id ?? null, idempotency_key: request?.idempotencyKey ?? null },
    type,
  })
  if (hasWebhook) {
    transaction.put<Delivery>({ id: event.id, object: 'sandbox.delivery', attempts: 0, nextAttemptAt: now })
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
