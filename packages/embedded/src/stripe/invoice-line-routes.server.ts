import { invalidRequest, missingResource } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { placeItems } from './draft-invoice.server.ts'
import { pricingShape } from './invoice-item-pricing.server.ts'
import { itemFields } from './invoice-item-routes.server.ts'
import {
  changeDraft,
  createInvoiceItem,
  deleteInvoiceItem,
  refuseUnlessDraft,
  updateInvoiceItem,
  type ItemChange,
} from './invoice-items.server.ts'
import { itemOf } from './invoice-lines.server.ts'
import { presentLine } from './invoice-presentation.server.ts'
import {
  emptyable,
  hash,
  listOf,
  metadata,
  oneOf,
  required,
  text,
  type MetadataChange,
} from './params.server.ts'
import { present } from './present.server.ts'
import { type Invoice, type InvoiceItem, type InvoiceLine } from './records.server.ts'
import { getRecord, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'

const lineFields = { ...pricingShape, ...itemFields, tax_rates: emptyable(listOf(text(), 5)) }
const MOST_LINES = 250
const linesOf = <T extends Parameters<typeof hash>[0]>(shape: T) => required(listOf(hash(shape), MOST_LINES))

const draftOf = (context: Context, id: string): Invoice => {
  const invoice = getRecord<Invoice>(context, 'invoice', id)
  refuseUnlessDraft(invoice)
  return invoice
}

/** The invoice item behind a line. A line for a whole period has none: the subscription decides about it. */
function itemBehind(context: Context, invoice: Invoice, lineId: string, param: string): InvoiceItem {
  const line = invoice.lines.find(({ id }) => id === lineId)
  if (!line) throw missingResource('invoice line item', lineId, param)
  const item = itemOf(line)
  if (item !== null) return getRecord<InvoiceItem>(context, 'invoiceitem', item)
  throw invalidRequest('Lines for a period of a subscription can only be changed through the subscription.', {
    param,
  })
}

function addLine(
  context: Context,
  id: string,
  line: ItemChange & { invoice_item?: string },
  param: string,
): void {
  const invoice = draftOf(context, id)
  if (line.invoice_item === undefined) {
    createInvoiceItem(context, { ...line, customer: invoice.customer, invoice: id }, param)
    return
  }
  const item = getRecord<InvoiceItem>(context, 'invoiceitem', line.invoice_item, `${param}[invoice_item]`)
  if (item.customer !== invoice.customer || item.invoice !== null) {
    throw invalidRequest('Only pending invoice items of the same customer can be added to an invoice.', {
      param: `${param}[invoice_item]`,
    })
  }
  const { invoice_item: _item, ...change } = line
  const changed = updateInvoiceItem(context, item, change, param)
  replace(context, invoice, placeItems(context, invoice, [changed]), 'invoice.updated')
}

function removeLine(
  context: Context,
  id: string,
  lineId: string,
  behavior: 'delete' | 'unassign',
  param: string,
) {
  const item = itemBehind(context, draftOf(context, id), lineId, param)
  if (behavior === 'delete') return deleteInvoiceItem(context, item)
  context.transaction.put<InvoiceItem>({ ...item, invoice: null })
  changeDraft(context, id, (lines) => lines.filter((line) => line.id !== lineId))
}

type LineChange = { id: string; line: string; change: ItemChange; prefix?: string }

function updateLine(context: Context, { id, line: lineId, change, prefix = '' }: LineChange): InvoiceLine {
  const param = prefix ? `${prefix}[id]` : 'id'
  updateInvoiceItem(context, itemBehind(context, draftOf(context, id), lineId, param), change, prefix)
  const line = getRecord<Invoice>(context, 'invoice', id).lines.find((entry) => entry.id === lineId)
  if (!line) throw missingResource('invoice line item', lineId, param)
  return line
}

/** The invoice after its lines were changed, with the metadata that came along. */
function withMetadata(context: Context, id: string, change: MetadataChange | undefined) {
  const invoice = getRecord<Invoice>(context, 'invoice', id)
  const updated = { ...invoice, metadata: mergeMetadata(invoice.metadata, change) }
  return present(context, replace(context, invoice, updated, 'invoice.updated'))
}

export const invoiceLineRoutes = [
  route(
    'POST',
    '/v1/invoices/:id/add_lines',
    { lines: linesOf({ ...lineFields, invoice_item: text() }), invoice_metadata: metadata },
    (context, params, id) => {
      draftOf(context, id)
      params.lines.forEach((line, index) => addLine(context, id, line, `lines[${index}]`))
      return withMetadata(context, id, params.invoice_metadata)
    },
  ),
  route(
    'POST',
    '/v1/invoices/:id/update_lines',
    { lines: linesOf({ ...lineFields, id: required(text()) }), invoice_metadata: metadata },
    (context, params, id) => {
      draftOf(context, id)
      params.lines.forEach(({ id: line, ...change }, index) =>
        updateLine(context, { id, line, change, prefix: `lines[${index}]` }),
      )
      return withMetadata(context, id, params.invoice_metadata)
    },
  ),
  route(
    'POST',
    '/v1/invoices/:id/remove_lines',
    {
      lines: linesOf({ id: required(text()), behavior: required(oneOf('delete', 'unassign')) }),
      invoice_metadata: metadata,
    },
    (context, params, id) => {
      draftOf(context, id)
      params.lines.forEach((line, index) =>
        removeLine(context, id, line.id, line.behavior, `lines[${index}][id]`),
      )
      return withMetadata(context, id, params.invoice_metadata)
    },
  ),
  route('POST', '/v1/invoices/:id/lines/:lineId', lineFields, (context, change, id, line) =>
    presentLine(updateLine(context, { id, line, change })),
  ),
]
