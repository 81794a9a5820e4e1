/**
 * - `invalid`: an argument that makes no sense (a bug or bad input)
 * - `overdrawn`: a ledger posting that would leave an account below zero
 * - `forged`: a webhook whose signature does not verify or is too old
 * - `not_found`: Stripe has no such object
 * - `conflict`: the same order was already placed with other contents
 * - `refused`: Stripe understood and said no
 * - `misconfigured`: the key or address is wrong
 * - `unavailable`: Stripe cannot be reached now; trying again is safe
 */
export type BillingErrorCode =
  'invalid' | 'overdrawn' | 'forged' | 'not_found' | 'conflict' | 'refused' | 'misconfigured' | 'unavailable'

/** The one error this package throws. */
export class BillingError extends Error {
  override readonly name = 'BillingError'

  constructor(
    readonly code: BillingErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
