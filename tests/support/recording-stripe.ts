import { type Exchange } from './recording-proxy.ts'
import { readStripeForm } from './stripe-form.ts'
import { differences, findOperation, mismatches, typedForm } from './stripe-shapes.ts'

/**
 * Everything in which an exchange differs from Stripe's declarations: one line each, with method, path, field and what
 * was expected. With `mayTryAnything`, requests that the server refused may be as wrong as they like.
 */
export function stripeMismatches(exchange: Exchange, { mayTryAnything = false } = {}): string[] {
  const { method, status } = exchange
  const url = new URL(exchange.path, 'http://stripe')
  if (!url.pathname.startsWith('/v1/')) return []
  const line = (problem: string) => `${method} ${url.pathname}: ${problem}`
  const isRefused = status >= 400
  const operation = findOperation(method, url.pathname)
  if (!operation) return isRefused && mayTryAnything ? [] : [line('Stripe has no such route')]

  const problems: string[] = []
  if (!isRefused || !mayTryAnything) {
    const form = readStripeForm([url.search.slice(1), exchange.body].filter(Boolean).join('&'))
    problems.push(...differences(operation.params, typedForm(operation.params, form), 'parameters'))
  }
  const answer = readJson(exchange.answer)
  if (answer === undefined) problems.push(`the answer with status ${status} is not JSON`)
  else if (isRefused) problems.push(...errorMismatches(answer))
  else problems.push(...differences(operation.answer, answer, 'answer'))
  return problems.map(line)
}

/** The differences of a delivered event from the declared one of its type. */
export const stripeEventMismatches = (body: string): string[] =>
  mismatches('Event', readJson(body)).map((problem) => `webhook: ${problem}`)

/** Codes that Stripe gives and the declarations of kept errors do not list. */
const UNLISTED_CODES = ['insufficient_capabilities_for_transfer']

/** Errors are only declared where objects keep them, and there with all their fields. */
function errorMismatches(answer: unknown): string[] {
  const { error: whole, ...rest } = answer as Record<string, unknown>
  const { code, ...uncoded } = whole as Record<string, unknown>
  const error = UNLISTED_CODES.includes(String(code)) ? uncoded : whole
  const extra = Object.keys(rest).map((name) => `answer.${name}: not declared`)
  return [...extra, ...mismatches('Invoice.LastFinalizationError', error)].map((problem) =>
    problem.replace('Invoice.LastFinalizationError', 'error'),
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
