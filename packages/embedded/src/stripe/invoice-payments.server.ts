import { invalidRequest } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { changeBalance } from './customer-balance.server.ts'
import { newId } from './ids.server.ts'
import { cancelPaymentIntent, createPaymentIntent } from './payments.server.ts'
import { type Invoice, type InvoicePayment, type PaymentIntent } from './records.server.ts'
import { getRecord } from './resource.server.ts'

export const paymentsOf = (context: Context, invoice: string) =>
  context.transaction.where<InvoicePayment>('invoice_payment', 'invoice', invoice)

/** The payment that waits for what remains of the invoice, if any. */
export const defaultPaymentOf = (context: Context, invoice: string) =>
  paymentsOf(context, invoice).find(({ is_default, status }) => is_default && status === 'open')

/** Writes down a payment towards an invoice; `open` until the money is there. */
export function openPayment(
  context: Context,
  invoice: Invoice,
  amount: number,
  { payment, isDefault = false }: { payment: InvoicePayment['payment']; isDefault?: boolean },
): InvoicePayment {
  return context.transaction.put<InvoicePayment>({
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: amount,
    created: context.now,
    currency: 'inr',
    invoice: invoice.id,
    is_default: isDefault,
    livemode: false,
    payment,
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  })
}

/** Opens what Stripe opens for every finalized invoice: an intent over all that remains. */
export function openDefaultPayment(context: Context, invoice: Invoice): void {
  if (invoice.amount_remaining === 0) return
  const intent = createPaymentIntent(context, {
    customer: invoice.customer,
    amount: invoice.amount_remaining,
    description: `Invoice ${invoice.number ?? ''}`.trim(),
  })
  openPayment(context, invoice, intent.amount, {
    payment: { type: 'payment_intent', payment_intent: intent.id },
    isDefault: true,
  })
}

/** Keeps the waiting payment at what remains, and gives it up when nothing does. */
export function followRemaining(context: Context, invoice: Invoice): void {
  const waiting = defaultPaymentOf(context, invoice.id)
  if (!waiting || waiting.payment.type !== 'payment_intent') return
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible') {
    cancelPayment(context, waiting, invoice.status === 'void' ? 'void_invoice' : 'automatic')
    return
  }
  const intent = getRecord<PaymentIntent>(context, 'payment_intent', waiting.payment.payment_intent)
  if (intent.amount === invoice.amount_remaining) return
  context.transaction.put({ ...intent, amount: invoice.amount_remaining })
  context.transaction.put({ ...waiting, amount_requested: invoice.amount_remaining })
}

export function cancelPayment(
  context: Context,
  payment: InvoicePayment,
  reason: 'automatic' | 'void_invoice' = 'automatic',
): void {
  if (payment.payment.type === 'payment_intent') {
    const intent = getRecord<PaymentIntent>(context, 'payment_intent', payment.payment.payment_intent)
    if (intent.status === 'requires_payment_method') cancelPaymentIntent(context, intent, reason)
  }
  context.transaction.put<InvoicePayment>({
    ...payment,
    status: 'canceled',
    status_transitions: { ...payment.status_transitions, canceled_at: context.now },
  })
}

/**
 * Credits money to an open invoice. It becomes `paid` when nothing remains; what is too much goes to the customer's balance.
 * `offStripe` is money the payment service has not seen: no `invoice.payment_succeeded` then.
 */
export function creditPayment(
  context: Context,
  invoice: Invoice,
  { payment, amount, offStripe }: { payment: InvoicePayment; amount: number; offStripe: boolean },
): Invoice {
  const paidPayment = context.transaction.put<InvoicePayment>({
    ...payment,
    amount_paid: amount,
    status: 'paid',
    status_transitions: { ...payment.status_transitions, paid_at: context.now },
  })
  const applied = Math.min(amount, invoice.amount_remaining)
  const excess = amount - applied
  const credited: Invoice = {
    ...invoice,
    amount_overpaid: invoice.amount_overpaid + excess,
    amount_paid: invoice.amount_paid + applied,
    amount_paid_off_stripe: (invoice.amount_paid_off_stripe ?? 0) + (offStripe ? amount : 0),
    amount_remaining: invoice.amount_remaining - applied,
    attempt_count: invoice.attempt_count + (offStripe ? 0 : 1),
    attempted: true,
  }
  emit(context, 'invoice_payment.paid', paidPayment)
  const settled = settleWhenNothingRemains(context, invoice, credited, { attempted: !offStripe })
  if (excess > 0) {
    changeBalance(context, invoice.customer, {
      amount: -excess,
      type: 'invoice_overpaid',
      invoice: invoice.id,
    })
    emit(context, 'invoice.overpaid', settled)
  }
  return settled
}

/** Stores the changed invoice, as paid when nothing remains, and announces what happened. */
export function settleWhenNothingRemains(
  context: Context,
  before: Invoice,
  changed: Invoice,
  { attempted }: { attempted: boolean },
): Invoice {
  // Money under way may arrive when the invoice has been paid otherwise: it is paid only once.
  const isPaid = changed.amount_remaining === 0 && before.status !== 'paid'
  const after = context.transaction.put<Invoice>(
    isPaid
      ? {
          ...changed,
          attempted: true,
          auto_advance: false,
          status: 'paid',
          status_transitions: { ...changed.status_transitions, paid_at: context.now },
        }
      : changed,
  )
  followRemaining(context, after)
  if (isPaid) emit(context, 'invoice.paid', after)
  if (isPaid && attempted) emit(context, 'invoice.payment_succeeded', after)
  emit(context, 'invoice.updated', after, before)
  return after
}

/** Refuses what cannot be done while other payments are under way or made. */
export function refuseWithPayments(
  context: Context,
  invoice: Invoice,
  statuses: InvoicePayment['status'][],
  verb: string,
): void {
  const hindering = paymentsOf(context, invoice.id).some(
    (payment) => !payment.is_default && statuses.includes(payment.status),
  )
  const partlyPaid = statuses.includes('paid') && invoice.amount_paid > 0
  if (!hindering && !partlyPaid) return
  throw invalidRequest(`You cannot ${verb} this invoice because it has ${statuses.join(' or ')} payments.`)
}
