/** A decoded BSON document. `undefined` stands for a missing field. */
export type Doc = Record<string, unknown>

/** Reads an own field only, so that `constructor` and friends are never found on the prototype. */
export function getField(doc: Doc, name: string): unknown {
  return Object.hasOwn(doc, name) ? doc[name] : undefined
}

/** Writes a field; `__proto__` is an ordinary field name in BSON. */
export function setField(doc: Doc, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(doc, name, { value, writable: true, enumerable: true, configurable: true })
  } else {
    doc[name] = value
  }
}

/** True for an embedded document: neither an array nor one of the BSON value classes. */
export function isDocument(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    (value as { _bsontype?: unknown })._bsontype === undefined
  )
}

/** A copy that shares no documents or arrays with the original; scalar values are immutable and shared. */
export function cloneValue<T>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneValue) as T
  if (!isDocument(value)) return value
  const copy: Doc = {}
  for (const name of Object.keys(value)) setField(copy, name, cloneValue((value as Doc)[name]))
  return copy as T
}

/** `a.b.c` as its parts. */
export const splitPath = (path: string): string[] => path.split('.')

/** The array position a path part names, or -1. */
export function arrayIndex(part: string): number {
  return /^(0|[1-9]\d{0,9})$/.test(part) ? Number(part) : -1
}
