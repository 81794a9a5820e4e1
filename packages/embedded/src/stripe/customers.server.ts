import { invalidRequest, missingResource } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { newId, newInvoicePrefix } from './ids.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import {
  emptyable,
  hash,
  instantRange,
  metadata,
  oneOf,
  required,
  text,
  type Parsed,
} from './params.server.ts'
import { present } from './present.server.ts'
import { type Customer, type TaxId } from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'
import { type TestClock } from './test-clocks.server.ts'

const addressLine = emptyable(text())
const addressShape = {
  city: addressLine,
  country: addressLine,
  line1: addressLine,
  line2: addressLine,
  postal_code: addressLine,
  state: addressLine,
}
const customerShape = {
  name: emptyable(text(256)),
  email: emptyable(text(512)),
  phone: emptyable(text(20)),
  description: emptyable(text(5000)),
  address: emptyable(hash(addressShape)),
  metadata,
}

function addressOf(address: Parsed<typeof addressShape> | null | undefined): Customer['address'] | undefined {
  if (!address) return address
  const {
    city = null,
    country = null,
    line1 = null,
    line2 = null,
    postal_code = null,
    state = null,
  } = address
  return { city, country, line1, line2, postal_code, state }
}

const newCustomerShape = { ...customerShape, test_clock: text() }

/** Stores and announces a customer. */
export function createCustomer(context: Context, params: Parsed<typeof newCustomerShape>): Customer {
  const { test_clock: clockId } = params
  const clock =
    clockId === undefined
      ? null
      : getRecord<TestClock>(context, 'test_helpers.test_clock', clockId, 'test_clock')
  const customer = context.transaction.put<Customer>({
    id: newId('cus'),
    object: 'customer',
    address: addressOf(params.address) ?? null,
    balance: 0,
    created: clock?.frozen_time ?? context.now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: params.description ?? null,
    discount: null,
    email: params.email ?? null,
    invoice_prefix: newInvoicePrefix(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    name: params.name ?? null,
    next_invoice_sequence: 1,
    phone: params.phone ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: clock?.id ?? null,
  })
  emit(context, 'customer.created', customer)
  return customer
}

// GSTIN: two digits of the state, ten of PAN or TAN, entity, a letter, a check character (CGST Rules 2017, r. 10).
const GSTIN = /^\d{2}[0-9A-Z]{10}[0-9A-Z]{3}$/
export const isGstin = (text: string) => GSTIN.test(text)

/** @throws {ApiError} `tax_id_invalid` for what does not have the form of a GSTIN */
export function createTaxId(
  context: Context,
  customerId: string,
  { type, value }: { type: string; value: string },
): TaxId {
  const customer = getRecord<Customer>(context, 'customer', customerId)
  if (!isGstin(value)) {
    throw invalidRequest(`Invalid value for ${type}.`, { code: 'tax_id_invalid', param: 'value' })
  }
  const taxId = context.transaction.put<TaxId>({
    id: newId('txi'),
    object: 'tax_id',
    country: 'IN',
    created: context.now,
    customer: customer.id,
    customer_account: null,
    livemode: false,
    owner: { type: 'customer', customer: customer.id, customer_account: null },
    type,
    value,
    verification: { status: 'unavailable', verified_address: null, verified_name: null },
  })
  emit(context, 'customer.tax_id.created', taxId)
  return taxId
}

export const taxIdsOf = (context: Context, customerId: string) =>
  context.transaction.where<TaxId>('tax_id', 'customer', customerId)

function taxIdOf(context: Context, customerId: string, id: string): TaxId {
  const taxId = context.transaction.find<TaxId>('tax_id', id)
  if (taxId?.customer !== customerId) throw missingResource('tax ID', id)
  return taxId
}

export const customerRoutes = [
  route('POST', '/v1/customers', newCustomerShape, (context, params) =>
    present(context, createCustomer(context, params)),
  ),
  route(
    'GET',
    '/v1/customers',
    { ...pageParams, email: text(512), test_clock: text(), created: instantRange },
    (context, params) => {
      const customers = context.transaction
        .all<Customer>('customer')
        .filter((customer) => params.email === undefined || customer.email === params.email)
        // Customers of a test clock show up only when somebody asks for that clock.
        .filter((customer) => customer.test_clock === (params.test_clock ?? null))
        .filter((customer) => isWithin(customer.created, params.created))
      return pageOf(customers, params, '/v1/customers', 'customer')
    },
  ),
  route('GET', '/v1/customers/:id', {}, (context, _params, id) =>
    present(context, getRecord<Customer>(context, 'customer', id)),
  ),
  route('POST', '/v1/customers/:id', customerShape, (context, params, id) => {
    const customer = getRecord<Customer>(context, 'customer', id)
    const { metadata: change, address, ...fields } = params
    const updated = {
      ...customer,
      ...given({ ...fields, address: addressOf(address) }),
      metadata: mergeMetadata(customer.metadata, change),
    }
    return present(context, replace(context, customer, updated, 'customer.updated'))
  }),
  route(
    'POST',
    '/v1/customers/:id/tax_ids',
    { type: required(oneOf('in_gst')), value: required(text()) },
    (context, params, id) => present(context, createTaxId(context, id, params)),
  ),
  route('GET', '/v1/customers/:id/tax_ids', pageParams, (context, params, id) => {
    const customer = getRecord<Customer>(context, 'customer', id)
    return pageOf(taxIdsOf(context, customer.id), params, `/v1/customers/${customer.id}/tax_ids`, 'tax ID')
  }),
  route('GET', '/v1/customers/:id/tax_ids/:taxId', {}, (context, _params, id, taxId) =>
    present(context, taxIdOf(context, id, taxId)),
  ),
  route('DELETE', '/v1/customers/:id/tax_ids/:taxId', {}, (context, _params, id, taxIdId) => {
    const taxId = taxIdOf(context, id, taxIdId)
    context.transaction.remove('tax_id', taxId.id)
    emit(context, 'customer.tax_id.deleted', taxId)
    return { id: taxId.id, object: 'tax_id', deleted: true }
  }),
]
