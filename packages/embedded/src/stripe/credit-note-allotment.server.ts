import { invalidRequest } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { type CreditNoteInput } from './credit-notes.server.ts'
import { changeBalance } from './customer-balance.server.ts'
import { paymentsOf } from './invoice-payments.server.ts'
import {
  type Charge,
  type CreditNote,
  type CreditNoteRefund,
  type Invoice,
  type PaymentRecord,
  type Refund,
} from './records.server.ts'
import { refundable, refundCharge } from './refunds.server.ts'
import { getRecord } from './resource.server.ts'

type Allotment = Pick<CreditNote, 'refunds'> & {
  customer_balance_transaction: string | null
  out_of_band_amount: number | null
}

/** Gives back what a credit note credits beyond what remained: refunds, the customer's balance, outside Stripe. */
export function allotPostPayment(
  context: Context,
  invoice: Invoice,
  note: CreditNote,
  input: CreditNoteInput,
): Allotment {
  const { credit_amount: credit = 0, out_of_band_amount: outside = 0, refund_amount: refund = 0 } = input
  const linked = (input.refunds ?? []).map((entry, index) => linkRefund(context, invoice, entry, index))
  const sum = credit + outside + refund + linked.reduce((total, entry) => total + entry.amount_refunded, 0)
  if (sum !== note.post_payment_amount) {
    throw invalidRequest(
      `The sum of credit amount, refund amount and out of band amount (${sum}) must equal the post-payment credit note amount (${note.post_payment_amount}).`,
    )
  }
  const refunds = refund > 0 ? [...linked, makeRefund(context, invoice, refund)] : linked
  const transaction =
    credit > 0
      ? changeBalance(context, invoice.customer, {
          amount: -credit,
          type: 'credit_note',
          credit_note: note.id,
          invoice: invoice.id,
        })
      : null
  return {
    customer_balance_transaction: transaction?.id ?? null,
    out_of_band_amount: outside > 0 ? outside : null,
    refunds,
  }
}

/** What can still be credited: the invoice less its credit notes and less refunds that none of them nor the new one names. */
export function creditable(
  context: Context,
  invoice: Invoice,
  issued: CreditNote[],
  links: CreditNoteInput['refunds'] = [],
): number {
  const credited = issued.reduce((sum, { total }) => sum + total, 0)
  const unlinked = refundsOf(context, invoice)
    .filter(({ id }) => !isLinked(context, id) && !links.some(({ refund }) => refund === id))
    .reduce((sum, { amount }) => sum + amount, 0)
  return invoice.total - credited - unlinked
}

function chargesOf(context: Context, invoice: Invoice): Charge[] {
  return paymentsOf(context, invoice.id).flatMap(({ payment, status }) =>
    status === 'paid' && payment.type === 'payment_intent'
      ? context.transaction
          .where<Charge>('charge', 'payment_intent', payment.payment_intent)
          .filter((charge) => charge.status === 'succeeded')
      : [],
  )
}

const refundsOf = (context: Context, invoice: Invoice): Refund[] =>
  chargesOf(context, invoice).flatMap(({ id }) => context.transaction.where<Refund>('refund', 'charge', id))

function makeRefund(context: Context, invoice: Invoice, amount: number): CreditNoteRefund {
  const charge = chargesOf(context, invoice).find((candidate) => refundable(candidate) >= amount)
  if (!charge) {
    throw invalidRequest('The invoice has no charge from which the refund amount could be refunded.', {
      param: 'refund_amount',
    })
  }
  const refund = refundCharge(context, charge, { amount })
  return { amount_refunded: amount, payment_record_refund: null, refund: refund.id, type: 'refund' }
}

type Link = NonNullable<CreditNoteInput['refunds']>[number]

/** Names a refund that was made before. */
function linkRefund(context: Context, invoice: Invoice, link: Link, index: number): CreditNoteRefund {
  const param = `refunds[${index}]`
  if (link.type === 'payment_record_refund') return linkRecordRefund(context, invoice, link, param)
  const refund = getRecord<Refund>(context, 'refund', link.refund ?? '', `${param}[refund]`)
  if (!refundsOf(context, invoice).some(({ id }) => id === refund.id))
    throw invalidRequest('The refund does not belong to the invoice.', { param: `${param}[refund]` })
  if (isLinked(context, refund.id))
    throw invalidRequest('The refund is already linked to a credit note.', { param: `${param}[refund]` })
  const amount = within(link.amount_refunded, refund.amount, param)
  return { amount_refunded: amount, payment_record_refund: null, refund: refund.id, type: 'refund' }
}

function linkRecordRefund(context: Context, invoice: Invoice, link: Link, param: string): CreditNoteRefund {
  const details = link.payment_record_refund
  const name = `${param}[payment_record_refund]`
  if (!details)
    throw invalidRequest(`Missing required param: ${name}.`, { code: 'parameter_missing', param: name })
  const record = getRecord<PaymentRecord>(
    context,
    'payment_record',
    details.payment_record,
    `${name}[payment_record]`,
  )
  const paid = paymentsOf(context, invoice.id).some(
    ({ payment }) => payment.type === 'payment_record' && payment.payment_record === record.id,
  )
  const refunded = record.refunds[details.refund_group]
  if (!paid || refunded === undefined || isLinked(context, details.refund_group))
    throw invalidRequest('There is no such refund of a payment of the invoice to link.', { param: name })
  return {
    amount_refunded: within(link.amount_refunded, refunded, param),
    payment_record_refund: details,
    refund: details.refund_group,
    type: 'payment_record_refund',
  }
}

function within(wanted: number | undefined, most: number, param: string): number {
  if (wanted === undefined || wanted <= most) return wanted ?? most
  throw invalidRequest(`The amount (${wanted}) is greater than what was refunded (${most}).`, {
    param: `${param}[amount_refunded]`,
  })
}

const isLinked = (context: Context, refund: string) =>
  context.transaction
    .all<CreditNote>('credit_note')
    .some(({ status, refunds }) => status === 'issued' && refunds.some((entry) => entry.refund === refund))
