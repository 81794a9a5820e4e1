import { type Stored } from './store.server.ts'

export type Metadata = Record<string, string>

export type Customer = Stored & {
  object: 'customer'
  created: number
  name: string | null
  email: string | null
  phone: string | null
  address: Record<string, string | null> | null
  metadata: Metadata
  invoice_prefix: string
  next_invoice_sequence: number
}
export type TaxId = Stored & {
  object: 'tax_id'
  customer: string
  type: string
  value: string
}
export type Product = Stored & {
  object: 'product'
  name: string
  active: boolean
  created: number
  metadata: Metadata
}
export type Price = Stored & {
  object: 'price'
  active: boolean
  created: number
  currency: string
  lookup_key: string | null
  metadata: Metadata
  nickname: string | null
  product: string
  unit_amount: number
}
export type TaxRate = Stored & {
  object: 'tax_rate'
  active: boolean
  display_name: string
  inclusive: false
  percentage: number
}

/** Stored with the ids of price and tax rates; `present` puts the objects in their place. */
export type SubscriptionItem = {
  id: string
  object: 'subscription_item'
  created: number
  current_period_start: number
  current_period_end: number
  price: string
  quantity: number
}
export type Subscription = Stored & {
  object: 'subscription'
  status: 'active' | 'canceled'
  cancel_at: number | null
  cancel_at_period_end: boolean
  canceled_at: number | null
  cancellation_details: {
    comment: string | null
    feedback: null
    feedback_option: null
    reason: string | null
  }
  created: number
  customer: string
  days_until_due: number
  default_tax_rates: string[]
  description: string | null
  ended_at: number | null
  items: SubscriptionItem[]
  latest_invoice: string | null
  metadata: Metadata
  billing_cycle_anchor: number
}

export type LineTax = {
  amount: number
  tax_behavior: 'exclusive'
  tax_rate_details: { tax_rate: string }
  taxability_reason: 'not_available'
  taxable_amount: number
  type: 'tax_rate_details'
}
export type InvoiceLine = {
  id: string
  object: 'line_item'
  amount: number
  description: string
  quantity: number
  subtotal: number
  taxes: LineTax[]
  [field: string]: unknown
}
export type Invoice = Stored & {
  object: 'invoice'
  amount_due: number
  amount_paid: number
  amount_remaining: number
  attempted: boolean
  attempt_count: number
  auto_advance: boolean
  automatically_finalizes_at: number | null
  billing_reason: string
  created: number
  customer: string
  customer_name: string | null
  days_until_due: number
  due_date: number
  effective_at: number | null
  /** The secret in the address of the hosted page; never shown by the API. */
  page_token: string | null
  lines: InvoiceLine[]
  metadata: Metadata
  number: string | null
  parent: {
    type: 'subscription_details'
    quote_details: null
    subscription_details: { metadata: Metadata; subscription: string }
  }
  period_start: number
  period_end: number
  status: 'draft' | 'open' | 'paid' | 'void'
  status_transitions: {
    finalized_at: number | null
    marked_uncollectible_at: null
    paid_at: number | null
    voided_at: number | null
  }
  default_tax_rates: string[]
  subtotal: number
  total: number
  total_taxes: LineTax[]
}

export type PaymentIntent = Stored & {
  object: 'payment_intent'
  amount: number
  amount_received: number
  created: number
  customer: string | null
  description: string | null
  latest_charge: string | null
  metadata: Metadata
  payment_method: string | null
  status: 'requires_payment_method' | 'succeeded' | 'canceled'
}
export type Charge = Stored & {
  object: 'charge'
  amount: number
  amount_refunded: number
  created: number
  customer: string | null
  metadata: Metadata
  payment_intent: string | null
  payment_method: string | null
  refunded: boolean
  status: 'succeeded' | 'failed'
}
