import { randomUUID } from 'node:crypto'
import { MeilisearchApiError, type Meilisearch } from 'meilisearch'
import { DOCUMENT_FORM } from './document-form.server.ts'
import {
  createIndex,
  done,
  ensureIndex,
  isUpToDate,
  putAll,
  WAIT,
  type Courses,
} from './index-writes.server.ts'

const ABANDONED_AFTER_MS = 60 * 60 * 1000

/** Fills a second index and puts it in the place of the first. */
export async function rebuild(client: Meilisearch, indexName: string, courses: Courses): Promise<void> {
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

/** Whether an index holds so many courses, all of them as this code writes them, under the settings of this code. */
export async function isCurrent(client: Meilisearch, indexName: string, count: number): Promise<boolean> {
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
