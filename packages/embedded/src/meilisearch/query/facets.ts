import { badRequest } from '../http/api-error.ts'
import { filterableAttributes } from '../filter/match-filter.ts'
import { type SearchIndex } from '../index/search-index.ts'
import { tokenise } from '../index/text.ts'

export type Distribution = Record<string, Record<string, number>>
export type Stats = Record<string, { min: number; max: number }>
export type Facets = { facetDistribution: Distribution; facetStats: Stats }

/**
 * Counts the values of the facets asked for over the documents given.
 * @throws {ApiError} `invalid_search_facets` for attributes that are not filterable
 */
export function facetsOf(index: SearchIndex, documents: number[], asked: string[]): Facets {
  checkFacets(index, asked)
  const names = asked.includes('*') ? index.settings.filterableAttributes : asked
  const { maxValuesPerFacet } = index.settings.faceting
  const distribution = new Map<string, Record<string, number>>()
  const stats = new Map<string, { min: number; max: number }>()
  for (const name of [...new Set(names)].sort()) {
    distribution.set(
      name,
      Object.fromEntries(countValues(index, documents, name).slice(0, maxValuesPerFacet)),
    )
    const numbers = statsOf(index, documents, name)
    if (numbers) stats.set(name, numbers)
  }
  return { facetDistribution: Object.fromEntries(distribution), facetStats: Object.fromEntries(stats) }
}

export function checkFacets(index: SearchIndex, asked: string[]): void {
  const wrong = asked.filter((name) => name !== '*' && !index.isFilterable(name)).sort()
  if (wrong.length === 0) return
  const names = `\`${wrong.join(', ')}\``
  const subject = wrong.length === 1 ? `Attribute ${names} is` : `Attributes ${names} are`
  throw badRequest(
    'invalid_search_facets',
    `Invalid facet distribution: ${subject} not filterable. ${filterableAttributes(index, ', ')}`,
  )
}

/** Whether the values of a facet go by how many documents have them, and not by the alphabet. */
export function isOrderedByCount(index: SearchIndex, name: string): boolean {
  const { sortFacetValuesBy } = index.settings.faceting
  return (
    (Object.hasOwn(sortFacetValuesBy, name) ? sortFacetValuesBy[name] : sortFacetValuesBy['*']) === 'count'
  )
}

/** The values of one facet that begin like the words of `facetQuery`. */
export function searchFacet(
  index: SearchIndex,
  documents: number[],
  facet: string,
  facetQuery: string | undefined,
) {
  if (!index.isFilterable(facet)) {
    const names = [...index.settings.filterableAttributes].sort().join(', ')
    throw badRequest(
      'invalid_facet_search_facet_name',
      `Attribute \`${facet}\` is not facet-searchable. ` +
        (names === ''
          ? 'This index does not have configured facet-searchable attributes. To make it facet-searchable add it to the `filterableAttributes` index settings.'
          : `Available facet-searchable attributes patterns are: \`${names}\`. To make it facet-searchable add it to the \`filterableAttributes\` index settings.`),
    )
  }
  const wanted = tokenise(facetQuery ?? '').map(({ word }) => word)
  return countValues(index, documents, facet)
    .filter(([value]) => {
      const words = tokenise(value).map(({ word }) => word)
      return wanted.every((start) => words.some((word) => word.startsWith(start)))
    })
    .slice(0, index.settings.faceting.maxValuesPerFacet)
    .map(([value, count]) => ({ value, count }))
}

function countValues(index: SearchIndex, documents: number[], name: string): [string, number][] {
  const { codes, distinct } = index.column(name)
  const counts = new Int32Array(distinct.length)
  for (const document of documents) for (const code of codes[document]!) counts[code]!++
  const byCount = isOrderedByCount(index, name)
  const values = distinct
    .map(({ key, value }, code) => ({ key, value: String(value), count: counts[code]! }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => (byCount && right.count - left.count) || inOrder(left.key, right.key))
  // The number 5 and the text "5" are one value to whoever reads the counts.
  const total = new Map<string, number>()
  for (const { value, count } of values) total.set(value, (total.get(value) ?? 0) + count)
  return [...total]
}

function inOrder(left: number | string, right: number | string): number {
  if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1
  return left < right ? -1 : 1
}

function statsOf(index: SearchIndex, documents: number[], name: string) {
  const { codes, distinct } = index.column(name)
  if (!distinct.some(({ value }) => typeof value === 'number')) return undefined
  let min = Infinity
  let max = -Infinity
  for (const document of documents) {
    for (const code of codes[document]!) {
      const { value } = distinct[code]!
      if (typeof value !== 'number') continue
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  return min === Infinity ? undefined : { min, max }
}
