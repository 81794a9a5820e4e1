import { type Matches } from './match-query.ts'
import { type Scalar } from './field-path.ts'

export type SortBy = { attribute: string; descending: boolean }
type Compare = (left: number, right: number) => number

/** Orders the documents of a match by the ranking rules, in place; equal ones stay in the order of their arrival. */
export function rank(
  matches: Matches,
  rules: string[],
  sort: SortBy[],
  valuesOf: (attribute: string) => (document: number) => Scalar[],
): void {
  const compares = rules.flatMap((rule) => comparesOf(rule, matches, sort, valuesOf))
  matches.documents.sort((left, right) => {
    for (const compare of compares) {
      const order = compare(left, right)
      if (order !== 0) return order
    }
    return left - right
  })
}

function comparesOf(
  rule: string,
  matches: Matches,
  sort: SortBy[],
  valuesOf: (attribute: string) => (document: number) => Scalar[],
): Compare[] {
  const by =
    (list: Int32Array): Compare =>
    (left, right) =>
      list[left]! - list[right]!
  switch (rule) {
    case 'words': return [by(matches.wordsMissing)]
    case 'typo': return [by(matches.typos)]
    case 'proximity': return [by(matches.proximity)]
    case 'attributeRank': return [by(matches.attribute)]
    case 'wordPosition': return [by(matches.position)]
    case 'attribute': return [by(matches.attribute), by(matches.position)]
    case 'exactness': return [by(matches.inexact)]
    case 'sort': return sort.map((one) => compareBy(one, valuesOf(one.attribute)))
    default: return [compareBy(parseSort(rule)!, valuesOf(parseSort(rule)!.attribute))]
  } // prettier-ignore
}

/** `price:asc` or `price:desc`; anything else is undefined. */
export function parseSort(text: string): SortBy | undefined {
  const [, attribute, direction] = /^(.+):(asc|desc)$/.exec(text) ?? []
  return attribute ? { attribute, descending: direction === 'desc' } : undefined
}

/** Numbers come before texts and what has no value comes last, in both directions. */
function compareBy({ descending }: SortBy, valuesOf: (document: number) => Scalar[]): Compare {
  const keys = new Map<number, number | string | undefined>()
  const keyOf = (document: number) => {
    if (!keys.has(document)) keys.set(document, sortKey(valuesOf(document), descending))
    return keys.get(document)
  }
  return (left, right) => {
    const a = keyOf(left)
    const b = keyOf(right)
    if (a === b) return 0
    if (a === undefined || b === undefined) return a === undefined ? 1 : -1
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
    return a < b === descending ? 1 : -1
  }
}

function sortKey(values: Scalar[], descending: boolean): number | string | undefined {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length > 0) return descending ? Math.max(...numbers) : Math.min(...numbers)
  const texts = values.map((value) => String(value).toLowerCase()).sort()
  return descending ? texts.at(-1) : texts[0]
}
