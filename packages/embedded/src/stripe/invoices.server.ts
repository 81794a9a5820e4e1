import { invalidRequest } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { changeBalance } from './customer-balance.server.ts'
import { billedTo, DAY_IN_SECONDS } from './draft-invoice.server.ts'
import { newSecret } from './ids.server.ts'
import {
  creditPayment,
  defaultPaymentOf,
  followRemaining,
  openDefaultPayment,
  openPayment,
  refuseWithPayments,
  settleWhenNothingRemains,
} from './invoice-payments.server.ts'
import { withTotals } from './invoice-totals.server.ts'
import { newPaymentRecord } from './payment-records.server.ts'
import { recordCardPayment } from './payments.server.ts'
import { type Customer, type Invoice, type PaymentIntent } from './records.server.ts'
import { getRecord } from './resource.server.ts'

/**
 * Draft → open: the invoice gets its number and its hosted page, takes the customer's balance into account and can no longer
 * be edited. Nothing due means paid; what is below nothing stays with the customer as a credit.
 */
export function finalizeInvoice(context: Context, draft: Invoice): Invoice {
  if (draft.status !== 'draft') {
    throw invalidRequest("This invoice is already finalized, you can't re-finalize a non-draft invoice.", {
      code: 'invoice_not_editable',
    })
  }
  const sum = withTotals(context, draft)
  const number = takeNumber(context, draft)
  const balance = sum.starting_balance
  const endingBalance = Math.min(0, sum.total + balance)
  if (endingBalance !== balance) {
    const amount = endingBalance - balance
    changeBalance(context, draft.customer, { amount, type: 'applied_to_invoice', invoice: draft.id })
  }
  const open = context.transaction.put<Invoice>({
    ...sum,
    ...billedTo(context, getRecord<Customer>(context, 'customer', draft.customer)),
    automatically_finalizes_at: null,
    effective_at: draft.effective_at ?? context.now,
    ending_balance: endingBalance,
    number,
    page_token: newSecret(),
    status: 'open',
    status_transitions: { ...draft.status_transitions, finalized_at: context.now },
    webhooks_delivered_at: context.now,
  })
  openDefaultPayment(context, open)
  emit(context, 'invoice.finalized', open)
  emit(context, 'invoice.updated', open, draft)
  return open.amount_remaining === 0
    ? settleWhenNothingRemains(context, open, { ...open, attempt_count: 1 }, { attempted: true })
    : open
}

/** The next number of the customer, without gaps; one that was set by hand stays and uses none up. */
function takeNumber(context: Context, draft: Invoice): string {
  if (draft.number !== null) return draft.number
  const customer = getRecord<Customer>(context, 'customer', draft.customer)
  context.transaction.put<Customer>({
    ...customer,
    next_invoice_sequence: customer.next_invoice_sequence + 1,
  })
  return `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, '0')}`
}

/** Sends the invoice to the customer; the sandbox announces it and mails nobody. A draft is finalized first. */
export function sendInvoice(context: Context, invoice: Invoice): Invoice {
  const current = invoice.status === 'draft' ? finalizeInvoice(context, invoice) : invoice
  if (current.status !== 'open' && invoice.status !== 'draft') {
    throw invalidRequest(`You can only send invoices that are open; this invoice is ${current.status}.`)
  }
  emit(context, 'invoice.sent', current)
  return current
}

/**
 * Pays all that remains: `attempted` by card, as on the hosted page, `out_of_band` as a payment record of money that came
 * outside Stripe.
 */
export function payInvoice(context: Context, invoice: Invoice, how: 'attempted' | 'out_of_band'): Invoice {
  if (invoice.status === 'paid') throw invalidRequest('Invoice is already paid')
  if (invoice.status === 'void') throw invalidRequest('You can only pay open invoices. This invoice is void.')
  const open = invoice.status === 'draft' ? finalizeInvoice(context, invoice) : invoice
  if (open.status === 'paid') return open
  return how === 'attempted' ? payByCard(context, open) : payOutOfBand(context, open)
}

function payByCard(context: Context, open: Invoice): Invoice {
  const { waiting, intent } = waitingPayment(context, open)
  const { paymentIntent } = recordCardPayment(context, { paymentIntent: intent })
  return creditPayment(context, open, { payment: waiting, amount: paymentIntent.amount, offStripe: false })
}

function payOutOfBand(context: Context, open: Invoice): Invoice {
  const amount = open.amount_remaining
  const record = newPaymentRecord(context, { amount, customer: open.customer, guaranteedAt: context.now })
  const payment = openPayment(context, open, amount, {
    payment: { type: 'payment_record', payment_record: record.id },
  })
  return creditPayment(context, open, { payment, amount, offStripe: true })
}

/** A payment attempt on the hosted page that was declined. The invoice stays open. */
export function declinePayment(context: Context, open: Invoice): Invoice {
  recordCardPayment(context, { paymentIntent: waitingPayment(context, open).intent, declined: true })
  const declined = context.transaction.put<Invoice>({
    ...open,
    attempted: true,
    attempt_count: open.attempt_count + 1,
  })
  emit(context, 'invoice.payment_failed', declined)
  emit(context, 'invoice.updated', declined, open)
  return declined
}

function waitingPayment(context: Context, open: Invoice) {
  // Journals of earlier versions hold open invoices without a payment.
  if (!defaultPaymentOf(context, open.id)) openDefaultPayment(context, open)
  const waiting = defaultPaymentOf(context, open.id)
  if (waiting?.payment.type !== 'payment_intent') throw new Error(`${open.id} has nothing to pay`)
  return {
    waiting,
    intent: getRecord<PaymentIntent>(context, 'payment_intent', waiting.payment.payment_intent),
  }
}

/** Open or uncollectible → void. A credit that was applied goes back to the customer. */
export function voidInvoice(context: Context, invoice: Invoice): Invoice {
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible')
    throw invalidRequest("You can only pass in open invoices. This invoice isn't open.")
  refuseWithPayments(context, invoice, ['open', 'paid'], 'void')
  const voided = context.transaction.put<Invoice>({
    ...invoice,
    auto_advance: false,
    status: 'void',
    status_transitions: { ...invoice.status_transitions, voided_at: context.now },
  })
  const unapplied = invoice.starting_balance - (invoice.ending_balance ?? invoice.starting_balance)
  if (unapplied !== 0) {
    changeBalance(context, invoice.customer, {
      amount: unapplied,
      type: 'unapplied_from_invoice',
      invoice: invoice.id,
    })
  }
  followRemaining(context, voided)
  emit(context, 'invoice.voided', voided)
  emit(context, 'invoice.updated', voided, invoice)
  return voided
}

/** Open → uncollectible: nobody expects the money any more, but it may still come. */
export function markUncollectible(context: Context, invoice: Invoice): Invoice {
  if (invoice.status !== 'open') {
    throw invalidRequest(
      `You can only mark open invoices as uncollectible; this invoice is ${invoice.status}.`,
    )
  }
  refuseWithPayments(context, invoice, ['open'], 'mark as uncollectible')
  const marked = context.transaction.put<Invoice>({
    ...invoice,
    auto_advance: false,
    status: 'uncollectible',
    status_transitions: { ...invoice.status_transitions, marked_uncollectible_at: context.now },
  })
  emit(context, 'invoice.marked_uncollectible', marked)
  emit(context, 'invoice.updated', marked, invoice)
  return marked
}

/** Announces once that an open invoice has fallen due; its status and that of a subscription stay. */
export const announceOverdue = (context: Context, invoice: Invoice) =>
  emit(context, 'invoice.overdue', context.transaction.put({ ...invoice, overdue_announced: true }))

/** When an invoice falls due: by days from its creation or at a given instant. */
export const dueDate = (created: number, days: number) => created + days * DAY_IN_SECONDS

/** Stripe's answer to charging a customer who has never stored a way to pay; nobody has in the sandbox. */
export const noPaymentMethod = () =>
  invalidRequest(
    'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
    { code: 'resource_missing' },
  )
