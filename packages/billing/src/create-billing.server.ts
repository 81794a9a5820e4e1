import {
  ensureCustomer,
  ensureGstRate,
  ensureYearlyPrice,
  type EnsureCustomer,
  type EnsureYearlyPrice,
} from './ensure-catalogue.server.ts'
import { finalizeAndSendInvoice, getInvoice, markPaidOutOfBand, voidInvoice } from './invoices.server.ts'
import { readWebhook, type ReadWebhook } from './read-webhook.server.ts'
import { stripeClient, translating } from './stripe-client.server.ts'
import {
  cancelSubscription,
  changeSeats,
  getSubscription,
  startSubscription,
  type CancelSubscription,
  type ChangeSeats,
  type StartSubscription,
} from './subscriptions.server.ts'

export type CreateBilling = {
  secretKey: string
  /** `http://127.0.0.1:12111` for another server that speaks Stripe's protocol; Stripe itself by default. */
  apiBase?: string
}

/**
 * The verbs the application needs, around the Stripe client. Every verb may be repeated without doing anything twice.
 * Amounts are paise. All of them throw {@link BillingError}: `unavailable` may be tried again, the rest may not.
 * @throws {BillingError} `misconfigured` when the address cannot be understood
 */
export function createBilling({ secretKey, apiBase }: CreateBilling) {
  const stripe = stripeClient(secretKey, apiBase)
  return {
    ensureCustomer: (input: EnsureCustomer) => translating(() => ensureCustomer(stripe, input)),
    ensureYearlyPrice: (input: EnsureYearlyPrice) => translating(() => ensureYearlyPrice(stripe, input)),
    ensureGstRate: (percent: number) => translating(() => ensureGstRate(stripe, percent)),
    startSubscription: (input: StartSubscription) => translating(() => startSubscription(stripe, input)),
    changeSeats: (input: ChangeSeats) => translating(() => changeSeats(stripe, input)),
    cancelSubscription: (input: CancelSubscription) => translating(() => cancelSubscription(stripe, input)),
    getSubscription: (subscriptionId: string) => translating(() => getSubscription(stripe, subscriptionId)),
    getInvoice: (invoiceId: string) => translating(() => getInvoice(stripe, invoiceId)),
    finalizeAndSendInvoice: (invoiceId: string) =>
      translating(() => finalizeAndSendInvoice(stripe, invoiceId)),
    markPaidOutOfBand: (invoiceId: string) => translating(() => markPaidOutOfBand(stripe, invoiceId)),
    voidInvoice: (invoiceId: string) => translating(() => voidInvoice(stripe, invoiceId)),
    readWebhook: (input: ReadWebhook) => readWebhook(stripe, input),
    /** Whether Stripe answers and accepts the key. Never throws; gives up after two seconds. */
    isHealthy: () =>
      stripe.taxRates.list({ limit: 1 }, { timeout: 2000, maxNetworkRetries: 0 }).then(
        () => true,
        () => false,
      ),
  }
}

export type Billing = ReturnType<typeof createBilling>
