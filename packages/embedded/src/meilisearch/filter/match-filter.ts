import { IndexRefusal } from '../http/api-error.ts'
import { facetKey } from '../index/text.ts'
import { EMPTY, NULL, PRESENT, type Column } from '../index/column.ts'
import { type SearchIndex } from '../index/search-index.ts'
import { withPlace } from './filter-error.ts'
import { type Comparison, type FilterNode, type Name } from './filter-node.ts'

type Test = (document: number) => boolean
type RangeOperator = Exclude<Comparison, '=' | '!='>

/**
 * Turns a filter into a test of one document, by its number.
 * @throws {ApiError} with the code given, for attributes that are not filterable
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
      return holds(columnOf(node.attribute, index, code), isOneOf(node.values))
    case 'between': {
      const isFrom = isInRange('>=', node.from)
      const isTo = isInRange('<=', node.to)
      const areNumbers = toNumber(node.from) !== undefined && toNumber(node.to) !== undefined
      return holds(
        columnOf(node.attribute, index, code),
        (value) => (typeof value !== 'number' || areNumbers) && isFrom(value) && isTo(value),
      )
    }
    case 'compare': {
      const column = columnOf(node.attribute, index, code)
      if (node.operator === '=') return holds(column, isOneOf([node.value]))
      if (node.operator === '!=') {
        const test = holds(column, isOneOf([node.value]))
        return (document) => !test(document)
      }
      return holds(column, isInRange(node.operator, node.value))
    }
    default: {
      const { presence } = columnOf(node.attribute, index, code)
      const flag = { exists: PRESENT, null: NULL, empty: EMPTY }[node.kind]
      return (document) => (presence[document]! & flag) !== 0
    }
  }
}

type ValueTest = (value: number | string) => boolean

/** Whether a document has a value that passes; every value of the attribute is tested once. */
function holds({ codes, distinct }: Column, test: ValueTest): Test {
  const passes = distinct.map(({ key }) => test(key))
  return (document) => codes[document]!.some((code) => passes[code])
}

/** Texts are equal without regard to case; `5.0` equals the number 5 and the text "5.0". */
function isOneOf(wanted: string[]): ValueTest {
  const texts = new Set(wanted.map(facetKey))
  const numbers = new Set(wanted.map(toNumber))
  return (value) => (typeof value === 'number' ? numbers.has(value) : texts.has(value))
}

/** Numbers are compared with numbers, texts with texts byte by byte; the texts of documents are in lower case here. */
function isInRange(operator: RangeOperator, text: string): ValueTest {
  const number = toNumber(text)
  return (value) => {
    if (typeof value === 'number') return number !== undefined && isOrdered(value - number, operator)
    return isOrdered(Buffer.compare(Buffer.from(value), Buffer.from(text)), operator)
  }
}

function isOrdered(difference: number, operator: RangeOperator): boolean {
  switch (operator) {
    case '>': return difference > 0
    case '>=': return difference >= 0
    case '<': return difference < 0
    case '<=': return difference <= 0
  } // prettier-ignore
}

/** A number as Meilisearch reads one: no `0x10`, nothing infinite. */
function toNumber(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

function columnOf(attribute: Name, index: SearchIndex, code: string): Column {
  if (!index.isFilterable(attribute.text)) {
    const { text, source, at, end } = attribute
    const message = `Attribute \`${text}\` is not filterable. ${filterableAttributes(index, '`, `')}`
    throw new IndexRefusal(code, withPlace(message, source, at, end))
  }
  return index.column(attribute.text)
}

/** The hint behind a refusal; Meilisearch quotes the names one by one for filters and all together elsewhere. */
export function filterableAttributes(index: SearchIndex, separator: '`, `' | ', '): string {
  const names = [...index.settings.filterableAttributes].sort()
  if (names.length === 0) return 'This index does not have configured filterable attributes.'
  const what = separator === ', ' ? 'attributes patterns' : 'attribute patterns'
  return `Available filterable ${what} are: \`${names.join(separator)}\`.`
}
