import { randomUUID } from 'node:crypto'
import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchTaskTimeOutError,
  type EnqueuedTaskPromise,
  type MultiSearchQuery,
  type Settings,
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
import { toSearchDocument, type CourseDocument, type SearchDocument } from './course-document.ts'
import { DOCUMENT_FORM } from './document-form.server.ts'
import { wordsOf } from './fold.ts'
import { highlight } from './highlight.ts'
import { INDEX_SETTINGS } from './index-settings.ts'
import { SearchError } from './search-error.ts'
import { toEngineText, toFacets, toSearches } from './search-requests.ts'

type IndexedDocument = SearchDocument & { documentForm: string }

const BATCH = 1_000
const REQUEST_TIMEOUT_IN_MS = 30_000
const WAIT = { timeout: 120_000, interval: 20 }
const ABANDONED_AFTER_MS = 60 * 60 * 1000

export type Courses = Iterable<CourseDocument> | AsyncIterable<CourseDocument>

export type Catalogue = {
  /** Creates the index if there is none and brings its settings up to date. May be called at every start. */
  ensureIndex(): Promise<void>
  /** Adds courses or replaces them by id; resolves when they can be found. */
  put(courses: CourseDocument[]): Promise<void>
  /** Takes courses out of the catalogue; ids that are not in it are ignored. */
  remove(ids: string[]): Promise<void>
  /** Replaces the whole catalogue at once; until then searches see the old one. */
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

  return {
    ensureIndex: () => translated(() => ensureIndex(client, indexName)),
    put: (courses) => translated(() => putAll(client, indexName, courses)),
    remove: (ids) => translated(() => remove(client, indexName, ids)),
    rebuild: (courses) => translated(() => rebuild(client, indexName, courses)),
    refresh: (expected) => translated(() => refresh(client, indexName, expected)),
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

async function ensureIndex(client: Meilisearch, indexName: string): Promise<void> {
  await createIndex(client, indexName)
  const index = client.index(indexName)
  const current = await index.getSettings()
  if (!isUpToDate(current)) await done(index.updateSettings(INDEX_SETTINGS))
}

async function createIndex(client: Meilisearch, indexName: string): Promise<void> {
  const { error } = await client.createIndex(indexName, { primaryKey: 'id' }).waitTask(WAIT)
  // Another process may have been faster; that is as good.
  if (error && error.code !== 'index_already_exists') throw new SearchError('rejected', error.message)
}

/** Whether the settings in force are ours; what we do not set may have any value. */
function isUpToDate(current: Settings): boolean {
  const isSame = (ours: unknown, theirs: unknown): boolean => {
    if (Array.isArray(ours) || typeof ours !== 'object' || ours === null)
      return JSON.stringify(ours) === JSON.stringify(theirs)
    return Object.entries(ours).every(([name, value]) =>
      isSame(value, (theirs as Record<string, unknown> | null)?.[name]),
    )
  }
  return isSame(INDEX_SETTINGS, inOurOrder(current))
}

/** Meilisearch answers lists that are sets in an order of its own. */
function inOurOrder({ filterableAttributes, sortableAttributes, stopWords, ...rest }: Settings): Settings {
  const like = (ours: string[], theirs: unknown[] | null | undefined) =>
    [...(theirs ?? [])].sort(
      (left, right) => ours.indexOf(String(left)) - ours.indexOf(String(right)),
    ) as string[]
  return {
    ...rest,
    filterableAttributes: like(INDEX_SETTINGS.filterableAttributes, filterableAttributes),
    sortableAttributes: like(INDEX_SETTINGS.sortableAttributes, sortableAttributes),
    stopWords: like(INDEX_SETTINGS.stopWords, stopWords),
  }
}

async function putAll(client: Meilisearch, indexName: string, courses: Courses): Promise<void> {
  const index = client.index(indexName)
  let batch: IndexedDocument[] = []
  const flush = async () => {
    if (batch.length > 0) await done(index.addDocuments(batch, { primaryKey: 'id' }))
    batch = []
  }
  for await (const course of courses) {
    batch.push({ ...toSearchDocument(course), documentForm: DOCUMENT_FORM })
    if (batch.length === BATCH) await flush()
  }
  await flush()
}

async function remove(client: Meilisearch, indexName: string, ids: string[]): Promise<void> {
  if (ids.length > 0) await done(client.index(indexName).deleteDocuments(ids))
}

async function rebuild(client: Meilisearch, indexName: string, courses: Courses): Promise<void> {
  await removeAbandoned(client, indexName)
  const shadow = `${indexName}-shadow-${randomUUID()}`
  try {
    await ensureIndex(client, shadow)
    await putAll(client, shadow, courses)
    // Every task of the shadow was waited for: a swap leaves those still to be done under its name, on the wrong side.
    await createIndex(client, indexName)
    await done(client.swapIndexes([{ indexes: [indexName, shadow], rename: false }]))
  } finally {
    await client.deleteIndex(shadow).waitTask(WAIT)
  }
}

async function refresh(
  client: Meilisearch,
  indexName: string,
  { count, courses }: { count: number; courses: () => Courses },
): Promise<boolean> {
  if (await isCurrent(client, indexName, count)) return false
  await rebuild(client, indexName, courses())
  return true
}

/** Whether an index holds so many courses, all of them as this code writes them, under the settings of this code. */
async function isCurrent(client: Meilisearch, indexName: string, count: number): Promise<boolean> {
  const index = client.index(indexName)
  try {
    if (!isUpToDate(await index.getSettings())) return false
    const { numberOfDocuments } = await index.getStats()
    const { facetDistribution } = await index.search('', { facets: ['documentForm'], limit: 0 })
    const written = facetDistribution?.documentForm?.[DOCUMENT_FORM] ?? 0
    return numberOfDocuments === count && written === count
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return false
    throw error
  }
}

/** A rebuild that was killed leaves its shadow behind; one that is running now is left alone. */
async function removeAbandoned(client: Meilisearch, indexName: string): Promise<void> {
  const { results } = await client.getIndexes({ limit: 1_000 })
  const abandoned = results.filter(
    ({ uid, updatedAt }) =>
      uid.startsWith(`${indexName}-shadow-`) &&
      updatedAt !== undefined &&
      Date.now() - new Date(updatedAt).getTime() > ABANDONED_AFTER_MS,
  )
  for (const { uid } of abandoned) await done(client.deleteIndex(uid))
}

/** Waits for a task and throws what it failed with. */
async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { error } = await task.waitTask(WAIT)
  if (error) throw new SearchError('rejected', `Meilisearch: ${error.message}`, { cause: error })
}

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
