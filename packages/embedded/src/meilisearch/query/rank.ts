import { type Scalar } from '../index/field-path.ts'
import { type Matches, type Measures } from './match-query.ts'

export type SortBy = { attribute: string; descending: boolean }
/** What each document is ordered by, by document number. */
export type KeysOf = (sort: SortBy) => (number | string | undefined)[]
type Compare = (left: number, right: number) => number

/** What the rules compare that look at how well a document matches. All others order by a value of the document. */
export const MEASURES: Readonly<Record<string, readonly (keyof Measures)[]>> = {
  words: ['wordsMissing'],
  typo: ['typos'],
  proximity: ['proximity'],
  attributeRank: ['attribute'],
  wordPosition: ['position'],
  attribute: ['attribute', 'position'],
  exactness: ['inexact'],
}

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
  const measures = Object.hasOwn(MEASURES, rule) ? MEASURES[rule] : undefined
  if (!measures) {
    return valueRules(rule, sort).map((one) => {
      const keys = keysOf(one)
      return (left, right) => compareKeys(keys[left], keys[right], one.descending)
    })
  }
  return measures.map((name) => {
    const list = matches[name]
    return (left, right) => list[left]! - list[right]!
  })
}

/** The values a rule orders by: those asked for where the rule is `sort`, else its own. */
export const valueRules = (rule: string, sort: SortBy[]): SortBy[] =>
  rule === 'sort' ? sort : [parseSort(rule)!]

/** `price:asc` or `price:desc`; anything else is undefined. */
export function parseSort(text: string): SortBy | undefined {
  const [, attribute, direction] = /^(.+):(asc|desc)$/.exec(text) ?? []
  return attribute ? { attribute, descending: direction === 'desc' } : undefined
}

type Key = number | string | undefined

/** Numbers come before texts and what has no value comes last, in both directions. */
export function compareKeys(a: Key, b: Key, descending: boolean): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b === descending ? 1 : -1
}

/** The one of several values that decides the place of a document. */
export function sortKey(values: Scalar[], descending: boolean): Key {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length > 0) {
    return numbers.reduce((best, number) => (descending === number > best ? number : best))
  }
  const texts = values.map((value) => String(value).toLowerCase()).sort()
  return descending ? texts.at(-1) : texts[0]
}
