import { type Matches } from './match-query.ts'
import { type Scalar } from './field-path.ts'

export type SortBy = { attribute: string; descending: boolean }
/** What each document is ordered by, by document number. */
type KeysOf = (sort: SortBy) => (number | string | undefined)[]
type Compare = (left: number, right: number) => number

/** Orders the documents of a match by the ranking rules, in place; equal ones stay in the order of their arrival. */
export function rank(matches: Matches, rules: string[], sort: SortBy[], keysOf: KeysOf): void {
  const compares = rules.flatMap((rule) => comparesOf(rule, matches, sort, keysOf))
  matches.documents.sort((left, right) => {
    for (const compare of compares) {
      const order = compare(left, right)
      if (order !== 0) return order
    }
    return left - right
  })
}

function comparesOf(rule: string, matches: Matches, sort: SortBy[], keysOf: KeysOf): Compare[] {
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
    case 'sort': return sort.map((one) => compareBy(one, keysOf))
    default: return [compareBy(parseSort(rule)!, keysOf)]
  } // prettier-ignore
}

/** `price:asc` or `price:desc`; anything else is undefined. */
export function parseSort(text: string): SortBy | undefined {
  const [, attribute, direction] = /^(.+):(asc|desc)$/.exec(text) ?? []
  return attribute ? { attribute, descending: direction === 'desc' } : undefined
}

/** Numbers come before texts and what has no value comes last, in both directions. */
function compareBy(sort: SortBy, keysOf: KeysOf): Compare {
  const keys = keysOf(sort)
  return (left, right) => {
    const a = keys[left]
    const b = keys[right]
    if (a === b) return 0
    if (a === undefined || b === undefined) return a === undefined ? 1 : -1
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
    return a < b === sort.descending ? 1 : -1
  }
}

/** The one of several values that decides the place of a document. */
export function sortKey(values: Scalar[], descending: boolean): number | string | undefined {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length > 0) return descending ? Math.max(...numbers) : Math.min(...numbers)
  const texts = values.map((value) => String(value).toLowerCase()).sort()
  return descending ? texts.at(-1) : texts[0]
}
