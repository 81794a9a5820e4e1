import { badValue, EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { compareValues } from '../values/compare.server.ts'
import { type Doc, isDocument, splitPath } from '../values/document.server.ts'
import { toNumber } from '../values/numbers.server.ts'
import { visitPath } from '../query/path-values.server.ts'

export type Order = (a: unknown, b: unknown) => number

/** The order of a sort specification such as `{ name: 1, age: -1 }`. */
export function orderBy(spec: Doc): Order {
  const fields = sortFields(spec).map(({ field, direction }) => ({ path: splitPath(field), direction }))
  return (a, b) => {
    for (const { path, direction } of fields) {
      const order = compareValues(sortKey(a, path, direction), sortKey(b, path, direction))
      if (order !== 0) return order * direction
    }
    return 0
  }
}

/** Sorts stably, computing each key once. */
export function sortDocuments(docs: Doc[], spec: Doc): Doc[] {
  const fields = sortFields(spec).map(({ field, direction }) => ({ path: splitPath(field), direction }))
  const keyed = docs.map((doc) => ({
    doc,
    keys: fields.map(({ path, direction }) => sortKey(doc, path, direction)),
  }))
  keyed.sort((a, b) => {
    for (let i = 0; i < fields.length; i++) {
      const order = compareValues(a.keys[i], b.keys[i])
      if (order !== 0) return order * (fields[i] as { direction: number }).direction
    }
    return 0
  })
  return keyed.map(({ doc }) => doc)
}

export function sortFields(spec: Doc): { field: string; direction: 1 | -1 }[] {
  return Object.entries(spec).map(([field, order]) => {
    if (isDocument(order)) throw badValue(`$meta sort is not implemented: ${field}`)
    if (field === '') throw new EmbeddedMongoError(15998, 'FieldPath field names may not be empty strings.')
    const direction = toNumber(order)
    if (direction !== 1 && direction !== -1) {
      throw new EmbeddedMongoError(
        15975,
        '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
      )
    }
    return { field, direction }
  })
}

// An array sorts by its least element going up and by its greatest going down; an empty one comes before null.
function sortKey(value: unknown, path: string[], direction: number): unknown {
  if (!isDocument(value)) return path.length === 0 ? value : null
  let key: unknown
  let found = false
  visitPath(value, path, false, (leaf) => {
    const candidates: unknown[] = Array.isArray(leaf)
      ? leaf.length === 0
        ? [undefined]
        : leaf
      : [leaf === undefined ? null : leaf]
    for (const candidate of candidates) {
      if (!found || compareValues(candidate, key) * direction < 0) key = candidate
      found = true
    }
    return false
  })
  return found ? key : null
}
