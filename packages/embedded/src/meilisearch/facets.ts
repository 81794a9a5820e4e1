import { badRequest } from './api-error.ts'
import { type SearchIndex } from './search-index.ts'
import { notFilterable } from './match-filter.ts'
import { tokenise } from './text.ts'

export type Facets = {
  facetDistribution: Record<string, Record<string, number>>
  facetStats: Record<string, { min: number; max: number }>
}

/** Counts the values of the facets asked for over the documents given. */
export function facetsOf(index: SearchIndex, documents: number[], asked: string[]): Facets {
  const names = asked.includes('*') ? index.settings.filterableAttributes : asked
  const facets: Facets = { facetDistribution: {}, facetStats: {} }
  for (const name of [...names].sort()) {
    if (!index.isFilterable(name)) {
      throw notFilterable(name, index, 'invalid_search_facets', 'Invalid facet distribution: ')
    }
    const { maxValuesPerFacet } = index.settings.faceting
    facets.facetDistribution[name] = Object.fromEntries(
      countValues(index, documents, name).slice(0, maxValuesPerFacet),
    )
    const stats = statsOf(index, documents, name)
    if (stats) facets.facetStats[name] = stats
  }
  return facets
}

/** The values of one facet that begin like the words of `facetQuery`. */
export function searchFacet(
  index: SearchIndex,
  documents: number[],
  facet: string,
  facetQuery: string | undefined,
) {
  if (!index.isFilterable(facet)) throw notFilterable(facet, index, 'invalid_facet_search_facet_name')
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
  const { sortFacetValuesBy } = index.settings.faceting
  const byCount = (sortFacetValuesBy[name] ?? sortFacetValuesBy['*']) === 'count'
  return distinct
    .map(({ key, value }, code) => ({ key, value: String(value), count: counts[code]! }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => (byCount && right.count - left.count) || (left.key < right.key ? -1 : 1))
    .map(({ value, count }) => [value, count])
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

export const missingFacetName = () =>
  badRequest('missing_facet_search_facet_name', 'Missing field `facetName`')
