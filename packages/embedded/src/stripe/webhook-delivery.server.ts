import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type RunningChaos } from './chaos.server.ts'
import { type Delivery, type EventRecord } from './context.server.ts'
import { type Store } from './store.server.ts'
import { CONFIGURED, type WebhookEndpoint } from './webhook-listeners.server.ts'

/** Stripe gives up after three days. */
const GIVE_UP_AFTER_SECONDS = 3 * 86_400
const SLOWEST_RETRY_SECONDS = 3600
const ANSWER_WITHIN_MS = 10_000
const REST_AFTER_FAULT_MS = 5000
const AT_ONCE = 4

type Receiver = { url: string; secret: string }
type Options = {
  store: Store
  /** The receiver named at start; further ones are webhook endpoints of the store. */
  configured: Receiver | null
  chaos: RunningChaos
  /** The present in seconds, with fractions. */
  now: () => number
  /** Wait before the first retry; doubled after each further one. */
  firstRetryInSeconds: number
}

/** `Stripe-Signature` over the exact bytes sent: HMAC-SHA256 of `t.body`. `seconds` is the moment of sending. */
function signatureHeader(body: string, secret: string, seconds: number): string {
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${signature}`
}

/** Delivers queued events until each was answered with a 2xx. At least once, in no guaranteed order, as Stripe does. */
export function startDelivery({ store, configured, chaos, now, firstRetryInSeconds }: Options) {
  const underway = new Map<string, Promise<void>>()
  const stop = new AbortController()
  /** When to try again. Not kept across a restart: who was down may be back. */
  const dueAt = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined

  const dueOf = ({ id }: Delivery) => {
    const at = dueAt.get(id) ?? now() + chaos.delayInSeconds()
    dueAt.set(id, at)
    return at
  }

  function pump(): void {
    clearTimeout(timer)
    if (stop.signal.aborted) return
    const waiting = store.all<Delivery>('sandbox.delivery').filter(({ id }) => !underway.has(id))
    const present = now() + 0.001
    const due = waiting.filter((delivery) => dueOf(delivery) <= present)
    while (due.length > 0 && underway.size < AT_ONCE) {
      const [delivery] = due.splice(chaos.pickOf(due.length), 1)
      if (delivery) begin(delivery)
    }
    if (due.length > 0) return // whoever is finished first comes back for them
    const next = Math.min(...waiting.filter(({ id }) => !underway.has(id)).map(dueOf))
    if (Number.isFinite(next)) timer = setTimeout(pump, Math.max(10, (next - now()) * 1000)).unref()
  }

  function begin(delivery: Delivery): void {
    const attempt = deliver(delivery)
      .catch((error: unknown) => {
        console.error(`A delivery cannot be recorded: ${String(error)}`) // the event stays queued
        return wait(REST_AFTER_FAULT_MS, undefined, { ref: false, signal: stop.signal }).catch(() => {})
      })
      .finally(() => {
        underway.delete(delivery.id)
        pump()
      })
    underway.set(delivery.id, attempt)
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const event = store.find<EventRecord>('event', delivery.event)
    const receiver = receiverOf(delivery)
    const { isDropped, isRepeated } = chaos.fateOfDelivery()
    const isAccepted = !event || !receiver || (!isDropped && (await post(event, receiver)))
    if (isAccepted && isRepeated && event && receiver) await post(event, receiver)
    if (stop.signal.aborted && !isAccepted) return
    store.transact((transaction) => {
      const attempts = delivery.attempts + 1
      const pause = Math.min(firstRetryInSeconds * 2 ** Math.min(attempts - 1, 30), SLOWEST_RETRY_SECONDS)
      const nextAttemptAt = now() + pause
      const isGivenUp = event !== undefined && nextAttemptAt > event.created + GIVE_UP_AFTER_SECONDS
      if (!isAccepted && !isGivenUp) {
        dueAt.set(delivery.id, nextAttemptAt)
        transaction.put<Delivery>({ ...delivery, attempts })
        return
      }
      dueAt.delete(delivery.id)
      transaction.remove('sandbox.delivery', delivery.id)
      const known = event && transaction.find<EventRecord>('event', event.id)
      if (known) {
        const pending_webhooks = Math.max(0, known.pending_webhooks - 1)
        transaction.put<EventRecord>({ ...known, pending_webhooks })
      }
    })
  }

  /** Nobody when the endpoint was deleted or switched off while its events were waiting. */
  function receiverOf({ listener }: Delivery): Receiver | null {
    if (listener === CONFIGURED) return configured
    const endpoint = store.find<WebhookEndpoint>('webhook_endpoint', listener)
    return endpoint?.status === 'enabled' ? endpoint : null
  }

  async function post(event: EventRecord, { url, secret }: Receiver): Promise<boolean> {
    const body = JSON.stringify(event, null, 2) // indented as Stripe's, so that only the raw bytes verify
    try {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signatureHeader(body, secret, Math.floor(Date.now() / 1000)),
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        },
        body,
      })
      await answer.body?.cancel()
      return answer.ok
    } catch {
      return false // unreachable or too slow: tried again
    }
  }

  return {
    /** Looks for events that are due. */
    pump,
    async close(): Promise<void> {
      stop.abort()
      clearTimeout(timer)
      await Promise.all(underway.values())
    },
  }
}
