import { badValue, EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { indexedValues } from '../storage/index-entries.server.ts'
import { compareValues } from '../values/compare.server.ts'
import { type Doc, getField, isDocument, splitPath } from '../values/document.server.ts'
import { toNumber } from '../values/numbers.server.ts'

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

// As an index orders: an array by its least element going up and by its greatest going down, an empty one before null, and
// what in an array has no such field as null.
function sortKey(value: unknown, path: string[], direction: number): unknown {
  if (!isDocument(value)) return path.length === 0 ? value : null
  const [part = ''] = path
  const direct = path.length === 1 ? getField(value, part) : undefined
  if (direct !== undefined && !Array.isArray(direct)) return direct
  return indexedValues(value, path).reduce((key, candidate) =>
    compareValues(candidate, key) * direction < 0 ? candidate : key,
  )
}
