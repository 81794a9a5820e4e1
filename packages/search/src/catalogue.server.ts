import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchTaskTimeOutError,
  type MultiSearchQuery,
} from 'meilisearch'
import {
  FACETS,
  isCatalogueSort,
  isFacetName,
  MAX_PAGE_SIZE,
  MAX_QUERY_LENGTH,
  type CatalogueQuery,
} from './catalogue-query.ts'
import { type CatalogueHit, type CatalogueResults } from './catalogue-results.ts'
import { ChangesDuringRebuilds } from './changes-during-rebuilds.server.ts'
import { type CourseDocument } from './course-document.ts'
import { wordsOf } from './fold.ts'
import { highlight } from './highlight.ts'
import { ensureIndex, putAll, remove, type Courses } from './index-writes.server.ts'
import { isCurrent, rebuild } from './rebuild.server.ts'
import { SearchError } from './search-error.ts'
import { toEngineText, toFacets, toSearches } from './search-requests.ts'

const REQUEST_TIMEOUT_IN_MS = 30_000

export type Catalogue = {
  /** Creates the index if there is none and brings its settings up to date. May be called at every start. */
  ensureIndex(): Promise<void>
  /** Adds courses or replaces them by id; resolves when they can be found. */
  put(courses: CourseDocument[]): Promise<void>
  /** Takes courses out of the catalogue; ids that are not in it are ignored. */
  remove(ids: string[]): Promise<void>
  /**
   * Replaces the whole catalogue at once; until then searches see the old one. What this process adds and removes
   * meanwhile is done again on the new one; what other processes do meanwhile is lost.
   */
  rebuild(courses: Courses): Promise<void>
  /**
   * Rebuilds the catalogue if it is not what the database holds: another number of courses, or courses and settings as
   * other code wrote them. Answers whether it did. To be called at every start.
   * @param expected.count how many courses there are
   * @param expected.courses all of them; only asked for when they are needed
   */
  refresh(expected: { count: number; courses: () => Courses }): Promise<boolean>
  /** How many courses are in the catalogue. */
  count(): Promise<number>
  search(query: CatalogueQuery): Promise<CatalogueResults>
  isHealthy(): Promise<boolean>
}

/**
 * The catalogue in a Meilisearch index. All its functions throw a {@link SearchError}.
 * @param connection.indexName letters, digits, `-` and `_`; a rebuild uses a second index with this name as its beginning
 */
export function createCatalogue(connection: { url: string; apiKey?: string; indexName: string }): Catalogue {
  const { url: host, apiKey, indexName } = connection
  const client = new Meilisearch({ host, apiKey, timeout: REQUEST_TIMEOUT_IN_MS })
  const changes = new ChangesDuringRebuilds()
  const put = (courses: CourseDocument[]) => putAll(client, indexName, courses)
  const takeOut = (ids: string[]) => remove(client, indexName, ids)
  const replaceAll = (courses: Courses) =>
    changes.keepThrough(
      () => rebuild(client, indexName, courses),
      async ({ added, removed }) => {
        await put(added)
        await takeOut(removed)
      },
    )

  return {
    ensureIndex: () => translated(() => ensureIndex(client, indexName)),
    put: (courses) => translated(() => changes.note({ added: courses, removed: [] }, () => put(courses))),
    remove: (ids) => translated(() => changes.note({ added: [], removed: ids }, () => takeOut(ids))),
    rebuild: (courses) => translated(() => replaceAll(courses)),
    refresh: ({ count, courses }) =>
      translated(async () => {
        if (await isCurrent(client, indexName, count)) return false
        await replaceAll(courses())
        return true
      }),
    count: () => translated(async () => (await client.index(indexName).getStats()).numberOfDocuments),
    search: (query) => translated(() => search(client, indexName, query)),
    isHealthy: () => client.isHealthy(),
  }
}

async function search(
  client: Meilisearch,
  indexName: string,
  query: CatalogueQuery,
): Promise<CatalogueResults> {
  check(query)
  const strict = await searchWith(client, indexName, query, 'all')
  if (strict.total > 0 || wordsOf(toEngineText(query.text)).length < 2) return strict

  // The engine drops words from the end only; one that no course has is in the way wherever it stands.
  const text = await withoutUnknownWords(client, indexName, query.text)
  const relaxed = await searchWith(client, indexName, { ...query, text }, 'last')
  return text !== '' && relaxed.total > 0 ? { ...relaxed, isRelaxed: true } : strict
}

async function withoutUnknownWords(client: Meilisearch, indexName: string, text: string): Promise<string> {
  const words = wordsOf(toEngineText(text)).map(({ word }) => word)
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }>({
    // The space after a word says that it is not the beginning of another.
    queries: words.map((word) => ({ indexUid: indexName, q: `${word} `, limit: 0 })),
  })
  return words.filter((_, at) => (results[at]?.estimatedTotalHits ?? 0) > 0).join(' ')
}

async function searchWith(
  client: Meilisearch,
  indexName: string,
  query: CatalogueQuery,
  strategy: 'all' | 'last',
): Promise<CatalogueResults> {
  const { results } = await client.multiSearch<{ queries: ReturnType<typeof toSearches> }, CourseDocument>({
    queries: toSearches(query, indexName, strategy),
  })
  const [found] = results
  const { hits = [], totalHits: total = 0, totalPages: pageCount = 0 } = found ?? {}
  return {
    hits: hits.map((hit) => toHit(hit, query.text)),
    total,
    page: query.page,
    pageSize: query.pageSize,
    pageCount,
    facets: toFacets(
      results.map(({ facetDistribution }) => facetDistribution),
      query.filters,
    ),
    isRelaxed: false,
  }
}

function toHit(course: CourseDocument, text: string): CatalogueHit {
  return {
    ...course,
    titleSegments: highlight(course.title, text),
    titleHiSegments: course.titleHi ? highlight(course.titleHi, text) : null,
    summarySegments: highlight(course.summary, text),
  }
}

function check({ text, filters, sort, page, pageSize }: CatalogueQuery): void {
  const unknown = Object.keys(filters).find((name) => !isFacetName(name))
  if (unknown !== undefined) throw invalid(`There is no filter "${unknown}", only ${FACETS.join(', ')}.`)
  if (!isCatalogueSort(sort)) throw invalid(`There is no order "${String(sort)}".`)
  if (text.length > MAX_QUERY_LENGTH) throw invalid(`A query has at most ${MAX_QUERY_LENGTH} characters.`)
  if (!Number.isInteger(page) || page < 1) throw invalid('Pages are numbered from 1.')
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    throw invalid(`A page has 1 to ${MAX_PAGE_SIZE} courses.`)
  }
}

const invalid = (message: string) => new SearchError('invalid_query', message)

async function translated<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw toSearchError(error)
  }
}

function toSearchError(error: unknown): unknown {
  if (error instanceof MeilisearchApiError) {
    return new SearchError('rejected', `Meilisearch: ${error.message}`, { cause: error })
  }
  if (error instanceof MeilisearchTaskTimeOutError) {
    return new SearchError('timeout', 'Meilisearch took too long over a task.', { cause: error })
  }
  if (error instanceof Error && error.name === 'MeilisearchRequestError') {
    return new SearchError('unavailable', 'Meilisearch cannot be reached.', { cause: error })
  }
  return error
}
