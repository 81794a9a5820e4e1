import { isObject, type Document } from '../index/field-path.ts'
import { type TermMatch } from '../index/text-index.ts'
import { matchedParts } from './matched-parts.ts'

type Position = { start: number; length: number; indices?: number[] }

/** Where the words of the query stand in each attribute, in bytes of UTF-8; `indices` say in which item of a list. */
export function matchesPosition(
  document: Document,
  terms: Map<string, TermMatch>,
): Record<string, Position[]> {
  const positions = new Map<string, Position[]>()
  const look = (value: unknown, path: string, indices: number[]): void => {
    if (Array.isArray(value)) value.forEach((item, at) => look(item, path, [...indices, at]))
    else if (isObject(value)) {
      for (const [name, item] of Object.entries(value)) look(item, path ? `${path}.${name}` : name, indices)
    } else if (typeof value === 'string' || typeof value === 'number') {
      const found = positionsIn(String(value), terms)
      if (found.length === 0) return
      const placed = indices.length > 0 ? found.map((position) => ({ ...position, indices })) : found
      positions.set(path, [...(positions.get(path) ?? []), ...placed])
    }
  }
  look(document, '', [])
  return Object.fromEntries(positions)
}

function positionsIn(text: string, terms: Map<string, TermMatch>): Position[] {
  let unit = 0
  let byte = 0
  return matchedParts(text, terms).map(({ start, end }) => {
    byte += Buffer.byteLength(text.slice(unit, start))
    const length = Buffer.byteLength(text.slice(start, end))
    const position = { start: byte, length }
    unit = end
    byte += length
    return position
  })
}
