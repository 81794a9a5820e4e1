import type Stripe from 'stripe'
import { BillingError } from './billing-error.ts'
import { idOf } from './stripe-client.server.ts'

const TOLERANCE_SECONDS = 300

export type ReadWebhook = {
  /** The bytes as they came; parsed and written again they no longer verify. */
  rawBody: string | Uint8Array
  /** The `Stripe-Signature` header. */
  signature: string | null | undefined
  secret: string
}
/** A hint that something changed. Keep the `id` (Stripe repeats itself), then read the object again. */
export type WebhookEvent = {
  id: string
  type: string
  objectId: string | null
  objectType: string
  subscriptionId?: string
  invoiceId?: string
}

/** Verifies and reads a webhook. @throws {BillingError} `forged` for a wrong, missing or old signature */
export function readWebhook(stripe: Stripe, { rawBody, signature, secret }: ReadWebhook): WebhookEvent {
  const event = verified(stripe, { rawBody, signature, secret })
  const subject = event.data.object
  return {
    id: event.id,
    type: event.type,
    objectId: 'id' in subject && typeof subject.id === 'string' ? subject.id : null,
    objectType: subject.object,
    ...related(subject),
  }
}

function verified(stripe: Stripe, { rawBody, signature, secret }: ReadWebhook): Stripe.Event {
  try {
    return stripe.webhooks.constructEvent(rawBody, signature ?? '', secret, TOLERANCE_SECONDS)
  } catch (cause) {
    throw new BillingError('forged', 'The webhook does not come from Stripe or is too old.', { cause })
  }
}

function related(
  subject: Stripe.Event['data']['object'],
): Pick<WebhookEvent, 'subscriptionId' | 'invoiceId'> {
  if (subject.object === 'subscription') {
    const invoice = subject.latest_invoice
    return { subscriptionId: subject.id, ...(invoice !== null && { invoiceId: idOf(invoice) }) }
  }
  if (subject.object === 'invoice') {
    const subscription = subject.parent?.subscription_details?.subscription
    return { invoiceId: subject.id, ...(subscription && { subscriptionId: idOf(subscription) }) }
  }
  return {}
}
