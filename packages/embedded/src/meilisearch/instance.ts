import { ApiError, badRequest, documentNotFound, indexNotFound } from './api-error.ts'
import { readDocuments, writeDocuments, type WriteMode } from './document-writes.ts'
import { isObject, pick, valuesAt, type Document } from './field-path.ts'
import { parseFilter } from './filter-parser.ts'
import { matchFilter } from './match-filter.ts'
import { parseSort, rank } from './rank.ts'
import { findDocuments } from './run-search.ts'
import { SearchIndex } from './search-index.ts'
import { FIXED_SETTINGS, readSettings } from './settings.ts'
import { TaskQueue } from './task-queue.ts'

export type DocumentsQuery = {
  offset?: number
  limit?: number
  fields?: string[]
  ids?: (string | number)[]
  filter?: unknown
  sort?: string[]
}

/** All indexes of one server and what can be done with them. Whatever writes becomes a task. */
export class Instance {
  private readonly indexes = new Map<string, SearchIndex>()
  readonly tasks = new TaskQueue()

  index(uid: string): SearchIndex {
    const index = this.indexes.get(checkUid(uid))
    if (!index) throw indexNotFound(uid)
    return index
  }

  list() {
    return [...this.indexes.keys()].sort().map((uid) => this.describe(uid))
  }

  describe(uid: string) {
    const { primaryKey, createdAt, updatedAt } = this.index(uid)
    return { uid, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString(), primaryKey }
  }

  stats(uid: string) {
    const index = this.index(uid)
    return {
      numberOfDocuments: index.count,
      rawDocumentDbSize: 0,
      avgDocumentSize: 0,
      isIndexing: this.tasks.isProcessing,
      numberOfEmbeddings: 0,
      numberOfEmbeddedDocuments: 0,
      fieldDistribution: index.fieldDistribution(),
    }
  }

  allStats() {
    const updates = [...this.indexes.values()].map(({ updatedAt }) => updatedAt.getTime())
    return {
      databaseSize: 0,
      usedDatabaseSize: 0,
      lastUpdate: updates.length > 0 ? new Date(Math.max(...updates)).toISOString() : null,
      indexes: Object.fromEntries([...this.indexes.keys()].map((uid) => [uid, this.stats(uid)])),
    }
  }

  createIndex(uid: string, primaryKey: string | null) {
    checkUid(uid)
    return this.tasks.enqueue('indexCreation', uid, { primaryKey }, () => {
      if (this.indexes.has(uid)) {
        throw new ApiError(409, 'index_already_exists', `Index \`${uid}\` already exists.`)
      }
      this.indexes.set(uid, new SearchIndex(primaryKey))
      return {}
    })
  }

  updateIndex(uid: string, primaryKey: string | null) {
    checkUid(uid)
    return this.tasks.enqueue('indexUpdate', uid, { primaryKey }, () => {
      const index = this.index(uid)
      if (index.count > 0 && index.primaryKey !== primaryKey) {
        throw badRequest(
          'index_primary_key_already_exists',
          `Index already has a primary key: \`${index.primaryKey}\`.`,
        )
      }
      index.primaryKey = primaryKey
      return {}
    })
  }

  deleteIndex(uid: string) {
    checkUid(uid)
    return this.tasks.enqueue('indexDeletion', uid, { deletedDocuments: 0 }, () => {
      const deletedDocuments = this.index(uid).count
      this.indexes.delete(uid)
      return { deletedDocuments }
    })
  }

  swapIndexes(swaps: [string, string][]) {
    const all = swaps.flat().map(checkUid)
    const repeated = all.find((uid, at) => all.indexOf(uid) !== at)
    if (repeated !== undefined) {
      throw badRequest(
        'invalid_swap_duplicate_index_found',
        `Indexes must be declared only once during a swap. \`${repeated}\` was specified several times.`,
      )
    }
    const details = { swaps: swaps.map((indexes) => ({ indexes, rename: false })) }
    return this.tasks.enqueue('indexSwap', null, details, () => {
      const missing = all.filter((uid) => !this.indexes.has(uid))
      if (missing.length === 1) throw indexNotFound(missing[0]!)
      if (missing.length > 1) {
        const names = missing.map((uid) => `\`${uid}\``).join(', ')
        throw new ApiError(404, 'index_not_found', `Indexes ${names} not found.`)
      }
      for (const [left, right] of swaps) {
        const kept = this.index(left)
        this.indexes.set(left, this.index(right))
        this.indexes.set(right, kept)
      }
      return {}
    })
  }

  addDocuments(uid: string, body: unknown, options: WriteMode) {
    checkUid(uid)
    const documents = readDocuments(body)
    const details = { receivedDocuments: documents.length, indexedDocuments: null }
    return this.tasks.enqueue('documentAdditionOrUpdate', uid, details, () =>
      writeDocuments(this.findOrCreate(uid), documents, options),
    )
  }

  deleteDocuments(uid: string, ids: string[]) {
    checkUid(uid)
    const details = { providedIds: ids.length, deletedDocuments: null }
    return this.tasks.enqueue('documentDeletion', uid, details, () => {
      const index = this.index(uid)
      return { deletedDocuments: ids.filter((id) => index.remove(id)).length }
    })
  }

  deleteAllDocuments(uid: string) {
    checkUid(uid)
    return this.tasks.enqueue('documentDeletion', uid, { providedIds: 0, deletedDocuments: null }, () => {
      const index = this.index(uid)
      const deletedDocuments = index.count
      index.clear()
      return { deletedDocuments }
    })
  }

  deleteByFilter(uid: string, filter: unknown) {
    checkUid(uid)
    const code = 'invalid_document_filter'
    if (filter === undefined) {
      throw badRequest('missing_document_filter', 'Missing field `filter`')
    }
    const node = parseFilter(filter, code)
    if (!node) throw badRequest(code, 'Sending an empty filter is forbidden.')
    const details = { providedIds: 0, originalFilter: JSON.stringify(filter), deletedDocuments: null }
    return this.tasks.enqueue('documentDeletion', uid, details, () => {
      const index = this.index(uid)
      const { documents } = findDocuments(index, { filter }, code)
      const ids = documents.map((number) => String(index.documentAt(number)[index.primaryKey!]))
      return { deletedDocuments: ids.filter((id) => index.remove(id)).length }
    })
  }

  changeSettings(uid: string, body: unknown) {
    checkUid(uid)
    const change = readSettings(body)
    return this.tasks.enqueue('settingsUpdate', uid, { ...change }, () => {
      this.findOrCreate(uid).change(change)
      return {}
    })
  }

  settings(uid: string) {
    return { ...this.index(uid).settings, ...FIXED_SETTINGS }
  }

  document(uid: string, id: string, fields: string[] | null): Document {
    const document = this.index(uid).find(id)
    if (!document) throw documentNotFound(id)
    return pick(document, fields)
  }

  documents(uid: string, query: DocumentsQuery) {
    const index = this.index(uid)
    const { offset = 0, limit = 20, fields = null, ids, filter, sort = [] } = query
    const code = 'invalid_document_filter'
    const passes = matchFilter(parseFilter(filter, code), index, code)
    const wanted = ids && new Set(ids.map(String))
    const found = findDocuments(index, {}, code)
    const documents = found.documents.filter(
      (number) =>
        passes(number) && (!wanted || wanted.has(String(index.documentAt(number)[index.primaryKey!]))),
    )
    const sorts = sort.map((text) => {
      const parsed = parseSort(text)
      if (!parsed || !index.settings.sortableAttributes.includes(parsed.attribute)) {
        throw badRequest('invalid_document_sort', `Attribute \`${text}\` is not sortable.`)
      }
      return parsed
    })
    const ordered = { ...found, documents }
    rank(ordered, ['sort'], sorts, (by) => index.sortKeys(by))
    const results = ordered.documents
      .slice(offset, offset + limit)
      .map((number) => pick(index.documentAt(number), fields))
    return { results, offset, limit, total: documents.length }
  }

  private findOrCreate(uid: string): SearchIndex {
    const index = this.indexes.get(uid) ?? new SearchIndex(null)
    this.indexes.set(uid, index)
    return index
  }
}

export function checkUid(uid: string): string {
  if (/^[a-zA-Z0-9_-]{1,512}$/.test(uid)) return uid
  throw badRequest(
    'invalid_index_uid',
    `\`${uid}\` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, ` +
      'hyphens (-) and underscores (_), and can not be more than 512 bytes.',
  )
}

/** The pairs of a swap request. */
export function readSwaps(body: unknown): [string, string][] {
  if (!Array.isArray(body)) throw badRequest('malformed_payload', 'The swap payload has to be an array.')
  return body.map((swap: unknown): [string, string] => {
    const names = isObject(swap) ? valuesAt(swap, 'indexes').flat() : []
    if (isObject(swap) && swap.rename) {
      throw badRequest('invalid_swap_rename', 'Renaming an index is not implemented by the embedded server.')
    }
    if (names.length !== 2 || !names.every((name) => typeof name === 'string')) {
      throw badRequest(
        'invalid_swap_indexes',
        `Two indexes must be given for each swap. The list \`${JSON.stringify(names)}\` contains ${names.length} indexes.`,
      )
    }
    return [names[0] as string, names[1] as string]
  })
}
