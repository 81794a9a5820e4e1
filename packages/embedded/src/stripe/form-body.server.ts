import { invalidRequest } from './api-error.server.ts'

/** Form fields as Stripe nests them: `items[0][price]=…`. Maps, because a field may be called `__proto__`. */
export type FormValue = string | FormHash
export type FormHash = Map<string, FormValue>

const KEY = /^([^[\]]+)((?:\[[^[\]]*\])*)$/
/** More than any parameter of Stripe needs, and few enough for whatever walks through them. */
const DEEPEST = 10

/** Stripe's answer to a body it cannot read as a form. */
export const unreadableForm = () =>
  invalidRequest(
    'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.',
  )

/** Decodes `application/x-www-form-urlencoded` text with bracketed keys; `a[]=x&a[]=y` counts up from 0. */
export function decodeForm(text: string): FormHash {
  const root: FormHash = new Map()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const [key, value] = decodePair(pair)
    const match = KEY.exec(key)
    if (!match) throw invalidRequest(`Invalid request parameter name: ${key}`)
    const inner = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? '')
    if (inner.length >= DEEPEST) throw invalidRequest('Invalid request parameter: nested too deeply.')
    assign(root, [match[1] ?? '', ...inner], value, key)
  }
  return root
}

function decodePair(pair: string): [key: string, value: string] {
  const split = pair.indexOf('=')
  const [key, value] = split < 0 ? [pair, ''] : [pair.slice(0, split), pair.slice(split + 1)]
  try {
    const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))
    return [decode(key), decode(value)]
  } catch {
    throw unreadableForm()
  }
}

function assign(root: FormHash, path: string[], value: string, key: string): void {
  let hash = root
  path.forEach((part, depth) => {
    const name = part === '' ? String(hash.size) : part
    if (depth === path.length - 1) {
      if (hash.has(name))
        throw invalidRequest(`Received the parameter ${key} more than once.`, { param: key })
      hash.set(name, value)
      return
    }
    const next = hash.get(name) ?? new Map<string, FormValue>()
    if (typeof next === 'string') throw invalidRequest(`Invalid request parameter: ${key}`, { param: key })
    hash.set(name, next)
    hash = next
  })
}
