import { invalidRequest } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { present } from './present.server.ts'

type Wire = Record<string, unknown>

/** Which ids may be replaced by their objects. */
const EXPANDABLE: Record<string, Record<string, string>> = {
  subscription: { customer: 'customer', latest_invoice: 'invoice' },
  invoice: { customer: 'customer' },
  price: { product: 'product' },
  plan: { product: 'product' },
  tax_id: { customer: 'customer' },
  payment_intent: { customer: 'customer', latest_charge: 'charge' },
  charge: { customer: 'customer', payment_intent: 'payment_intent' },
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
  return walk(context, answer, steps, path)
}

function walk(context: Context, parent: Wire, [step, ...rest]: string[], path: string): Wire {
  if (step === undefined) return parent
  const child = parent[step]
  const target = EXPANDABLE[String(parent.object)]?.[step]
  const refusal = () => invalidRequest(`This property cannot be expanded (${path}).`)

  // What is shown inside another object (the items of a subscription) may only be passed through.
  if (!target) {
    if (rest.length === 0 || typeof child !== 'object' || child === null) throw refusal()
    const through = (entry: Wire) => walk(context, entry, rest, path)
    return { ...parent, [step]: Array.isArray(child) ? child.map(through) : through(child as Wire) }
  }
  if (child === null || child === undefined) return parent
  const found = typeof child === 'string' ? objectOf(context, target, child) : (child as Wire)
  return { ...parent, [step]: found ? walk(context, found, rest, path) : child }
}

function objectOf(context: Context, object: string, id: string): Wire | undefined {
  const record = context.transaction.find(object, id)
  return record && present(context, record)
}
