import { invalidRequest } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { creditPayment, openPayment } from './invoice-payments.server.ts'
import {
  type Invoice,
  type InvoicePayment,
  type PaymentIntent,
  type PaymentRecord,
} from './records.server.ts'
import { getRecord } from './resource.server.ts'

/**
 * Attaches a payment to an open invoice. Money that is there already is credited at once; a record whose payment is under way
 * is credited when it is reported as guaranteed.
 */
export function attachPayment(
  context: Context,
  invoice: Invoice,
  { payment_record, payment_intent }: { payment_record?: string; payment_intent?: string },
): Invoice {
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible') {
    throw invalidRequest(`You can only attach payments to open invoices. This invoice is ${invoice.status}.`)
  }
  if ((payment_record === undefined) === (payment_intent === undefined)) {
    throw invalidRequest('You must specify exactly one of: payment_intent, payment_record.', {
      code: payment_record === undefined ? 'parameter_missing' : 'parameters_exclusive',
      param: 'payment_record',
    })
  }
  return payment_record === undefined
    ? attachIntent(context, invoice, payment_intent ?? '')
    : attachRecord(context, invoice, payment_record)
}

function attachRecord(context: Context, invoice: Invoice, id: string): Invoice {
  const record = getRecord<PaymentRecord>(context, 'payment_record', id, 'payment_record')
  refuseAttached(context, id, 'payment_record')
  const payer = record.customer_details?.customer
  if (payer && payer !== invoice.customer) throw otherCustomer('payment_record')
  if (record.attempt === 'failed' || record.attempt === 'canceled') {
    throw invalidRequest(`The payment of this Payment Record was ${record.attempt}.`, {
      param: 'payment_record',
    })
  }
  const amount = record.amount_requested.value - record.amount_refunded.value
  if (amount === 0)
    throw invalidRequest('The payment of this Payment Record was refunded.', { param: 'payment_record' })
  const payment = openPayment(context, invoice, amount, {
    payment: { type: 'payment_record', payment_record: id },
  })
  if (record.attempt === 'pending') return invoice
  return creditPayment(context, invoice, { payment, amount, offStripe: true })
}

function attachIntent(context: Context, invoice: Invoice, id: string): Invoice {
  const intent = getRecord<PaymentIntent>(context, 'payment_intent', id, 'payment_intent')
  refuseAttached(context, id, 'payment_intent')
  if (intent.customer !== invoice.customer) throw otherCustomer('payment_intent')
  if (intent.status !== 'succeeded') {
    throw invalidRequest(`This PaymentIntent is ${intent.status}; only a succeeded one can be attached.`, {
      param: 'payment_intent',
    })
  }
  if (intent.amount > invoice.amount_remaining) {
    throw invalidRequest(
      `The amount of the PaymentIntent (${intent.amount}) is greater than the amount remaining on the invoice (${invoice.amount_remaining}).`,
      { param: 'payment_intent' },
    )
  }
  const payment = openPayment(context, invoice, intent.amount, {
    payment: { type: 'payment_intent', payment_intent: id },
  })
  return creditPayment(context, invoice, { payment, amount: intent.amount, offStripe: false })
}

const otherCustomer = (param: string) =>
  invalidRequest('The payment belongs to a different customer than the invoice.', { param })

/** One payment goes to one invoice. */
function refuseAttached(context: Context, id: string, param: 'payment_record' | 'payment_intent'): void {
  const attached = context.transaction
    .all<InvoicePayment>('invoice_payment')
    .find(({ payment, status }) => status !== 'canceled' && Object.values(payment).includes(id))
  if (attached) {
    throw invalidRequest(`This payment is already attached to invoice ${attached.invoice}.`, { param })
  }
}
