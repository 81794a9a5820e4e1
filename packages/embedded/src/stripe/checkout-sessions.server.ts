import { invalidRequest } from './api-error.server.ts'
import { invoiceCreation, UNUSED_SESSION_FIELDS } from './checkout-defaults.server.ts'
import {
  amountsOf,
  lineShape,
  newCheckoutLine,
  presentLine,
  type CheckoutLine,
} from './checkout-lines.server.ts'
import { emit, type Context } from './context.server.ts'
import { newSecret } from './ids.server.ts'
import { usableRates } from './invoice-items.server.ts'
import { isWithin, pageInOrder, pageOf, pageParams } from './pages.server.ts'
import {
  flag,
  hash,
  instantRange,
  integer,
  listOf,
  metadata,
  oneOf,
  required,
  text,
  type Parsed,
} from './params.server.ts'
import { present } from './present.server.ts'
import { type Customer, type Metadata, type Price } from './records.server.ts'
import { getRecord, mergeMetadata } from './resource.server.ts'
import { route } from './route.server.ts'
import { type Stored } from './store.server.ts'

const HALF_AN_HOUR = 1800
const A_DAY = 86_400

export type CustomerDetails = {
  address: Record<string, string | null> | null
  business_name: string | null
  email: string | null
  individual_name: string | null
  name: string | null
  phone: string | null
  tax_exempt: 'none' | null
  tax_ids: { type: string; value: string }[] | null
}
export type CheckoutSession = Stored & {
  object: 'checkout.session'
  amount_subtotal: number
  amount_total: number
  cancel_url: string | null
  created: number
  customer: string | null
  customer_creation: 'always' | 'if_required' | null
  customer_details: CustomerDetails | null
  customer_email: string | null
  expires_at: number
  invoice: string | null
  invoice_creation: ReturnType<typeof invoiceCreation> | null
  mode: 'payment' | 'subscription'
  payment_intent: string | null
  payment_status: 'unpaid' | 'paid' | 'no_payment_required'
  status: 'open' | 'complete' | 'expired'
  subscription: string | null
  success_url: string
  tax_id_collection: { enabled: boolean; required: 'if_supported' | 'never' }
  /** What of all this the API does not show. */
  hidden: {
    /** The secret in the address of the page. */
    token: string
    lines: CheckoutLine[]
    /** What the payment intent or the subscription gets. */
    description: string | null
    metadata: Metadata
    default_tax_rates: string[]
    /** Whether what is entered on the page may change the customer's name. */
    updatesName: boolean
  }
}

const purpose = { description: text(500), metadata }
const createShape = {
  mode: required(oneOf('payment', 'subscription')),
  success_url: required(text()),
  cancel_url: text(),
  line_items: required(listOf(hash(lineShape), 100)),
  allowed_payment_method_types: listOf(oneOf('card'), 10),
  client_reference_id: text(200),
  currency: oneOf('inr'),
  customer: text(),
  customer_creation: oneOf('always', 'if_required'),
  customer_email: text(512),
  customer_update: hash({ name: oneOf('auto', 'never') }),
  expires_at: integer(),
  invoice_creation: hash({
    enabled: required(flag),
    invoice_data: hash({ description: text(1500), footer: text(5000), metadata }),
  }),
  locale: oneOf('auto', 'en'),
  metadata,
  payment_intent_data: hash(purpose),
  subscription_data: hash({ ...purpose, default_tax_rates: listOf(text(), 5) }),
  tax_id_collection: hash({ enabled: required(flag), required: oneOf('if_supported', 'never') }),
  ui_mode: oneOf('hosted_page'),
}
type CreateParams = Parsed<typeof createShape>

function createSession(context: Context, params: CreateParams): CheckoutSession {
  refuseContradictions(params)
  const customer =
    params.customer === undefined
      ? null
      : getRecord<Customer>(context, 'customer', params.customer, 'customer')
  const lines = params.line_items.map((line, index) => newCheckoutLine(context, line, `line_items[${index}]`))
  refuseWrongPrices(context, params.mode, lines)
  const { mode, subscription_data: subscription, payment_intent_data: payment } = params
  const base: CheckoutSession = {
    ...UNUSED_SESSION_FIELDS,
    id: `cs_test_${newSecret(58)}`,
    object: 'checkout.session',
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: 0,
    amount_total: 0,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: context.wallNow,
    customer: customer?.id ?? null,
    customer_creation: mode === 'payment' && !customer ? (params.customer_creation ?? 'if_required') : null,
    customer_details: knownDetails(customer, params.customer_email ?? null),
    customer_email: params.customer_email ?? null,
    expires_at: expiryOf(context, params.expires_at),
    invoice: null,
    invoice_creation: mode === 'payment' ? invoiceCreationOf(params) : null,
    locale: params.locale ?? null,
    metadata: mergeMetadata({}, params.metadata),
    mode,
    payment_intent: null,
    payment_method_collection: mode === 'payment' ? 'if_required' : 'always',
    payment_status: 'unpaid',
    status: 'open',
    subscription: null,
    success_url: params.success_url,
    tax_id_collection: {
      enabled: params.tax_id_collection?.enabled ?? false,
      required: params.tax_id_collection?.required ?? 'never',
    },
    hidden: {
      token: newSecret(),
      lines,
      description: (mode === 'payment' ? payment : subscription)?.description ?? null,
      metadata: mergeMetadata({}, (mode === 'payment' ? payment : subscription)?.metadata),
      default_tax_rates: usableRates(
        context,
        subscription?.default_tax_rates ?? [],
        'subscription_data[default_tax_rates]',
      ),
      updatesName: params.customer_update?.name === 'auto',
    },
  }
  return context.transaction.put(withAmounts(context, base))
}

/** The session with the sums its lines come to. */
export function withAmounts(context: Context, session: CheckoutSession): CheckoutSession {
  const { lines, default_tax_rates: rates } = session.hidden
  const amounts = lines.map((line) => amountsOf(context, line, rates))
  const sum = (field: 'subtotal' | 'tax' | 'total') => amounts.reduce((total, line) => total + line[field], 0)
  return {
    ...session,
    amount_subtotal: sum('subtotal'),
    amount_total: sum('total'),
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: sum('tax') },
  }
}

function refuseContradictions(params: CreateParams): void {
  const { mode, customer, customer_email, tax_id_collection: taxId } = params
  for (const param of ['success_url', 'cancel_url'] as const) {
    const url = params[param]
    if (url !== undefined && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
      throw invalidRequest('Not a valid URL', { code: 'url_invalid', param })
  }
  if (customer !== undefined && customer_email !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.', {
      code: 'parameters_exclusive',
    })
  }
  const onlyIn = (param: keyof CreateParams, wanted: CreateParams['mode']) => {
    if (params[param] === undefined || mode === wanted) return
    throw invalidRequest(`You can not pass \`${param}\` in \`${mode}\` mode.`, { param })
  }
  onlyIn('customer_creation', 'payment')
  onlyIn('invoice_creation', 'payment')
  onlyIn('payment_intent_data', 'payment')
  onlyIn('subscription_data', 'subscription')
  if (params.customer_update && customer === undefined) {
    throw invalidRequest('`customer_update` can only be used with `customer`.', { param: 'customer_update' })
  }
  if (taxId?.enabled && customer !== undefined && params.customer_update?.name !== 'auto') {
    throw invalidRequest(
      'Tax ID collection requires updating business name on the customer. To enable tax ID collection for an existing customer, please set `customer_update[name]` to `auto`.',
    )
  }
}

function refuseWrongPrices(context: Context, mode: CreateParams['mode'], lines: CheckoutLine[]): void {
  if (lines.length === 0) {
    throw invalidRequest('Missing required param: line_items.', {
      code: 'parameter_missing',
      param: 'line_items',
    })
  }
  const types = lines.map((line) => getRecord<Price>(context, 'price', line.price).type)
  if (mode === 'payment' && types.includes('recurring')) {
    throw invalidRequest(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
    )
  }
  if (mode === 'subscription' && !types.includes('recurring')) {
    throw invalidRequest(
      'You must provide at least one recurring price in `subscription` mode when using prices.',
    )
  }
  const taxed = lines.findIndex(
    ({ tax_rates: rates }, index) => rates.length > 0 && types[index] === 'recurring',
  )
  if (taxed >= 0) {
    throw invalidRequest(
      'Invalid tax_rates: this server keeps no tax rates on subscription items; use subscription_data[default_tax_rates].',
      { param: `line_items[${taxed}][tax_rates]` },
    )
  }
}

function expiryOf({ wallNow }: Context, wanted = wallNow + A_DAY): number {
  const fail = (rule: string) =>
    invalidRequest(`The \`expires_at\` timestamp must be ${rule} from Checkout Session creation.`, {
      param: 'expires_at',
    })
  if (wanted < wallNow + HALF_AN_HOUR) throw fail('at least 30 minutes')
  if (wanted > wallNow + A_DAY) throw fail('less than 24 hours')
  return wanted
}

function invoiceCreationOf({ invoice_creation: wanted }: CreateParams) {
  const data = wanted?.invoice_data
  return invoiceCreation(wanted?.enabled ?? false, {
    description: data?.description ?? null,
    footer: data?.footer ?? null,
    metadata: data ? mergeMetadata({}, data.metadata) : null,
  })
}

function knownDetails(customer: Customer | null, email: string | null): CustomerDetails | null {
  if (!customer && email === null) return null
  return {
    address: customer?.address ?? null,
    business_name: null,
    email: customer?.email ?? email,
    individual_name: null,
    name: customer?.name ?? null,
    phone: customer?.phone ?? null,
    tax_exempt: 'none',
    tax_ids: null,
  }
}

/** Nobody can pay any more. */
export function expireSession(context: Context, session: CheckoutSession): CheckoutSession {
  const expired = context.transaction.put<CheckoutSession>({ ...session, status: 'expired' })
  emit(context, 'checkout.session.expired', expired)
  return expired
}

/** The session as the API shows it. Its page has an address as long as it is open. */
export function presentSession(context: Context, { hidden, ...session }: CheckoutSession) {
  return { ...session, url: session.status === 'open' ? `${context.publicUrl}/c/${hidden.token}` : null }
}

export const lineItemsOf = (context: Context, { hidden }: CheckoutSession) =>
  hidden.lines.map((line) => presentLine(context, line, hidden.default_tax_rates))

const getSession = (context: Context, id: string) =>
  getRecord<CheckoutSession>(context, 'checkout.session', id)
const URL_OF_LIST = '/v1/checkout/sessions'
const listFilters = {
  ...pageParams,
  created: instantRange,
  customer: text(),
  payment_intent: text(),
  status: oneOf('open', 'complete', 'expired'),
  subscription: text(),
}

export const checkoutRoutes = [
  route('POST', URL_OF_LIST, createShape, (context, params) =>
    present(context, createSession(context, params)),
  ),
  route('GET', URL_OF_LIST, listFilters, (context, params) => {
    const { created, customer, payment_intent: intent, status, subscription } = params
    const sessions = context.transaction
      .all<CheckoutSession>('checkout.session')
      .filter((session) => customer === undefined || session.customer === customer)
      .filter((session) => intent === undefined || session.payment_intent === intent)
      .filter((session) => status === undefined || session.status === status)
      .filter((session) => subscription === undefined || session.subscription === subscription)
      .filter((session) => isWithin(session.created, created))
    const page = pageOf(sessions, params, URL_OF_LIST, 'checkout.session')
    return { ...page, data: page.data.map((session) => present(context, session)) }
  }),
  route('GET', `${URL_OF_LIST}/:id`, {}, (context, _params, id) => present(context, getSession(context, id))),
  route('GET', `${URL_OF_LIST}/:id/line_items`, pageParams, (context, params, id) => {
    const lines = lineItemsOf(context, getSession(context, id))
    return pageInOrder(lines, params, `${URL_OF_LIST}/${id}/line_items`, 'item')
  }),
  route('POST', `${URL_OF_LIST}/:id/expire`, {}, (context, _params, id) => {
    const session = getSession(context, id)
    if (session.status !== 'open') {
      throw invalidRequest(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      )
    }
    return present(context, expireSession(context, session))
  }),
]
