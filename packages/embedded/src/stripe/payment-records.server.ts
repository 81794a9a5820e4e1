import { invalidRequest } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { cancelPayment, creditPayment } from './invoice-payments.server.ts'
import {
  type Invoice,
  type InvoicePayment,
  type Metadata,
  type Money,
  type PaymentRecord,
} from './records.server.ts'
import { getRecord } from './resource.server.ts'

export const inr = (value: number): Money => ({ currency: 'inr', value })

type Report = {
  /** Paise. */
  amount: number
  customer?: string | null
  /** When the money was certain, in seconds; a payment is under way until then. */
  guaranteedAt?: number
  fields?: Record<string, unknown>
  metadata?: Metadata
}

/** A payment made elsewhere, as it was reported: what a bank transfer to a treasury account is to Stripe. */
export function newPaymentRecord(
  context: Context,
  { amount, customer = null, guaranteedAt, fields = {}, metadata = {} }: Report,
): PaymentRecord {
  return context.transaction.put<PaymentRecord>({
    id: newId('pr'),
    object: 'payment_record',
    amount: inr(amount),
    amount_authorized: inr(0),
    amount_canceled: inr(0),
    amount_failed: inr(0),
    amount_guaranteed: inr(guaranteedAt === undefined ? 0 : amount),
    amount_refunded: inr(0),
    amount_requested: inr(amount),
    application: null,
    created: context.now,
    customer_details: customer === null ? null : { customer, email: null, name: null, phone: null },
    customer_presence: null,
    description: null,
    latest_payment_attempt_record: newId('par'),
    livemode: false,
    payment_method_details: {
      billing_details: null,
      custom: { display_name: 'Custom', type: null },
      payment_method: null,
      type: 'custom',
    },
    processor_details: { custom: { payment_reference: null }, type: 'custom' },
    reported_by: 'self',
    shipping_details: null,
    ...fields,
    metadata,
    attempt: guaranteedAt === undefined ? 'pending' : 'guaranteed',
    refunds: {},
  })
}

type Outcome = 'guaranteed' | 'failed' | 'canceled'
const AMOUNT_OF = {
  guaranteed: 'amount_guaranteed',
  failed: 'amount_failed',
  canceled: 'amount_canceled',
} as const

/** Ends the attempt under way; an invoice that waits for the record is credited or stops waiting. */
export function endAttempt(context: Context, record: PaymentRecord, outcome: Outcome): PaymentRecord {
  if (record.attempt !== 'pending') {
    throw invalidRequest(
      `The latest payment attempt of this Payment Record is ${record.attempt} and can no longer be reported as ${outcome}.`,
    )
  }
  const ended = context.transaction.put<PaymentRecord>({
    ...record,
    [AMOUNT_OF[outcome]]: record.amount_requested,
    attempt: outcome,
  })
  for (const payment of waitingFor(context, record.id)) {
    if (outcome !== 'guaranteed') {
      cancelPayment(context, payment)
      continue
    }
    const invoice = getRecord<Invoice>(context, 'invoice', payment.invoice)
    creditPayment(context, invoice, { payment, amount: record.amount_requested.value, offStripe: true })
  }
  return ended
}

/** A further attempt, once the one before has failed or was canceled. */
export function beginAttempt(context: Context, record: PaymentRecord): PaymentRecord {
  if (record.attempt !== 'failed' && record.attempt !== 'canceled') {
    throw invalidRequest(
      'A new payment attempt can only be reported when all other payment attempts are canceled or failed.',
    )
  }
  return context.transaction.put<PaymentRecord>({
    ...record,
    amount_canceled: inr(0),
    amount_failed: inr(0),
    attempt: 'pending',
    latest_payment_attempt_record: newId('par'),
  })
}

/** Money that went back outside Stripe, up to what was guaranteed. */
export function refundRecord(
  context: Context,
  record: PaymentRecord,
  { amount, reference }: { amount?: number; reference: string },
): PaymentRecord {
  const left = record.amount_guaranteed.value - record.amount_refunded.value
  const refunded = amount ?? left
  if (record.attempt !== 'guaranteed' || refunded > left || refunded === 0) {
    throw invalidRequest(
      `Refund amount (${refunded}) is greater than the unrefunded amount of the payment (${left}).`,
      { param: 'amount' },
    )
  }
  return context.transaction.put<PaymentRecord>({
    ...record,
    amount_refunded: inr(record.amount_refunded.value + refunded),
    refunds: { ...record.refunds, [reference]: (record.refunds[reference] ?? 0) + refunded },
  })
}

const waitingFor = (context: Context, record: string) =>
  context.transaction
    .all<InvoicePayment>('invoice_payment')
    .filter(
      ({ payment, status }) =>
        status === 'open' && payment.type === 'payment_record' && payment.payment_record === record,
    )
