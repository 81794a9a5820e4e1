import { ApiError } from './api-error.server.ts'
import { LONGEST_DELAY_SECONDS, type Chaos } from './chaos.ts'

/** What becomes of an API request: done or not, and what its sender sees. */
export type RequestFate = { isDone: boolean; answer: 'true_one' | 'silence' | ApiError }
export type DeliveryFate = { isDropped: boolean; isRepeated: boolean }

const UNTOUCHED: RequestFate = { isDone: true, answer: 'true_one' }

/** Draws the mishaps. Requests, deliveries and cards have a stream each, so that one does not shift the other. */
export function startChaos(chaos: Chaos | undefined) {
  const { seed, ...chances }: Chaos = chaos ?? { seed: 0 }
  const streamOf = (number: number) => randomFrom(seed * 31 + number)
  const [requests, deliveries, cards] = [streamOf(1), streamOf(2), streamOf(3)]
  const happens = (random: () => number, chance = 0) => random() < chance

  return {
    fateOfRequest(): RequestFate {
      // Always as many draws: a chance of 0 must not change what the others bring.
      const [limited, failed, silent, isDone] = [
        happens(requests, chances.rateLimit429),
        happens(requests, chances.errors500),
        happens(requests, chances.timeouts),
        happens(requests, 0.5),
      ]
      if (limited) return { isDone: false, answer: RATE_LIMITED }
      if (failed) return { isDone, answer: FAILED }
      return silent ? { isDone, answer: 'silence' } : UNTOUCHED
    },
    fateOfDelivery: (): DeliveryFate => ({
      isDropped: happens(deliveries, chances.dropThenRetry),
      isRepeated: happens(deliveries, chances.duplicate),
    }),
    /** Seconds an event waits before it is first delivered. */
    delayInSeconds() {
      const [isDelayed, length] = [happens(deliveries, chances.delay), deliveries() * LONGEST_DELAY_SECONDS]
      return isDelayed ? length : 0
    },
    /** Which of so many waiting events goes first. */
    pickOf(count: number) {
      const [isShuffled, index] = [happens(deliveries, chances.shuffle), Math.floor(deliveries() * count)]
      return isShuffled ? index : 0
    },
    isCardDeclined: () => happens(cards, chances.declines),
  }
}
export type RunningChaos = ReturnType<typeof startChaos>

/** Stripe's words for too many requests; with `stripe-should-retry` the client tries again. */
export const RATE_LIMITED = new ApiError(429, {
  type: 'invalid_request_error',
  code: 'rate_limit',
  message:
    'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
})
export const FAILED = new ApiError(500, {
  type: 'api_error',
  message:
    'Sorry! There was an error while talking to one of our backends. Support has been notified. Feel free to reach out with any questions at https://support.stripe.com/.',
})

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
