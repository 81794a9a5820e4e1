import { isWithin, pageOf, pageParams } from './pages.server.ts'
import { hash, instantRange, oneOf, required, text } from './params.server.ts'
import { present } from './present.server.ts'
import { type InvoicePayment } from './records.server.ts'
import { getRecord } from './resource.server.ts'
import { route } from './route.server.ts'

const listFilters = {
  ...pageParams,
  created: instantRange,
  invoice: text(),
  payment: hash({
    type: required(oneOf('payment_intent', 'payment_record')),
    payment_intent: text(),
    payment_record: text(),
  }),
  status: oneOf('open', 'paid', 'canceled'),
}

export const invoicePaymentRoutes = [
  route('GET', '/v1/invoice_payments', listFilters, (context, params) => {
    const wanted = params.payment && (params.payment.payment_intent ?? params.payment.payment_record)
    const payments = context.transaction
      .all<InvoicePayment>('invoice_payment')
      .filter(({ invoice }) => params.invoice === undefined || invoice === params.invoice)
      .filter(({ status }) => params.status === undefined || status === params.status)
      .filter(({ payment }) => params.payment === undefined || payment.type === params.payment.type)
      .filter(({ payment }) => wanted === undefined || Object.values(payment).includes(wanted))
      .filter(({ created }) => isWithin(created, params.created))
    const page = pageOf(payments, params, '/v1/invoice_payments', 'invoice_payment')
    return { ...page, data: page.data.map((payment) => present(context, payment)) }
  }),
  route('GET', '/v1/invoice_payments/:id', {}, (context, _params, id) =>
    present(context, getRecord<InvoicePayment>(context, 'invoice_payment', id)),
  ),
]
