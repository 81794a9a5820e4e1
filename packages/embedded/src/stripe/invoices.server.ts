import { invalidRequest } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { newSecret } from './ids.server.ts'
import { isWithin, pageInOrder, pageOf, pageParams } from './pages.server.ts'
import { flag, instantRange, metadata, oneOf, text } from './params.server.ts'
import { present } from './present.server.ts'
import { type Customer, type Invoice } from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'

/** Draft → open: the invoice gets its number and its hosted page and can no longer be edited. Nothing due means paid. */
export function finalizeInvoice(context: Context, draft: Invoice): Invoice {
  if (draft.status !== 'draft') {
    throw invalidRequest("This invoice is already finalized, you can't re-finalize a non-draft invoice.", {
      code: 'invoice_not_editable',
    })
  }
  const customer = getRecord<Customer>(context, 'customer', draft.customer)
  context.transaction.put<Customer>({
    ...customer,
    next_invoice_sequence: customer.next_invoice_sequence + 1,
  })
  const open = context.transaction.put<Invoice>({
    ...draft,
    automatically_finalizes_at: null,
    effective_at: context.now,
    ending_balance: 0,
    number: `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, '0')}`,
    page_token: newSecret(),
    status: 'open',
    status_transitions: { ...draft.status_transitions, finalized_at: context.now },
    webhooks_delivered_at: context.now,
  })
  emit(context, 'invoice.finalized', open)
  emit(context, 'invoice.updated', open, draft)
  return open.amount_remaining === 0 ? settle(context, open, 'attempted') : open
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

/** Open → paid. Money that came outside Stripe is an `invoice.paid` without a payment attempt. */
export function payInvoice(context: Context, invoice: Invoice, how: 'attempted' | 'out_of_band'): Invoice {
  if (invoice.status === 'paid') throw invalidRequest('Invoice is already paid')
  if (invoice.status === 'void') throw invalidRequest('You can only pay open invoices. This invoice is void.')
  const open = invoice.status === 'draft' ? finalizeInvoice(context, invoice) : invoice
  return open.status === 'paid' ? open : settle(context, open, how)
}

function settle(context: Context, open: Invoice, how: 'attempted' | 'out_of_band'): Invoice {
  const attempted = how === 'attempted'
  const paid = context.transaction.put<Invoice>({
    ...open,
    amount_paid: open.amount_due,
    ...(how === 'out_of_band' && { amount_paid_off_stripe: open.amount_due }),
    amount_remaining: 0,
    attempt_count: open.attempt_count + (attempted ? 1 : 0),
    attempted: true,
    auto_advance: false,
    status: 'paid',
    status_transitions: { ...open.status_transitions, paid_at: context.now },
  })
  emit(context, 'invoice.paid', paid)
  if (attempted) emit(context, 'invoice.payment_succeeded', paid)
  emit(context, 'invoice.updated', paid, open)
  return paid
}

/** A payment attempt on the hosted page that was declined. The invoice stays open. */
export function declinePayment(context: Context, open: Invoice): Invoice {
  const declined = context.transaction.put<Invoice>({
    ...open,
    attempted: true,
    attempt_count: open.attempt_count + 1,
  })
  emit(context, 'invoice.payment_failed', declined)
  emit(context, 'invoice.updated', declined, open)
  return declined
}

function voidInvoice(context: Context, invoice: Invoice): Invoice {
  if (invoice.status !== 'open')
    throw invalidRequest("You can only pass in open invoices. This invoice isn't open.")
  const voided = context.transaction.put<Invoice>({
    ...invoice,
    auto_advance: false,
    status: 'void',
    status_transitions: { ...invoice.status_transitions, voided_at: context.now },
  })
  emit(context, 'invoice.voided', voided)
  emit(context, 'invoice.updated', voided, invoice)
  return voided
}

/** Stripe's answer to charging a customer who has never stored a way to pay; nobody has in the sandbox. */
export const noPaymentMethod = () =>
  invalidRequest(
    'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
    { code: 'resource_missing' },
  )

const getInvoice = (context: Context, id: string) => getRecord<Invoice>(context, 'invoice', id)
const subscriptionOf = (invoice: Invoice) => invoice.parent.subscription_details.subscription

const listFilters = {
  ...pageParams,
  customer: text(),
  subscription: text(),
  status: oneOf('draft', 'open', 'paid', 'uncollectible', 'void'),
  collection_method: oneOf('send_invoice', 'charge_automatically'),
  created: instantRange,
  due_date: instantRange,
}

export const invoiceRoutes = [
  route('GET', '/v1/invoices', listFilters, (context, params) => {
    const invoices = context.transaction
      .all<Invoice>('invoice')
      .filter(({ customer }) => params.customer === undefined || customer === params.customer)
      .filter(
        (invoice) => params.subscription === undefined || subscriptionOf(invoice) === params.subscription,
      )
      .filter(({ status }) => params.status === undefined || status === params.status)
      .filter(() => params.collection_method !== 'charge_automatically')
      .filter(({ created }) => isWithin(created, params.created))
      .filter((invoice) => isWithin(invoice.due_date, params.due_date))
    const page = pageOf(invoices, params, '/v1/invoices', 'invoice')
    return { ...page, data: page.data.map((invoice) => present(context, invoice)) }
  }),
  route('GET', '/v1/invoices/:id', {}, (context, _params, id) => present(context, getInvoice(context, id))),
  route(
    'POST',
    '/v1/invoices/:id',
    { auto_advance: flag, description: text(1500), metadata },
    (context, params, id) => {
      const invoice = getInvoice(context, id)
      const { metadata: change, ...fields } = params
      if (invoice.status !== 'draft' && fields.description !== undefined) {
        throw invalidRequest("Finalized invoices can't be updated in this way", {
          code: 'invoice_not_editable',
        })
      }
      const updated = { ...invoice, ...given(fields), metadata: mergeMetadata(invoice.metadata, change) }
      return present(context, replace(context, invoice, updated, 'invoice.updated'))
    },
  ),
  route('GET', '/v1/invoices/:id/lines', pageParams, (context, params, id) => {
    const { lines } = getInvoice(context, id)
    return pageInOrder(lines, params, `/v1/invoices/${id}/lines`, 'invoice line item')
  }),
  route('POST', '/v1/invoices/:id/finalize', { auto_advance: flag }, (context, { auto_advance }, id) => {
    const invoice = getInvoice(context, id)
    const draft = { ...invoice, auto_advance: auto_advance ?? invoice.auto_advance }
    return present(context, finalizeInvoice(context, draft))
  }),
  route('POST', '/v1/invoices/:id/send', {}, (context, _params, id) =>
    present(context, sendInvoice(context, getInvoice(context, id))),
  ),
  route('POST', '/v1/invoices/:id/pay', { paid_out_of_band: flag }, (context, params, id) => {
    const invoice = getInvoice(context, id)
    if (!params.paid_out_of_band && (invoice.status === 'open' || invoice.status === 'draft'))
      throw noPaymentMethod()
    return present(context, payInvoice(context, invoice, 'out_of_band'))
  }),
  route('POST', '/v1/invoices/:id/void', {}, (context, _params, id) =>
    present(context, voidInvoice(context, getInvoice(context, id))),
  ),
]
