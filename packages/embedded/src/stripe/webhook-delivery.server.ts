import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Delivery, type EventRecord } from './context.server.ts'
import { type Store } from './store.server.ts'

/** Stripe gives up after three days. */
const GIVE_UP_AFTER_SECONDS = 3 * 86_400
const SLOWEST_RETRY_SECONDS = 3600
const ANSWER_WITHIN_MS = 10_000
const REST_AFTER_FAULT_MS = 5000
const AT_ONCE = 4

/** `Stripe-Signature` over the exact bytes sent: HMAC-SHA256 of `t.body`. `seconds` is the moment of sending. */
function signatureHeader(body: string, secret: string, seconds: number): string {
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${signature}`
}

type Options = {
  store: Store
  url: string
  secret: string
  /** The present in seconds. */
  now: () => number
  /** Wait before the first retry; doubled after each further one. */
  firstRetryInSeconds: number
}

/** Delivers queued events until each was answered with a 2xx. At least once, in no guaranteed order, as Stripe does. */
export function startDelivery({ store, url, secret, now, firstRetryInSeconds }: Options) {
  const underway = new Map<string, Promise<void>>()
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined

  // Waiting times are not kept across a restart: who was down may be back.
  store.transact((transaction) => {
    for (const delivery of transaction.all<Delivery>('sandbox.delivery'))
      transaction.put({ ...delivery, nextAttemptAt: 0 })
  })

  function pump(): void {
    clearTimeout(timer)
    if (stop.signal.aborted) return
    const waiting = store.all<Delivery>('sandbox.delivery').filter(({ id }) => !underway.has(id))
    for (const delivery of waiting.filter(({ nextAttemptAt }) => nextAttemptAt <= now())) {
      if (underway.size >= AT_ONCE) return
      const attempt = deliver(delivery)
        .catch((error: unknown) => {
          console.error(error) // the journal cannot be written; the event stays queued
          return rest()
        })
        .finally(() => {
          underway.delete(delivery.id)
          pump()
        })
      underway.set(delivery.id, attempt)
    }
    const next = Math.min(
      ...waiting.filter(({ id }) => !underway.has(id)).map(({ nextAttemptAt }) => nextAttemptAt),
    )
    if (Number.isFinite(next)) timer = setTimeout(pump, Math.max(10, (next - now()) * 1000)).unref()
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const event = store.find<EventRecord>('event', delivery.id)
    const accepted = event ? await post(event) : true
    if (stop.signal.aborted && !accepted) return
    store.transact((transaction) => {
      const attempts = delivery.attempts + 1
      const pause = Math.min(firstRetryInSeconds * 2 ** Math.min(attempts - 1, 30), SLOWEST_RETRY_SECONDS)
      const nextAttemptAt = now() + pause
      const givenUp = event !== undefined && nextAttemptAt > event.created + GIVE_UP_AFTER_SECONDS
      if (!accepted && !givenUp) {
        transaction.put<Delivery>({ ...delivery, attempts, nextAttemptAt })
        return
      }
      transaction.remove('sandbox.delivery', delivery.id)
      if (event) transaction.put<EventRecord>({ ...event, pending_webhooks: 0 })
    })
  }

  const rest = () => wait(REST_AFTER_FAULT_MS, undefined, { ref: false, signal: stop.signal }).catch(() => {})

  async function post(event: EventRecord): Promise<boolean> {
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
