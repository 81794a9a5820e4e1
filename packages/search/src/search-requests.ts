import { type MultiSearchQuery } from 'meilisearch'
import { FACETS, type CatalogueFilters, type CatalogueQuery, type FacetName } from './catalogue-query.ts'
import { DURATION_BUCKETS } from './course-document.ts'
import { type CatalogueResults, type FacetValue } from './catalogue-results.ts'
import { fold } from './fold.ts'

type Attributes = { filteredBy: string; countedBy: string }

const same = (name: string): Attributes => ({ filteredBy: name, countedBy: name })
const ATTRIBUTES: Record<FacetName, Attributes> = {
  competencyType: same('competencyTypes'),
  competencyArea: same('competencyAreas'),
  competencyCode: { filteredBy: 'competencyCodes', countedBy: 'competencyFacet' },
  level: same('levels'),
  language: same('languages'),
  provider: { filteredBy: 'providerId', countedBy: 'providerFacet' },
  format: same('format'),
  duration: same('durationBucket'),
}

const SORT_BY = {
  relevance: [],
  newest: ['publishedAt:desc'],
  shortest: ['durationInMinutes:asc'],
  cheapest: ['pricePerSeatPerYearInPaise:asc'],
}

/**
 * The searches that answer one query in one round trip: the hits with the counts of the facets nothing is selected in,
 * and for each facet with a selection its counts as if there were none.
 */
export function toSearches(
  query: CatalogueQuery,
  indexUid: string,
  matchingStrategy: 'all' | 'last',
): MultiSearchQuery[] {
  const { filters, sort, page, pageSize } = query
  const selected = selectedFacets(filters)
  const asked = { indexUid, q: toEngineText(query.text), matchingStrategy }
  const others = FACETS.filter((facet) => !selected.includes(facet))
  return [
    {
      ...asked,
      page,
      hitsPerPage: pageSize,
      sort: SORT_BY[sort],
      filter: toFilter(filters),
      facets: others.map((facet) => ATTRIBUTES[facet].countedBy),
    },
    ...selected.map((facet) => ({
      ...asked,
      limit: 0,
      filter: toFilter({ ...filters, [facet]: [] }),
      facets: [ATTRIBUTES[facet].countedBy],
    })),
  ]
}

/** Folded like the aliases, and without the engine's own operators: quotes and a minus before a word. */
export const toEngineText = (text: string): string =>
  fold(text)
    .replace(/["“”„«»]/g, ' ')
    .replace(/(^|\s)-+/g, '$1')

function toFilter(filters: CatalogueFilters): string[] {
  const conditions = selectedFacets(filters).map((facet) =>
    isOneOf(ATTRIBUTES[facet].filteredBy, filters[facet]!),
  )
  const { competencyCode: codes = [], level: levels = [] } = filters
  if (codes.length > 0 && levels.length > 0) {
    conditions.push(
      isOneOf(
        'competencyAtLevel',
        codes.flatMap((code) => levels.map((level) => `${code}@${level}`)),
      ),
    )
  }
  return conditions
}

const isOneOf = (attribute: string, values: string[]) => `${attribute} IN [${values.map(quote).join(', ')}]`
const quote = (value: string) => `"${value.replace(/[\\"]/g, '\\$&')}"`

const selectedFacets = (filters: CatalogueFilters) =>
  FACETS.filter((facet) => (filters[facet]?.length ?? 0) > 0)

type Distribution = Record<string, Record<string, number>>

/** Puts the counts of all searches together, with every selected value present even where it counts none. */
export function toFacets(
  distributions: (Distribution | undefined)[],
  filters: CatalogueFilters,
): CatalogueResults['facets'] {
  const all: Distribution = Object.assign({}, ...distributions)
  const facets = FACETS.map((facet) => {
    const selected = filters[facet] ?? []
    const found = Object.entries(all[ATTRIBUTES[facet].countedBy] ?? {}).map(([text, count]): FacetValue => {
      const { value, label, labelHi } = readValue(facet, text)
      return { value, label, labelHi, count, isSelected: selected.includes(value) }
    })
    const missing = selected.filter((value) => !found.some((one) => one.value === value))
    const none = missing.map((value) => ({ value, label: null, labelHi: null, count: 0, isSelected: true }))
    return [facet, inOrder(facet, [...found, ...none])]
  })
  return Object.fromEntries(facets) as CatalogueResults['facets']
}

function readValue(facet: FacetName, text: string) {
  if (facet !== 'provider' && facet !== 'competencyCode') return { value: text, label: null, labelHi: null }
  const [value = text, label = null, labelHi = null] = parts(text)
  return { value, label, labelHi: labelHi || null }
}

/** Written by `toSearchDocument`; but an index may be older than this code. */
function parts(text: string): string[] {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed.map(String) : []
  } catch {
    return []
  }
}

/** Levels and lengths have an order of their own; the rest goes by count, then by name. */
function inOrder(facet: FacetName, values: FacetValue[]): FacetValue[] {
  const place = ({ value }: FacetValue) =>
    facet === 'level'
      ? Number(value)
      : facet === 'duration'
        ? (DURATION_BUCKETS as readonly string[]).indexOf(value)
        : 0
  const name = ({ value, label }: FacetValue) => label ?? value
  return values.sort(
    (left, right) =>
      place(left) - place(right) || right.count - left.count || name(left).localeCompare(name(right), 'en'),
  )
}
