/** Form fields as Stripe nests them: `items[0][price]=…`. */
export type WireForm = Map<string, WireValue>
export type WireValue = string | WireForm

/** Reads `application/x-www-form-urlencoded` text with bracketed keys. Written apart from the server's own reader. */
export function readStripeForm(text: string): WireForm {
  const root: WireForm = new Map()
  for (const [key, value] of new URLSearchParams(text)) {
    const parts = key.split('[').map((part) => part.replace(/\]$/, ''))
    let at = root
    for (const part of parts.slice(0, -1)) {
      const next = at.get(part)
      const hash: WireForm = next instanceof Map ? next : new Map()
      at.set(part, hash)
      at = hash
    }
    const last = parts.at(-1) ?? ''
    at.set(last === '' ? String(at.size) : last, value)
  }
  return root
}

/** The names of all parameters, with `[]` for the positions of lists: `items[][price]`. */
export function parameterNames(form: WireForm, parent = ''): string[] {
  return [...form].flatMap(([key, value]) => {
    // The keys of metadata are free.
    const isFree = /metadata\]?$/.test(parent) && typeof value === 'string'
    const step = parent === '' ? key : isFree ? '[*]' : /^\d+$/.test(key) ? '[]' : `[${key}]`
    return typeof value === 'string' ? [parent + step] : parameterNames(value, parent + step)
  })
}
