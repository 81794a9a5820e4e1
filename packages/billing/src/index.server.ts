export { BillingError, type BillingErrorCode } from './billing-error.ts'
export { createBilling, type Billing, type CreateBilling } from './create-billing.server.ts'
export { type EnsureCustomer, type EnsureYearlyPrice } from './ensure-catalogue.server.ts'
export { type InvoiceView } from './invoices.server.ts'
export { type ReadWebhook, type WebhookEvent } from './read-webhook.server.ts'
export {
  type CancelSubscription,
  type ChangeSeats,
  type StartedSubscription,
  type StartSubscription,
  type SubscriptionView,
} from './subscriptions.server.ts'
