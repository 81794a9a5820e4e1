import { badRequest } from './api-error.ts'
import { type Comparison, type FilterNode } from './filter-parser.ts'
import { EMPTY, NULL, PRESENT, type Column, type SearchIndex } from './search-index.ts'
import { normalise } from './text.ts'

type Test = (document: number) => boolean

/**
 * Turns a filter into a test of one document, by its number.
 * @throws {ApiError} with the code given, for attributes that are not filterable and comparisons that are not of numbers.
 */
export function matchFilter(node: FilterNode | undefined, index: SearchIndex, code: string): Test {
  if (!node) return () => true
  switch (node.kind) {
    case 'and': {
      const tests = node.parts.map((part) => matchFilter(part, index, code))
      return (document) => tests.every((test) => test(document))
    }
    case 'or': {
      const tests = node.parts.map((part) => matchFilter(part, index, code))
      return (document) => tests.some((test) => test(document))
    }
    case 'not': {
      const test = matchFilter(node.part, index, code)
      return (document) => !test(document)
    }
    case 'in':
      return equals(columnOf(node.attribute, index, code), node.values)
    case 'between': {
      const from = numberFrom(node.from, code)
      const to = numberFrom(node.to, code)
      return hasNumber(columnOf(node.attribute, index, code), (value) => value >= from && value <= to)
    }
    case 'compare':
      return compare(columnOf(node.attribute, index, code), node.operator, node.value, code)
    default: {
      const { presence } = columnOf(node.attribute, index, code)
      const flag = { exists: PRESENT, null: NULL, empty: EMPTY }[node.kind]
      return (document) => (presence[document]! & flag) !== 0
    }
  }
}

function compare(column: Column, operator: Comparison, text: string, code: string): Test {
  if (operator === '=') return equals(column, [text])
  if (operator === '!=') {
    const test = equals(column, [text])
    return (document) => !test(document)
  }
  const limit = numberFrom(text, code)
  const tests: Record<typeof operator, (value: number) => boolean> = {
    '>': (value) => value > limit,
    '>=': (value) => value >= limit,
    '<': (value) => value < limit,
    '<=': (value) => value <= limit,
  }
  return hasNumber(column, tests[operator])
}

const hasNumber =
  ({ values }: Column, test: (value: number) => boolean): Test =>
  (document) =>
    values[document]!.some((value) => typeof value === 'number' && test(value))

/** Texts are equal without regard to case; `5.0` equals the number 5. */
function equals({ codes, distinct }: Column, wanted: string[]): Test {
  const texts = new Set(wanted.map(normalise))
  const numbers = new Set(wanted.filter((text) => text.trim() !== '').map(Number))
  const isWanted = distinct.map(
    ({ key, value }) => texts.has(key) || (typeof value === 'number' && numbers.has(value)),
  )
  return (document) => codes[document]!.some((code) => isWanted[code])
}

function columnOf(attribute: string, index: SearchIndex, code: string): Column {
  if (!index.isFilterable(attribute)) throw notFilterable(attribute, index, code)
  return index.column(attribute)
}

export function notFilterable(attribute: string, index: SearchIndex, code: string, prefix = '') {
  const names = index.settings.filterableAttributes
  const available =
    names.length > 0
      ? `Available filterable attributes patterns are: \`${[...names].sort().join(', ')}\`.`
      : 'This index does not have configured filterable attributes.'
  return badRequest(code, `${prefix}Attribute \`${attribute}\` is not filterable. ${available}`)
}

function numberFrom(text: string, code: string): number {
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value)) {
    throw badRequest(code, `Cannot compare with \`${text}\`: the embedded server compares numbers only.`)
  }
  return value
}
