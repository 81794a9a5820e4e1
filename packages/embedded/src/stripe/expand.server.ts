import { invalidRequest } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { inclusionsOf } from './inclusions.server.ts'
import { present } from './present.server.ts'

type Wire = Record<string, unknown>

/** Which ids may be replaced by their objects; a part without a kind of its own goes by the name of its field. */
const EXPANDABLE: Record<string, Record<string, string>> = {
  subscription: { customer: 'customer', latest_invoice: 'invoice' },
  invoice: { customer: 'customer' },
  price: { product: 'product' },
  plan: { product: 'product' },
  tax_id: { customer: 'customer' },
  payment_intent: { customer: 'customer', latest_charge: 'charge' },
  charge: { customer: 'customer', payment_intent: 'payment_intent' },
  refund: { charge: 'charge', customer: 'customer', payment_intent: 'payment_intent' },
  invoiceitem: { customer: 'customer', invoice: 'invoice' },
  line_item: { subscription: 'subscription' },
  invoice_payment: { invoice: 'invoice' },
  payment: { payment_intent: 'payment_intent', payment_record: 'payment_record' },
  subscription_details: { subscription: 'subscription' },
  price_details: { price: 'price' },
  credit_note: {
    customer: 'customer',
    customer_balance_transaction: 'customer_balance_transaction',
    invoice: 'invoice',
  },
  refunds: { refund: 'refund' },
  'billing_portal.session': { configuration: 'billing_portal.configuration' },
  transfer: { destination: 'account' },
  transfer_reversal: { transfer: 'transfer' },
  'checkout.session': {
    customer: 'customer',
    invoice: 'invoice',
    payment_intent: 'payment_intent',
    subscription: 'subscription',
  },
  customer_balance_transaction: { credit_note: 'credit_note', customer: 'customer', invoice: 'invoice' },
}
const DEEPEST = 4

/** Replaces ids by objects along the paths of `expand[]`, as `latest_invoice.customer` or `data.customer`. */
export function expand(context: Context, answer: Wire, paths: string[]): Wire {
  return paths.reduce((result, path) => expandPath(context, result, path), answer)
}

function expandPath(context: Context, answer: Wire, path: string): Wire {
  const steps = path.split('.')
  const depth = steps.filter((step, index) => index > 0 || step !== 'data').length
  if (depth > DEEPEST) {
    throw invalidRequest(`You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`)
  }
  return walk(context, { part: answer, name: '' }, steps, path)
}

type Place = { part: Wire; name: string }

function walk(context: Context, { part, name }: Place, [step, ...rest]: string[], path: string): Wire {
  if (step === undefined) return part
  const kind = typeof part.object === 'string' ? part.object : name
  const parent = step in part ? part : { ...part, ...inclusionsOf(context, part, step) }
  const child = parent[step]
  const target = EXPANDABLE[kind]?.[step]

  // What is shown inside another object (the items of a subscription) may only be passed through.
  if (!target) {
    const isIncluded = parent !== part && child !== undefined
    if (rest.length === 0 && isIncluded) return parent
    if (rest.length === 0 || typeof child !== 'object' || child === null)
      throw invalidRequest(`This property cannot be expanded (${path}).`)
    const through = (entry: Wire) =>
      walk(context, { part: entry, name: step === 'data' ? name : step }, rest, path)
    return { ...parent, [step]: Array.isArray(child) ? child.map(through) : through(child as Wire) }
  }
  if (child === null || child === undefined) return parent
  const found = typeof child === 'string' ? objectOf(context, target, child) : (child as Wire)
  return { ...parent, [step]: found ? walk(context, { part: found, name: step }, rest, path) : child }
}

function objectOf(context: Context, object: string, id: string): Wire | undefined {
  const record = context.transaction.find(object, id)
  return record && present(context, record)
}
