import { createHmac } from 'node:crypto'
import { jobHandlers } from '#app/jobs.server.ts'
import { receiveStripeEvent } from '#app/domain/orders/receive-stripe-event.server.ts'
import { runNextJob } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

let count = 0

type Subject = { subscriptionId: string; invoiceId?: string }
type EventOptions = { id?: string; type?: string; secret?: string; ageInSeconds?: number }

/** An event as the payment service sends it: only ids are true in it, so that a test fails that believes the rest. */
export function aStripeEvent(
  { subscriptionId, invoiceId }: Subject,
  { id = `evt_test_${(count += 1)}`, type = 'invoice.paid', ...signing }: EventOptions = {},
): { rawBody: string; signature: string } {
  const object = invoiceId
    ? {
        id: invoiceId,
        object: 'invoice',
        status: 'paid',
        amount_paid: 1,
        parent: { subscription_details: { subscription: subscriptionId } },
      }
    : { id: subscriptionId, object: 'subscription', status: 'active', latest_invoice: null }
  const rawBody = JSON.stringify({ id, object: 'event', type, data: { object } })
  return { rawBody, signature: signatureOf(rawBody, signing) }
}

export function signatureOf(
  rawBody: string,
  {
    secret = getRuntime().secrets.webhook,
    ageInSeconds = 0,
  }: Pick<EventOptions, 'secret' | 'ageInSeconds'> = {},
): string {
  const at = Math.floor(Date.now() / 1000) - ageInSeconds
  const digest = createHmac('sha256', secret).update(`${at}.${rawBody}`).digest('hex')
  return `t=${at},v1=${digest}`
}

/** Delivers an event and does the work it queued, as the worker would. */
export async function deliver(...event: Parameters<typeof aStripeEvent>): Promise<void> {
  await receiveStripeEvent(aStripeEvent(...event))
  await doQueuedWork()
}

export async function doQueuedWork(): Promise<void> {
  while (await runNextJob({ 'orders.converge': handlerOf('orders.converge') }));
}

function handlerOf(name: string) {
  const handler = jobHandlers[name]
  if (!handler) throw new Error(`There is no handler for ${name}.`)
  return handler
}
