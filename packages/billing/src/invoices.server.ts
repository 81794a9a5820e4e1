import type Stripe from 'stripe'
import { BillingError } from './billing-error.ts'
import { idempotencyKey, idOf, toDate } from './stripe-client.server.ts'

export type InvoiceView = {
  invoiceId: string
  subscriptionId: string | null
  status: 'draft' | 'open' | 'paid' | 'void' | 'uncollectible'
  /** null until it is finalized. */
  number: string | null
  subtotalInPaise: number
  gstInPaise: number
  totalInPaise: number
  amountDueInPaise: number
  amountPaidInPaise: number
  dueDate: Date | null
  paidAt: Date | null
  hostedInvoiceUrl: string | null
}

const STATUSES = ['draft', 'open', 'paid', 'void', 'uncollectible'] as const

/** The invoice as Stripe has it now. */
export async function getInvoice(stripe: Stripe, invoiceId: string): Promise<InvoiceView> {
  return toInvoiceView(await stripe.invoices.retrieve(invoiceId))
}

function toInvoiceView(invoice: Stripe.Invoice): InvoiceView {
  const status = STATUSES.find((known) => known === invoice.status)
  if (!status)
    throw new BillingError('refused', `Invoice ${invoice.id} has the unknown status ${invoice.status}.`)
  if (invoice.currency !== 'inr') throw new BillingError('refused', `Invoice ${invoice.id} is not in rupees.`)
  const subscription = invoice.parent?.subscription_details?.subscription
  const paidAt = invoice.status_transitions.paid_at
  return {
    invoiceId: invoice.id,
    subscriptionId: subscription ? idOf(subscription) : null,
    status,
    number: invoice.number,
    subtotalInPaise: invoice.subtotal,
    gstInPaise: (invoice.total_taxes ?? []).reduce((sum, tax) => sum + tax.amount, 0),
    totalInPaise: invoice.total,
    amountDueInPaise: invoice.amount_due,
    amountPaidInPaise: invoice.amount_paid,
    dueDate: invoice.due_date === null ? null : toDate(invoice.due_date),
    paidAt: paidAt === null ? null : toDate(paidAt),
    hostedInvoiceUrl: invoice.hosted_invoice_url ?? null,
  }
}

/** Gives a draft its number and sends it; an invoice that is past that is only answered. Safe to repeat. */
export async function finalizeAndSendInvoice(stripe: Stripe, invoiceId: string): Promise<InvoiceView> {
  let invoice = await stripe.invoices.retrieve(invoiceId)
  if (invoice.status === 'draft') {
    const key = idempotencyKey('finalize', invoiceId)
    invoice = await stripe.invoices.finalizeInvoice(invoiceId, {}, { idempotencyKey: key })
  }
  if (invoice.status === 'open') {
    const key = idempotencyKey('send', invoiceId)
    invoice = await stripe.invoices.sendInvoice(invoiceId, {}, { idempotencyKey: key })
  }
  return toInvoiceView(invoice)
}

/** Records that the money came by another way (treasury challan, NEFT). Safe to repeat. */
export async function markPaidOutOfBand(stripe: Stripe, invoiceId: string): Promise<InvoiceView> {
  const invoice = await stripe.invoices.retrieve(invoiceId)
  if (invoice.status === 'paid') return toInvoiceView(invoice)
  const key = idempotencyKey('paid-out-of-band', invoiceId, invoice.status)
  return toInvoiceView(
    await stripe.invoices.pay(invoiceId, { paid_out_of_band: true }, { idempotencyKey: key }),
  )
}

/** Declares an open invoice void: nothing is owed any more. Safe to repeat. */
export async function voidInvoice(stripe: Stripe, invoiceId: string): Promise<InvoiceView> {
  const invoice = await stripe.invoices.retrieve(invoiceId)
  if (invoice.status === 'void') return toInvoiceView(invoice)
  const key = idempotencyKey('void', invoiceId, invoice.status)
  return toInvoiceView(await stripe.invoices.voidInvoice(invoiceId, {}, { idempotencyKey: key }))
}
