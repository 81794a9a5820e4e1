import { invalidRequest } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { DRAFT_FOR_SECONDS, draftInvoice, pendingItems } from './draft-invoice.server.ts'
import { refuseUnlessDraft, usableRates } from './invoice-items.server.ts'
import { itemOf } from './invoice-lines.server.ts'
import { withTotals } from './invoice-totals.server.ts'
import { dueDate } from './invoices.server.ts'
import {
  emptyable,
  flag,
  hash,
  integer,
  listOf,
  metadata,
  oneOf,
  required,
  text,
  type Parsed,
} from './params.server.ts'
import { type Customer, type Invoice, type InvoiceItem, type Subscription } from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'

const customField = hash({ name: required(text(40)), value: required(text(140)) })
/** What can be set on a draft, when it is made and afterwards. */
export const draftFields = {
  auto_advance: flag,
  automatically_finalizes_at: integer(),
  collection_method: oneOf('send_invoice'),
  custom_fields: emptyable(listOf(customField, 4)),
  days_until_due: integer({ max: 3650 }),
  default_tax_rates: emptyable(listOf(text(), 5)),
  description: text(1500),
  due_date: integer(),
  effective_at: emptyable(integer()),
  footer: text(5000),
  metadata,
  number: emptyable(text(26)),
}
export const createShape = {
  ...draftFields,
  currency: oneOf('inr'),
  customer: required(text()),
  pending_invoice_items_behavior: oneOf('include', 'exclude'),
  subscription: text(),
}
type Fields = Parsed<typeof draftFields>

/** A draft made by hand: empty, or with the items that wait for an invoice. */
export function createInvoice(context: Context, params: Parsed<typeof createShape>): Invoice {
  const customer = getRecord<Customer>(context, 'customer', params.customer, 'customer')
  if (params.collection_method === undefined) {
    // Stripe's default is charge_automatically, which needs a stored way to pay.
    throw invalidRequest('Invalid collection_method: must be one of send_invoice', {
      param: 'collection_method',
    })
  }
  if (params.days_until_due === undefined && params.due_date === undefined) {
    throw invalidRequest(
      'You must specify days_until_due or due_date when collection_method is send_invoice.',
      { code: 'parameter_missing', param: 'days_until_due' },
    )
  }
  const subscription = subscriptionOf(context, params.subscription, customer)
  const items = itemsFor(context, customer, params)
  return draftInvoice(context, {
    customer: customer.id,
    subscription,
    items,
    reason: 'manual',
    period: { start: context.now, end: context.now },
    fields: {
      auto_advance: false,
      automatically_finalizes_at: null,
      days_until_due: null,
      default_tax_rates: [],
      due_date: null,
      ...editedFields(context, params, { created: context.now, auto_advance: false }),
      metadata: mergeMetadata({}, params.metadata),
    },
  })
}

function subscriptionOf(context: Context, id: string | undefined, customer: Customer): Subscription | null {
  if (id === undefined) return null
  const subscription = getRecord<Subscription>(context, 'subscription', id, 'subscription')
  if (subscription.customer === customer.id) return subscription
  throw invalidRequest('The specified subscription belongs to a different customer.', {
    param: 'subscription',
  })
}

function itemsFor(context: Context, customer: Customer, params: Parsed<typeof createShape>): InvoiceItem[] {
  const { subscription, pending_invoice_items_behavior: behavior } = params
  if ((behavior ?? (subscription ? 'include' : 'exclude')) === 'exclude') return []
  const items = pendingItems(context, customer.id, subscription ? { subscription } : 'everything')
  if (items.length > 0) return items
  throw subscription
    ? invalidRequest(`Nothing to invoice for subscription ${subscription}`, {
        code: 'invoice_no_subscription_line_items',
      })
    : invalidRequest('Nothing to invoice for customer', { code: 'invoice_no_customer_line_items' })
}

/** The fields of a draft after a change: rates exist, the number is free, the due date follows the days. */
function editedFields(
  context: Context,
  params: Fields,
  invoice: Pick<Invoice, 'created' | 'auto_advance'> & { id?: string },
): Partial<Invoice> {
  const { days_until_due: days, due_date, number, default_tax_rates: rates } = params
  if (days !== undefined && due_date !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: days_until_due, due_date.', {
      code: 'parameters_exclusive',
      param: 'due_date',
    })
  }
  if (due_date !== undefined && due_date < context.now) {
    throw invalidRequest('The due date must be in the future.', { param: 'due_date' })
  }
  const taken = (other: Invoice) => other.number === number && other.id !== invoice.id
  if (number && context.transaction.all<Invoice>('invoice').some(taken)) {
    throw invalidRequest(`The invoice number ${number} is already in use.`, { param: 'number' })
  }
  usableRates(context, rates, 'default_tax_rates')
  const starts = params.auto_advance && !invoice.auto_advance
  const stops = params.auto_advance === false
  return given({
    ...(starts && { automatically_finalizes_at: context.now + DRAFT_FOR_SECONDS }),
    ...(stops && { automatically_finalizes_at: null }),
    ...given({
      auto_advance: params.auto_advance,
      automatically_finalizes_at: params.automatically_finalizes_at,
      custom_fields: params.custom_fields,
      description: params.description,
      effective_at: params.effective_at,
      footer: params.footer,
    }),
    number,
    default_tax_rates: rates === null ? [] : rates,
    days_until_due: due_date === undefined ? days : null,
    due_date: days === undefined ? due_date : dueDate(invoice.created, days),
  })
}

/** Changes a draft; of a finalized invoice only the metadata and whether it advances by itself. */
export function updateInvoice(context: Context, invoice: Invoice, params: Fields): Invoice {
  const { metadata: change, auto_advance, ...money } = params
  const edits = Object.keys(given(money))
  if (invoice.status !== 'draft' && edits.length > 0) {
    throw invalidRequest("Finalized invoices can't be updated in this way", {
      code: 'invoice_not_editable',
      ...(edits[0] && { param: edits[0] }),
    })
  }
  const fields = invoice.status === 'draft' ? editedFields(context, params, invoice) : given({ auto_advance })
  const edited = { ...invoice, ...fields, metadata: mergeMetadata(invoice.metadata, change) }
  const updated = invoice.status === 'draft' ? withTotals(context, edited) : edited
  return replace(context, invoice, updated, 'invoice.updated')
}

/** Deletes a draft that belongs to no subscription; its items wait again. */
export function deleteInvoice(context: Context, invoice: Invoice): void {
  refuseUnlessDraft(invoice)
  if (invoice.parent !== null) {
    throw invalidRequest(
      "You can't delete invoices created by subscriptions. Once finalized, the invoice can be voided.",
    )
  }
  for (const id of invoice.lines.map(itemOf)) {
    const item = id === null ? undefined : context.transaction.find<InvoiceItem>('invoiceitem', id)
    if (item) context.transaction.put<InvoiceItem>({ ...item, invoice: null })
  }
  context.transaction.remove('invoice', invoice.id)
  emit(context, 'invoice.deleted', invoice)
}
