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
  /** Below zero what the customer has in hand, above zero what comes on top of the next invoice. */
  balance: number
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
  type: 'recurring' | 'one_time'
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
  metadata?: Metadata
  /** What was charged for the present period, for which a credit would be given; never shown by the API. */
  billed?: Billed
}
/** The debit that stands for an item: since when, for how much, at which tax, and where it is written. */
export type Billed = {
  price: string
  quantity: number
  since: number
  tax_rates: string[]
  source: { invoice: string; line: string } | { invoice_item: string } | null
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
  days_until_due: number | null
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
/** Where a line comes from: an invoice item or, for a whole period and for prorations, an item of a subscription. */
export type LineParent =
  | {
      type: 'invoice_item_details'
      invoice_item_details: {
        invoice_item: string
        proration: boolean
        proration_details: { credited_items: CreditedItems | null } | null
        subscription: string | null
      }
      subscription_item_details: null
    }
  | {
      type: 'subscription_item_details'
      invoice_item_details: null
      subscription_item_details: {
        invoice_item: string | null
        proration: boolean
        proration_details: { credited_items: CreditedItems | null } | null
        subscription: string
        subscription_item: string
      }
    }
export type CreditedItems = { invoice: string; invoice_line_items: string[] }
export type Period = { start: number; end: number }
export type Pricing = {
  price_details?: { price: string; product: string }
  type: 'price_details'
  unit_amount_decimal: string | null
}
export type InvoiceLine = {
  id: string
  object: 'line_item'
  amount: number
  description: string | null
  discountable: boolean
  invoice: string
  metadata: Metadata
  parent: LineParent
  period: Period
  pricing: Pricing
  quantity: number
  subscription: string | null
  subtotal: number
  /** Rates of this line alone; without them those of the invoice count. Never shown by the API. */
  own_tax_rates?: string[] | null
  taxes: LineTax[]
  [field: string]: unknown
}
export type CustomField = { name: string; value: string }
export type Invoice = Stored & {
  object: 'invoice'
  amount_due: number
  amount_overpaid: number
  amount_paid: number
  /** Shown only when asked for with `expand`. */
  amount_paid_off_stripe: number
  amount_remaining: number
  attempted: boolean
  attempt_count: number
  auto_advance: boolean
  automatically_finalizes_at: number | null
  billing_reason: string
  collection_method: 'send_invoice' | 'charge_automatically'
  created: number
  custom_fields: CustomField[] | null
  customer: string
  customer_name: string | null
  days_until_due: number | null
  default_tax_rates: string[]
  description: string | null
  due_date: number | null
  effective_at: number | null
  ending_balance: number | null
  footer: string | null
  /** The secret in the address of the hosted page; never shown by the API. */
  page_token: string | null
  lines: InvoiceLine[]
  metadata: Metadata
  number: string | null
  /** That `invoice.overdue` has been announced; never shown by the API. */
  overdue_announced?: boolean
  parent: {
    type: 'subscription_details'
    quote_details: null
    subscription_details: {
      metadata: Metadata
      subscription: string
      subscription_proration_date?: number
    }
  } | null
  period_start: number
  period_end: number
  post_payment_credit_notes_amount: number
  pre_payment_credit_notes_amount: number
  starting_balance: number
  status: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void'
  status_transitions: {
    finalized_at: number | null
    marked_uncollectible_at: number | null
    paid_at: number | null
    voided_at: number | null
  }
  subtotal: number
  total: number
  total_taxes: LineTax[]
}

export type InvoiceItem = Stored & {
  object: 'invoiceitem'
  amount: number
  customer: string
  date: number
  description: string | null
  discountable: boolean
  /** The draft or finalized invoice it is on; null while it is pending. */
  invoice: string | null
  metadata: Metadata
  /** Rates of this item alone; null leaves it to the invoice. */
  tax_rates: string[] | null
  parent: {
    type: 'subscription_details'
    subscription_details: { subscription: string; subscription_item?: string }
  } | null
  period: Period
  pricing: Pricing
  proration: boolean
  proration_details?: { credited_items: ItemCredit | null; discount_amounts: [] }
  quantity: number
}
/** For a credit, the debit it takes back. */
export type ItemCredit =
  | { type: 'invoice_item'; invoice_item: string }
  | { type: 'invoice_line_items'; invoice_line_item_details: CreditedItems }

export type InvoicePayment = Stored & {
  object: 'invoice_payment'
  amount_paid: number | null
  amount_requested: number
  created: number
  invoice: string
  /** The payment Stripe opens by itself for what remains of an invoice. */
  is_default: boolean
  payment:
    { type: 'payment_intent'; payment_intent: string } | { type: 'payment_record'; payment_record: string }
  status: 'open' | 'paid' | 'canceled'
  status_transitions: { canceled_at: number | null; paid_at: number | null }
}
export type CustomerBalanceTransaction = Stored & {
  object: 'customer_balance_transaction'
  amount: number
  created: number
  credit_note: string | null
  customer: string
  ending_balance: number
  invoice: string | null
  metadata: Metadata
  type: 'adjustment' | 'applied_to_invoice' | 'credit_note' | 'invoice_overpaid' | 'unapplied_from_invoice'
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
export type PaymentRecord = Stored & {
  object: 'payment_record'
  amount_guaranteed: Money
  amount_refunded: Money
  amount_requested: Money
  created: number
  customer_details: { customer: string | null; [field: string]: unknown } | null
  metadata: Metadata
  /** How the latest attempt stands; never shown by the API. */
  attempt: 'pending' | 'guaranteed' | 'failed' | 'canceled'
  /** What was refunded, by the reference the refund was reported with; never shown by the API. */
  refunds: Record<string, number>
}
export type Money = { currency: string; value: number }
export type Refund = Stored & {
  object: 'refund'
  amount: number
  charge: string
  created: number
  metadata: Metadata
  payment_intent: string | null
  status: 'succeeded'
}
export type CreditNoteLine = {
  id: string
  object: 'credit_note_line_item'
  amount: number
  invoice_line_item?: string
  quantity: number | null
  /** Ids; the objects are put in their place when the line is shown. */
  tax_rates: string[]
  taxes: LineTax[]
  [field: string]: unknown
}
export type CreditNote = Stored & {
  object: 'credit_note'
  amount: number
  created: number
  customer: string
  invoice: string
  lines: CreditNoteLine[]
  memo: string | null
  metadata: Metadata
  number: string
  post_payment_amount: number
  pre_payment_amount: number
  refunds: CreditNoteRefund[]
  status: 'issued' | 'void'
  total: number
}
export type CreditNoteRefund = {
  amount_refunded: number
  payment_record_refund: { payment_record: string; refund_group: string } | null
  refund: string
  type: 'refund' | 'payment_record_refund'
}
