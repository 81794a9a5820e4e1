import { type CheckoutSession, type CustomerDetails } from './checkout-sessions.server.ts'
import { emit, type Context } from './context.server.ts'
import { createCustomer, createTaxId, taxIdsOf } from './customers.server.ts'
import { draftInvoice } from './draft-invoice.server.ts'
import { createInvoiceItem } from './invoice-items.server.ts'
import { paymentsOf } from './invoice-payments.server.ts'
import { payInvoice } from './invoices.server.ts'
import { recordCardPayment } from './payments.server.ts'
import { type Customer, type Invoice, type PaymentIntent, type Price } from './records.server.ts'
import { getRecord, given, replace } from './resource.server.ts'
import { startSubscription } from './subscriptions.server.ts'

/** What a person enters on the page. */
export type Entered = { email: string | null; name: string | null; gstin: string | null }

/** The session is paid: whatever it promised comes into being, and both sides hear of it. */
export function completeSession(
  context: Context,
  session: CheckoutSession,
  entered: Entered,
): CheckoutSession {
  const customer = customerOf(context, session, entered)
  const made =
    session.mode === 'subscription'
      ? makeSubscription(context, session, customer)
      : session.invoice_creation?.enabled
        ? makeInvoice(context, session, customer)
        : makePayment(context, session, customer)
  const complete = context.transaction.put<CheckoutSession>({
    ...session,
    ...made,
    customer: customer?.id ?? null,
    customer_details: detailsOf(context, session, customer, entered),
    payment_status: session.amount_total === 0 ? 'no_payment_required' : 'paid',
    status: 'complete',
  })
  emit(context, 'checkout.session.completed', complete)
  return complete
}

/** The card was declined: the session stays open and keeps the intent, so that the next attempt is one of the same. */
export function declineSession(context: Context, session: CheckoutSession): CheckoutSession {
  const isPlainPayment = session.mode === 'payment' && !session.invoice_creation?.enabled
  if (!isPlainPayment || session.amount_total === 0) return session
  const payment = recordCardPayment(context, {
    ...paymentOf(context, session, session.customer),
    declined: true,
  })
  return context.transaction.put<CheckoutSession>({ ...session, payment_intent: payment.paymentIntent.id })
}

function customerOf(context: Context, session: CheckoutSession, entered: Entered): Customer | null {
  const { customer: id, hidden, mode, customer_creation: creation, invoice_creation: invoice } = session
  const known = id === null ? null : getRecord<Customer>(context, 'customer', id)
  const isWanted = mode === 'subscription' || creation === 'always' || invoice?.enabled
  const details = { name: entered.name ?? undefined, email: entered.email ?? undefined }
  const customer = known
    ? replace(
        context,
        known,
        {
          ...known,
          email: known.email ?? entered.email,
          ...given({ name: hidden.updatesName ? details.name : undefined }),
        },
        'customer.updated',
      )
    : isWanted
      ? createCustomer(context, { ...NOTHING_ELSE, ...details })
      : null
  const { gstin } = entered
  if (customer && gstin !== null && !taxIdsOf(context, customer.id).some(({ value }) => value === gstin))
    createTaxId(context, customer.id, { type: 'in_gst', value: gstin })
  return customer
}

const NOTHING_ELSE = {
  phone: undefined,
  description: undefined,
  address: undefined,
  metadata: undefined,
  test_clock: undefined,
}

type Made = Partial<Pick<CheckoutSession, 'invoice' | 'payment_intent' | 'subscription'>>

/** A subscription that is charged automatically, with its first invoice paid. */
function makeSubscription(context: Context, session: CheckoutSession, customer: Customer | null): Made {
  if (!customer) throw new Error(`${session.id} subscribes nobody`)
  const { hidden } = session
  const typeOf = (price: string) => getRecord<Price>(context, 'price', price).type
  for (const line of hidden.lines.filter(({ price }) => typeOf(price) === 'one_time'))
    createInvoiceItem(context, itemOf(line, customer))
  const subscription = startSubscription(context, {
    customer: customer.id,
    items: hidden.lines
      .filter(({ price }) => typeOf(price) === 'recurring')
      .map(({ price, quantity, metadata }) => ({
        price,
        quantity,
        metadata: new Map(Object.entries(metadata)),
      })),
    days_until_due: null,
    default_tax_rates: hidden.default_tax_rates,
    description: hidden.description,
    metadata: hidden.metadata,
  })
  const draft = getRecord<Invoice>(context, 'invoice', subscription.latest_invoice ?? '')
  payInvoice(context, draft, 'attempted')
  return { subscription: subscription.id, invoice: draft.id }
}

/** A paid invoice over the lines. */
function makeInvoice(context: Context, session: CheckoutSession, customer: Customer | null): Made {
  if (!customer) throw new Error(`${session.id} bills nobody`)
  const { description, footer, metadata } = session.invoice_creation?.invoice_data ?? {}
  const draft = draftInvoice(context, {
    customer: customer.id,
    items: session.hidden.lines.map((line) => createInvoiceItem(context, itemOf(line, customer))),
    reason: 'manual',
    period: { start: context.now, end: context.now },
    fields: {
      ...given({ description: description ?? undefined, footer: footer ?? undefined }),
      metadata: metadata ?? {},
      collection_method: 'charge_automatically',
    },
  })
  payInvoice(context, draft, 'attempted')
  const payment = paymentsOf(context, draft.id).find(({ status }) => status === 'paid')?.payment
  const intent = payment?.type === 'payment_intent' ? payment.payment_intent : null
  return { invoice: draft.id, payment_intent: intent }
}

function makePayment(context: Context, session: CheckoutSession, customer: Customer | null): Made {
  if (session.amount_total === 0) return {}
  const { paymentIntent } = recordCardPayment(context, paymentOf(context, session, customer?.id ?? null))
  return { payment_intent: paymentIntent.id }
}

function paymentOf(context: Context, session: CheckoutSession, customer: string | null) {
  if (session.payment_intent !== null) {
    const intent = getRecord<PaymentIntent>(context, 'payment_intent', session.payment_intent)
    return {
      paymentIntent: context.transaction.put<PaymentIntent>({
        ...intent,
        customer,
        amount: session.amount_total,
      }),
    }
  }
  const { description, metadata } = session.hidden
  return { customer, amount: session.amount_total, description, metadata }
}

type Line = CheckoutSession['hidden']['lines'][number]
const itemOf = ({ price, quantity, tax_rates }: Line, customer: Customer) => ({
  customer: customer.id,
  pricing: { price },
  quantity,
  tax_rates: tax_rates.length > 0 ? tax_rates : null,
})

function detailsOf(
  context: Context,
  session: CheckoutSession,
  customer: Customer | null,
  entered: Entered,
): CustomerDetails {
  const known = customer ? taxIdsOf(context, customer.id).map(({ type, value }) => ({ type, value })) : []
  const given = entered.gstin === null ? [] : [{ type: 'in_gst', value: entered.gstin }]
  return {
    address: customer?.address ?? null,
    business_name: null,
    email: customer?.email ?? entered.email ?? session.customer_email,
    individual_name: null,
    name: entered.name ?? customer?.name ?? null,
    phone: customer?.phone ?? null,
    tax_exempt: 'none',
    tax_ids: known.length > 0 ? known : given,
  }
}
