import { createHash } from 'node:crypto'
import Stripe from 'stripe'
import { BillingError, type BillingErrorCode } from './billing-error.ts'

const NETWORK_RETRIES = 3

/** The real client, pointed at Stripe or at another server that speaks its protocol. @throws {BillingError} `misconfigured` */
export function stripeClient(secretKey: string, apiBase?: string): Stripe {
  return new Stripe(secretKey, {
    ...addressOf(apiBase),
    telemetry: false,
    maxNetworkRetries: NETWORK_RETRIES,
  })
}

function addressOf(apiBase: string | undefined): Stripe.StripeConfig {
  if (apiBase === undefined) return {}
  const url = URL.canParse(apiBase) ? new URL(apiBase) : null
  const protocol = url?.protocol === 'http:' ? 'http' : url?.protocol === 'https:' ? 'https' : null
  if (!url || !protocol || (url.pathname !== '/' && url.pathname !== '')) {
    throw new BillingError(
      'misconfigured',
      `The Stripe address must look like http://127.0.0.1:12111, not ${apiBase}.`,
    )
  }
  return { host: url.hostname, port: url.port || (protocol === 'http' ? 80 : 443), protocol }
}

/**
 * A key that makes a repeated request harmless. The contents are part of it, because Stripe refuses a known key with
 * other contents; what must stay the same across retries is the subject, an id of ours.
 */
export function idempotencyKey(verb: string, subject: string, contents: unknown = null): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([subject, contents]))
    .digest('hex')
  return `karmashala-${verb}-${digest.slice(0, 40)}`
}

/** Runs a call and turns the client's errors into ours, keeping them as `cause`. */
export async function translating<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof BillingError || !(error instanceof Stripe.errors.StripeError)) throw error
    throw new BillingError(codeOf(error), error.message, { cause: error })
  }
}

function codeOf(error: Stripe.errors.StripeError): BillingErrorCode {
  const { errors } = Stripe
  if (error instanceof errors.StripeAuthenticationError || error instanceof errors.StripePermissionError) {
    return 'misconfigured'
  }
  if (error instanceof errors.StripeIdempotencyError) return 'conflict'
  if (error.code === 'resource_missing') return 'not_found'
  if (error instanceof errors.StripeInvalidRequestError || error instanceof errors.StripeCardError)
    return 'refused'
  return 'unavailable'
}

export const toDate = (seconds: number) => new Date(seconds * 1000)
export const idOf = (reference: string | { id: string }) =>
  typeof reference === 'string' ? reference : reference.id
