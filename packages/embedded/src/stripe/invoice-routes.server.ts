import { type Context } from './context.server.ts'
import { attachPayment } from './invoice-attach-payment.server.ts'
import {
  createInvoice,
  createShape,
  deleteInvoice,
  draftFields,
  updateInvoice,
} from './invoice-editing.server.ts'
import { presentLine } from './invoice-presentation.server.ts'
import {
  finalizeInvoice,
  markUncollectible,
  noPaymentMethod,
  payInvoice,
  sendInvoice,
  voidInvoice,
} from './invoices.server.ts'
import { isWithin, pageInOrder, pageOf, pageParams } from './pages.server.ts'
import { flag, instantRange, oneOf, text } from './params.server.ts'
import { present } from './present.server.ts'
import { type Invoice } from './records.server.ts'
import { getRecord } from './resource.server.ts'
import { route } from './route.server.ts'

const getInvoice = (context: Context, id: string) => getRecord<Invoice>(context, 'invoice', id)

const listFilters = {
  ...pageParams,
  customer: text(),
  subscription: text(),
  status: oneOf('draft', 'open', 'paid', 'uncollectible', 'void'),
  collection_method: oneOf('send_invoice', 'charge_automatically'),
  created: instantRange,
  due_date: instantRange,
}

/** By the index of the narrower filter, so that years of invoices do not slow a list down. */
function among(context: Context, { subscription, customer }: { subscription?: string; customer?: string }) {
  const { transaction } = context
  if (subscription !== undefined)
    return transaction.where<Invoice>('invoice', 'parent.subscription_details.subscription', subscription)
  if (customer !== undefined) return transaction.where<Invoice>('invoice', 'customer', customer)
  return transaction.all<Invoice>('invoice')
}

export const invoiceRoutes = [
  route('POST', '/v1/invoices', createShape, (context, params) =>
    present(context, createInvoice(context, params)),
  ),
  route('GET', '/v1/invoices', listFilters, (context, params) => {
    const invoices = among(context, params)
      .filter(({ customer }) => params.customer === undefined || customer === params.customer)
      .filter(({ status }) => params.status === undefined || status === params.status)
      .filter(
        ({ collection_method: method }) =>
          params.collection_method === undefined || method === params.collection_method,
      )
      .filter(({ created }) => isWithin(created, params.created))
      .filter(({ due_date: due }) =>
        due === null ? params.due_date === undefined : isWithin(due, params.due_date),
      )
    const page = pageOf(invoices, params, '/v1/invoices', 'invoice')
    return { ...page, data: page.data.map((invoice) => present(context, invoice)) }
  }),
  route('GET', '/v1/invoices/:id', {}, (context, _params, id) => present(context, getInvoice(context, id))),
  route('POST', '/v1/invoices/:id', draftFields, (context, params, id) =>
    present(context, updateInvoice(context, getInvoice(context, id), params)),
  ),
  route('DELETE', '/v1/invoices/:id', {}, (context, _params, id) => {
    deleteInvoice(context, getInvoice(context, id))
    return { id, object: 'invoice', deleted: true }
  }),
  route('GET', '/v1/invoices/:id/lines', pageParams, (context, params, id) => {
    const { lines } = getInvoice(context, id)
    const page = pageInOrder(lines, params, `/v1/invoices/${id}/lines`, 'invoice line item')
    return { ...page, data: page.data.map(presentLine) }
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
    if (!params.paid_out_of_band && invoice.status !== 'paid' && invoice.status !== 'void')
      throw noPaymentMethod()
    return present(context, payInvoice(context, invoice, 'out_of_band'))
  }),
  route(
    'POST',
    '/v1/invoices/:id/attach_payment',
    { payment_record: text(), payment_intent: text() },
    (context, params, id) => present(context, attachPayment(context, getInvoice(context, id), params)),
  ),
  route('POST', '/v1/invoices/:id/void', {}, (context, _params, id) =>
    present(context, voidInvoice(context, getInvoice(context, id))),
  ),
  route('POST', '/v1/invoices/:id/mark_uncollectible', {}, (context, _params, id) =>
    present(context, markUncollectible(context, getInvoice(context, id))),
  ),
]
