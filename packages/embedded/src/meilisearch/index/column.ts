import { isObject, scalarsIn, valuesAt, type Document, type Scalar } from './field-path.ts'
import { facetKey } from './text.ts'

/** One attribute of all documents, by document number, as filters, facets and sorts read it. */
export type Column = {
  values: Scalar[][]
  /** The values of each document, each once, as places in `distinct`. */
  codes: number[][]
  /** Every value of the attribute: as it is compared, a number or a text, and as it was first written. */
  distinct: { key: number | string; value: Scalar }[]
  presence: Uint8Array
}
export const PRESENT = 1
export const NULL = 2
export const EMPTY = 4

export function columnOf(documents: readonly (Document | undefined)[], attribute: string): Column {
  const column: Column = { values: [], codes: [], distinct: [], presence: new Uint8Array(documents.length) }
  const codes = new Map<number | string, number>()
  const codeOf = (value: Scalar): number => {
    const key = typeof value === 'number' ? value : facetKey(String(value))
    const known = codes.get(key)
    if (known !== undefined) return known
    codes.set(key, column.distinct.length)
    return column.distinct.push({ key, value }) - 1
  }
  documents.forEach((document, number) => {
    const found = document ? valuesAt(document, attribute) : []
    const values = scalarsIn(found)
    column.values.push(values)
    column.codes.push([...new Set(values.map(codeOf))])
    if (found.length > 0) column.presence[number]! |= PRESENT
    if (found.includes(null)) column.presence[number]! |= NULL
    if (found.some(isEmpty)) column.presence[number]! |= EMPTY
  })
  return column
}

const isEmpty = (value: unknown): boolean =>
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)
