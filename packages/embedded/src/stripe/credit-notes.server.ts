import { invalidRequest } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { creditLines, creditNoteLines, wholeAmountLine } from './credit-note-lines.server.ts'
import { allotPostPayment, creditable } from './credit-note-allotment.server.ts'
import { newId } from './ids.server.ts'
import { followRemaining, settleWhenNothingRemains } from './invoice-payments.server.ts'
import { totalTaxes } from './invoice-totals.server.ts'
import { hash, integer, listOf, metadata, oneOf, required, text, type Parsed } from './params.server.ts'
import { type CreditNote, type Invoice } from './records.server.ts'
import { getRecord, mergeMetadata } from './resource.server.ts'

const paise = integer({ min: 0 })
export const creditNoteShape = {
  invoice: required(text()),
  amount: integer({ min: 1 }),
  credit_amount: paise,
  effective_at: integer(),
  email_type: oneOf('credit_note', 'none'),
  lines: creditLines,
  memo: text(5000),
  metadata,
  out_of_band_amount: paise,
  reason: oneOf('duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory'),
  refund_amount: paise,
  refunds: listOf(
    hash({
      amount_refunded: integer({ min: 1 }),
      payment_record_refund: hash({ payment_record: required(text()), refund_group: required(text()) }),
      refund: text(),
      type: oneOf('refund', 'payment_record_refund'),
    }),
    20,
  ),
}
export type CreditNoteInput = Parsed<typeof creditNoteShape>

export const notesOf = (context: Context, invoice: string) =>
  context.transaction.where<CreditNote>('credit_note', 'invoice', invoice)

/**
 * Issues a credit note: it first lowers what remains of the invoice; what is more has to be refunded, credited to the customer or
 * given back outside Stripe, to the paisa.
 */
export function createCreditNote(context: Context, input: CreditNoteInput): CreditNote {
  const invoice = getRecord<Invoice>(context, 'invoice', input.invoice, 'invoice')
  if (invoice.status !== 'open' && invoice.status !== 'paid') {
    throw invalidRequest(
      `You can only create credit notes for open and paid invoices. This invoice is ${invoice.status}.`,
      { param: 'invoice' },
    )
  }
  const note = composeNote(context, invoice, input)
  const allotted = allotPostPayment(context, invoice, note, input)
  const issued = context.transaction.put<CreditNote>({ ...note, ...allotted })
  emit(context, 'credit_note.created', issued)
  const credited: Invoice = {
    ...invoice,
    amount_due: invoice.amount_due - note.pre_payment_amount,
    amount_remaining: invoice.amount_remaining - note.pre_payment_amount,
    post_payment_credit_notes_amount: invoice.post_payment_credit_notes_amount + note.post_payment_amount,
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount + note.pre_payment_amount,
  }
  if (invoice.status === 'open') settleWhenNothingRemains(context, invoice, credited, { attempted: false })
  else emit(context, 'invoice.updated', context.transaction.put(credited), invoice)
  return issued
}

function composeNote(context: Context, invoice: Invoice, input: CreditNoteInput): CreditNote {
  const issued = notesOf(context, invoice.id).filter(({ status }) => status === 'issued')
  const lines = linesOf(context, invoice, input, issued)
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0)
  const taxes = totalTaxes(lines)
  const total = subtotal + taxes.reduce((sum, tax) => sum + tax.amount, 0)
  const before = Math.min(total, invoice.amount_remaining)
  const after = total - before
  const most = creditable(context, invoice, issued, input.refunds)
  if (total > most) {
    throw invalidRequest(
      `The amount of the credit note (${total}) is greater than what can still be credited on the invoice (${most}).`,
      { param: input.amount === undefined ? 'lines' : 'amount' },
    )
  }
  const count = notesOf(context, invoice.id).length + 1
  return {
    id: newId('cn'),
    object: 'credit_note',
    amount: total,
    amount_shipping: 0,
    created: context.now,
    currency: 'inr',
    customer: invoice.customer,
    customer_account: null,
    customer_balance_transaction: null,
    discount_amount: 0,
    discount_amounts: [],
    effective_at: input.effective_at ?? context.now,
    invoice: invoice.id,
    lines,
    livemode: false,
    memo: input.memo ?? null,
    metadata: mergeMetadata({}, input.metadata),
    number: `${invoice.number ?? ''}-CN-${String(count).padStart(2, '0')}`,
    out_of_band_amount: null,
    post_payment_amount: after,
    pre_payment_amount: before,
    pretax_credit_amounts: [],
    reason: input.reason ?? null,
    refunds: [],
    shipping_cost: null,
    status: 'issued',
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_excluding_tax: subtotal,
    total_taxes: taxes,
    type: after === 0 ? 'pre_payment' : before === 0 ? 'post_payment' : 'mixed',
    voided_at: null,
  }
}

function linesOf(context: Context, invoice: Invoice, input: CreditNoteInput, issued: CreditNote[]) {
  if ((input.amount === undefined) === (input.lines === undefined)) {
    throw invalidRequest('You must specify exactly one of: amount, lines.', {
      code: input.amount === undefined ? 'parameter_missing' : 'parameters_exclusive',
      param: 'amount',
    })
  }
  if (input.lines) return creditNoteLines(context, invoice, input.lines, issued)
  return [wholeAmountLine(invoice, input.amount ?? 0)]
}

/** Takes a credit note back: only while the invoice is open and nothing was given back for it. */
export function voidCreditNote(context: Context, note: CreditNote): CreditNote {
  const invoice = getRecord<Invoice>(context, 'invoice', note.invoice)
  if (note.status === 'void') throw invalidRequest('This credit note is already void.')
  if (invoice.status !== 'open' || note.post_payment_amount > 0) {
    throw invalidRequest('You can only void credit notes of open invoices.')
  }
  const voided = context.transaction.put<CreditNote>({ ...note, status: 'void', voided_at: context.now })
  emit(context, 'credit_note.voided', voided)
  const restored = context.transaction.put<Invoice>({
    ...invoice,
    amount_due: invoice.amount_due + note.pre_payment_amount,
    amount_remaining: invoice.amount_remaining + note.pre_payment_amount,
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount - note.pre_payment_amount,
  })
  followRemaining(context, restored)
  emit(context, 'invoice.updated', restored, invoice)
  return voided
}
