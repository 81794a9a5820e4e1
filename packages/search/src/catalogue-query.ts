/** What a search can be narrowed by. The names are those of the URL's parameters. */
export const FACETS = [
  'competencyType',
  'competencyArea',
  'competencyCode',
  'level',
  'language',
  'provider',
  'format',
  'duration',
] as const
export type FacetName = (typeof FACETS)[number]

export const SORTS = ['relevance', 'newest', 'shortest', 'cheapest'] as const
export type CatalogueSort = (typeof SORTS)[number]

export const MAX_QUERY_LENGTH = 200
export const MAX_PAGE_SIZE = 100
/** Further pages than this many hits are not served: who gets there needs another query. */
export const MAX_HITS = 1_000

/** Several values of one facet mean any of them; several facets mean all of them. */
export type CatalogueFilters = Partial<Record<FacetName, string[]>>

export type CatalogueQuery = {
  text: string
  filters: CatalogueFilters
  sort: CatalogueSort
  /** From 1. */
  page: number
  /** 1 to {@link MAX_PAGE_SIZE}. */
  pageSize: number
}

export const isFacetName = (name: string): name is FacetName => (FACETS as readonly string[]).includes(name)
export const isCatalogueSort = (name: string): name is CatalogueSort =>
  (SORTS as readonly string[]).includes(name)
