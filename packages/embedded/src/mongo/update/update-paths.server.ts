import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { arrayIndex, type Doc, getField, isDocument, setField } from '../values/document.server.ts'
import { printValue } from '../values/print-value.server.ts'

const MAX_PADDING = 1_500_000

/** The value at exactly this path: array positions are numbers, nothing is expanded. */
export function readPath(doc: Doc, path: string[]): unknown {
  let value: unknown = doc
  for (const part of path) {
    if (Array.isArray(value)) value = arrayIndex(part) < 0 ? undefined : value[arrayIndex(part)]
    else if (isDocument(value)) value = getField(value, part)
    else return undefined
  }
  return value
}

/** Stores a value at a path, making the documents on the way. */
export function writePath(doc: Doc, path: string[], value: unknown): void {
  let container: unknown = doc
  for (let i = 0; i < path.length; i++) {
    const part = path[i] as string
    const isLast = i === path.length - 1
    const next: unknown = isLast ? value : childOf(container, part)
    if (isLast || next === undefined) {
      const made: unknown = isLast ? value : {}
      putChild(container, part, made, path, i)
      container = made
    } else {
      container = next
    }
  }
}

function childOf(container: unknown, part: string): unknown {
  if (Array.isArray(container)) return arrayIndex(part) < 0 ? undefined : container[arrayIndex(part)]
  return isDocument(container) ? getField(container, part) : undefined
}

function putChild(container: unknown, part: string, value: unknown, path: string[], at: number): void {
  if (isDocument(container)) return setField(container, part, value)
  const index = arrayIndex(part)
  if (!Array.isArray(container) || index < 0) {
    throw new EmbeddedMongoError(
      28,
      `Cannot create field '${part}' in element {${path[at - 1] ?? ''}: ${printValue(container)}}`,
    )
  }
  if (index - container.length > MAX_PADDING) {
    throw new EmbeddedMongoError(2, `can't backfill more than ${MAX_PADDING} elements`)
  }
  while (container.length < index) container.push(null)
  container[index] = value
}

/** Removes a field; an array element becomes null so that the others keep their places. */
export function removePath(doc: Doc, path: string[]): void {
  const parent = readPath(doc, path.slice(0, -1))
  const name = path[path.length - 1] as string
  if (Array.isArray(parent)) {
    const index = arrayIndex(name)
    if (index >= 0 && index < parent.length) parent[index] = null
  } else if (isDocument(parent)) {
    delete parent[name]
  }
}
