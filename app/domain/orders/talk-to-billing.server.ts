import { BillingError } from '@karmashala/billing/server'
import { DomainError } from '#app/lib/errors.ts'

/** Calls the payment service for a person: what it refuses or fails to answer becomes a sentence they can read. */
export async function talkToBilling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof BillingError)) throw error
    const key = error.code === 'unavailable' ? 'buy:refusals.paymentsDown' : 'buy:refusals.paymentsRefused'
    throw new DomainError('upstream_failed', key, undefined, { cause: error })
  }
}
