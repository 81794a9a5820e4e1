export {
  FACETS,
  isCatalogueSort,
  isFacetName,
  MAX_HITS,
  MAX_PAGE_SIZE,
  MAX_QUERY_LENGTH,
  SORTS,
  type CatalogueFilters,
  type CatalogueQuery,
  type CatalogueSort,
  type FacetName,
} from './catalogue-query.ts'
export { type CatalogueHit, type CatalogueResults, type FacetValue } from './catalogue-results.ts'
export {
  DURATION_BUCKETS,
  durationBucketOf,
  toSearchDocument,
  type CourseCompetency,
  type CourseDocument,
  type DurationBucket,
  type SearchDocument,
} from './course-document.ts'
export { fold } from './fold.ts'
export { highlight, type Segment } from './highlight.ts'
export { romanise } from './romanise.ts'
export { SearchError, type SearchErrorCode } from './search-error.ts'
