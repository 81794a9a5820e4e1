export type Document = Record<string, unknown>
export type Scalar = string | number | boolean

/** Whether `attribute` is named by the list, by itself or by the object it is part of. */
export const covers = (attributes: string[], attribute: string): boolean =>
  attributes.some((name) => name === '*' || name === attribute || attribute.startsWith(`${name}.`))

/** Everything found at a dotted path; arrays of objects are looked into, as in Meilisearch. */
export function valuesAt(value: unknown, path: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path))
  if (!isObject(value)) return []
  if (Object.hasOwn(value, path)) return [value[path]]
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot)
    if (Object.hasOwn(value, head)) return valuesAt(value[head], path.slice(dot + 1))
  }
  return []
}

/** The strings, numbers and booleans in a value, however deep in lists. */
export function scalarsIn(value: unknown): Scalar[] {
  if (Array.isArray(value)) return value.flatMap(scalarsIn)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [value] : []
}

/** The texts in a value, however deep in lists and objects. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isObject(value) ? Object.values(value).flatMap(textsIn) : []
}

/** The parts of a document that a list of attributes names; `*` names all of it. */
export function pick(document: Document, attributes: string[] | null): Document {
  if (attributes === null || attributes.includes('*')) return document
  return pickFrom(document, attributes, '')
}

function pickFrom(value: Document, attributes: string[], prefix: string): Document {
  const picked = Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
    const path = prefix + name
    if (covers(attributes, path)) return [[name, item]]
    if (!attributes.some((attribute) => attribute.startsWith(`${path}.`))) return []
    if (Array.isArray(item)) {
      return [[name, item.filter(isObject).map((part) => pickFrom(part, attributes, `${path}.`))]]
    }
    return isObject(item) ? [[name, pickFrom(item, attributes, `${path}.`)]] : []
  })
  return Object.fromEntries(picked) // and not by assignment, which a field called `__proto__` would get lost in
}

export const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
