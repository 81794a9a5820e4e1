/** What goes wrong now and then, as it does in production. All but `seed` are probabilities from 0 to 1, by default 0. */
export type Chaos = {
  /** The same seed and the same order of requests bring the same mishaps. */
  seed: number
  /** An event is delivered a second time. */
  duplicate?: number
  /** An event waits before its first delivery, up to {@link LONGEST_DELAY_SECONDS}. */
  delay?: number
  /** Of the events that wait, another than the oldest is delivered first. */
  shuffle?: number
  /** A delivery does not arrive and is tried again as after any failure. */
  dropThenRetry?: number
  /** An API request is answered 500, half of the time although its work was done. */
  errors500?: number
  /** An API request is turned away with 429. */
  rateLimit429?: number
  /** The connection closes without an answer, half of the time although the work was done. */
  timeouts?: number
  /** A card is declined on a hosted page. */
  declines?: number
}

export const LONGEST_DELAY_SECONDS = 2

/** Everything goes wrong sometimes: what `--chaos SEED` and `STRIPE_CHAOS=SEED` mean. */
export const chaosOf = (seed: number): Chaos => ({
  seed,
  duplicate: 0.3,
  delay: 0.3,
  shuffle: 0.5,
  dropThenRetry: 0.2,
  errors500: 0.1,
  rateLimit429: 0.1,
  timeouts: 0.05,
  declines: 0.3,
})
