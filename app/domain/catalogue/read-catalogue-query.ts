import {
  DURATION_BUCKETS,
  FACETS,
  isCatalogueSort,
  MAX_QUERY_LENGTH,
  type CatalogueFilters,
  type CatalogueQuery,
  type FacetName,
} from '@karmashala/search'

const PAGE_SIZE = 20
const LAST_PAGE = 10_000
/** More values of one facet than anybody ticks. */
const VALUES_MAX = 30

const oneOf = (values: readonly string[]) => new RegExp(`^(${values.join('|')})$`)
const CODE = /^(BEH|FUN|DOM)-[\w-]{1,20}$/
const VALUES: Record<FacetName, RegExp> = {
  competencyType: oneOf(['behavioural', 'functional', 'domain']),
  competencyArea: CODE,
  competencyCode: CODE,
  level: /^[1-5]$/,
  language: /^[a-z]{2,3}$/,
  provider: /^[0-9a-f]{24}$/,
  format: oneOf(['scorm12', 'scorm2004', 'authored']),
  duration: oneOf(DURATION_BUCKETS),
}

/** What an address asks the catalogue for. Whatever makes no sense is left out: an old or mistyped link still works. */
export function readCatalogueQuery(search: URLSearchParams): { query: CatalogueQuery; isCut: boolean } {
  const asked = (search.get('q') ?? '').trim()
  const sort = search.get('sort') ?? ''
  const page = Number(search.get('page') ?? 1)
  const filters: CatalogueFilters = {}
  for (const facet of FACETS) {
    const known = [...new Set(search.getAll(facet))].filter((value) => VALUES[facet].test(value))
    if (known.length > 0) filters[facet] = known.slice(0, VALUES_MAX)
  }
  return {
    query: {
      // Not half of a character that takes two places.
      text: asked
        .slice(0, MAX_QUERY_LENGTH)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trim(),
      filters,
      sort: isCatalogueSort(sort) ? sort : 'relevance',
      page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
      pageSize: PAGE_SIZE,
    },
    isCut: asked.length > MAX_QUERY_LENGTH,
  }
}
