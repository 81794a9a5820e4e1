import { invalidRequest } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { pricingShape } from './invoice-item-pricing.server.ts'
import { createInvoiceItem, deleteInvoiceItem, updateInvoiceItem } from './invoice-items.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import {
  emptyable,
  flag,
  hash,
  instantRange,
  integer,
  listOf,
  metadata,
  oneOf,
  required,
  text,
} from './params.server.ts'
import { present } from './present.server.ts'
import { type InvoiceItem } from './records.server.ts'
import { getRecord } from './resource.server.ts'
import { route } from './route.server.ts'

/** What an invoice item and an invoice line say besides their price. */
export const itemFields = {
  description: text(),
  discountable: flag,
  metadata,
  period: hash({ start: required(integer()), end: required(integer()) }),
}
const createShape = {
  ...pricingShape,
  ...itemFields,
  customer: required(text()),
  currency: oneOf('inr'),
  invoice: text(),
  subscription: text(),
  tax_rates: listOf(text(), 5),
}
const updateShape = { ...pricingShape, ...itemFields, tax_rates: emptyable(listOf(text(), 5)) }
const listFilters = {
  ...pageParams,
  created: instantRange,
  customer: text(),
  invoice: text(),
  pending: flag,
}

const itemRecord = (context: Context, id: string) => getRecord<InvoiceItem>(context, 'invoiceitem', id)

export const invoiceItemRoutes = [
  route('POST', '/v1/invoiceitems', createShape, (context, params) =>
    present(context, createInvoiceItem(context, params)),
  ),
  route('GET', '/v1/invoiceitems', listFilters, (context, params) => {
    if (params.pending !== undefined && params.invoice !== undefined) {
      throw invalidRequest('You may only specify one of these parameters: invoice, pending.', {
        code: 'parameters_exclusive',
        param: 'pending',
      })
    }
    const items = context.transaction
      .all<InvoiceItem>('invoiceitem')
      .filter(({ customer }) => params.customer === undefined || customer === params.customer)
      .filter(({ invoice }) => params.invoice === undefined || invoice === params.invoice)
      .filter(({ invoice }) => params.pending === undefined || (invoice === null) === params.pending)
      .filter(({ date }) => isWithin(date, params.created))
    const page = pageOf(items, params, '/v1/invoiceitems', 'invoiceitem')
    return { ...page, data: page.data.map((item) => present(context, item)) }
  }),
  route('GET', '/v1/invoiceitems/:id', {}, (context, _params, id) =>
    present(context, itemRecord(context, id)),
  ),
  route('POST', '/v1/invoiceitems/:id', updateShape, (context, params, id) =>
    present(context, updateInvoiceItem(context, itemRecord(context, id), params)),
  ),
  route('DELETE', '/v1/invoiceitems/:id', {}, (context, _params, id) => {
    deleteInvoiceItem(context, itemRecord(context, id))
    return { id, object: 'invoiceitem', deleted: true }
  }),
]
