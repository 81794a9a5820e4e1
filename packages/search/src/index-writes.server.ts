import { type EnqueuedTaskPromise, type Meilisearch, type Settings } from 'meilisearch'
import { toSearchDocument, type CourseDocument, type SearchDocument } from './course-document.ts'
import { DOCUMENT_FORM } from './document-form.server.ts'
import { INDEX_SETTINGS } from './index-settings.ts'
import { SearchError } from './search-error.ts'

export type Courses = Iterable<CourseDocument> | AsyncIterable<CourseDocument>

type IndexedDocument = SearchDocument & { documentForm: string }

const BATCH = 1_000
export const WAIT = { timeout: 120_000, interval: 20 }

export async function ensureIndex(client: Meilisearch, indexName: string): Promise<void> {
  await createIndex(client, indexName)
  const index = client.index(indexName)
  const current = await index.getSettings()
  if (!isUpToDate(current)) await done(index.updateSettings(INDEX_SETTINGS))
}

export async function createIndex(client: Meilisearch, indexName: string): Promise<void> {
  const { error } = await client.createIndex(indexName, { primaryKey: 'id' }).waitTask(WAIT)
  // Another process may have been faster; that is as good.
  if (error && error.code !== 'index_already_exists') throw new SearchError('rejected', error.message)
}

/** Whether the settings in force are ours; what we do not set may have any value. */
export function isUpToDate(current: Settings): boolean {
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

export async function putAll(client: Meilisearch, indexName: string, courses: Courses): Promise<void> {
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

export async function remove(client: Meilisearch, indexName: string, ids: string[]): Promise<void> {
  if (ids.length > 0) await done(client.index(indexName).deleteDocuments(ids))
}

/** Waits for a task and throws what it failed with. */
export async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { error } = await task.waitTask(WAIT)
  if (error) throw new SearchError('rejected', `Meilisearch: ${error.message}`, { cause: error })
}
