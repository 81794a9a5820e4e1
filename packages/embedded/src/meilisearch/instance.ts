import { type Access } from './auth/access.server.ts'
import { parseFilter } from './filter/filter-parser.ts'
import { matchFilter } from './filter/match-filter.ts'
import {
  ApiError,
  badRequest,
  documentNotFound,
  IndexRefusal,
  indexNotFound,
  namingIndex,
} from './http/api-error.ts'
import { missingField } from './http/read-fields.ts'
import { readDocuments, writeDocuments, type WriteMode } from './index/document-writes.ts'
import { pick, type Document } from './index/field-path.ts'
import { checkIndexUid } from './index/index-uid.ts'
import { SearchIndex } from './index/search-index.ts'
import { FIXED_SETTINGS, readSettings } from './index/settings.ts'
import { checkSortable } from './query/find-documents.ts'
import { compareKeys, parseSort } from './query/rank.ts'
import { TaskQueue } from './tasks/task-queue.ts'

export type DocumentsQuery = {
  offset?: number
  limit?: number
  fields?: string[]
  ids?: string[]
  filter?: unknown
  sort?: string[]
}

const DOCUMENT_FILTER = 'invalid_document_filter'

/** All indexes of one server and what can be done with them. Whatever writes becomes a task. */
export class Instance {
  private readonly indexes = new Map<string, SearchIndex>()
  readonly tasks = new TaskQueue()

  /** @throws {ApiError} `index_not_found`, or `invalid_index_uid` for what cannot be one */
  readonly index = (uid: string): SearchIndex => {
    const index = this.indexes.get(checkIndexUid(uid))
    if (!index) throw indexNotFound(uid)
    return index
  }

  list(access: Access) {
    return this.uids(access).map((uid) => this.describe(uid))
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
      isIndexing: this.tasks.isBusyWith(uid),
      numberOfEmbeddings: 0,
      numberOfEmbeddedDocuments: 0,
      fieldDistribution: index.fieldDistribution(),
    }
  }

  allStats(access: Access) {
    const uids = this.uids(access)
    const updates = uids.map((uid) => this.index(uid).updatedAt.getTime())
    return {
      databaseSize: 0,
      usedDatabaseSize: 0,
      lastUpdate: updates.length > 0 ? new Date(Math.max(...updates)).toISOString() : null,
      indexes: Object.fromEntries(uids.map((uid) => [uid, this.stats(uid)])),
    }
  }

  createIndex(uid: string, primaryKey: string | null) {
    return this.tasks.enqueue('indexCreation', uid, { primaryKey }, () => {
      if (this.indexes.has(uid)) {
        throw new ApiError(409, 'index_already_exists', `Index \`${uid}\` already exists.`)
      }
      this.indexes.set(uid, new SearchIndex(primaryKey))
      return {}
    })
  }

  updateIndex(uid: string, primaryKey: string | undefined) {
    return this.tasks.enqueue('indexUpdate', uid, { primaryKey: primaryKey ?? null }, () => {
      const index = this.index(uid)
      if (primaryKey === undefined) return {}
      if (index.count > 0 && index.primaryKey !== primaryKey) {
        throw badRequest(
          'index_primary_key_already_exists',
          `Index \`${uid}\`: Index already has a primary key: \`${index.primaryKey}\`.`,
        )
      }
      index.primaryKey = primaryKey
      return {}
    })
  }

  deleteIndex(uid: string) {
    return this.tasks.enqueue('indexDeletion', uid, { deletedDocuments: null }, () => {
      const deletedDocuments = this.index(uid).count
      this.indexes.delete(uid)
      return { deletedDocuments }
    })
  }

  swapIndexes(swaps: [string, string][]) {
    const details = { swaps: swaps.map((indexes) => ({ indexes, rename: false })) }
    return this.tasks.enqueue('indexSwap', null, details, () => {
      const missing = swaps.flat().filter((uid) => !this.indexes.has(uid))
      if (missing.length === 1) throw indexNotFound(missing[0]!)
      if (missing.length > 1) {
        const names = missing.sort().map((uid) => `\`${uid}\``)
        throw new ApiError(404, 'index_not_found', `Indexes ${names.join(', ')} not found.`)
      }
      for (const [left, right] of swaps) {
        const kept = this.index(left)
        this.indexes.set(left, this.index(right))
        this.indexes.set(right, kept)
      }
      this.tasks.renameFinished(
        new Map(
          swaps.flatMap(([left, right]) => [
            [left, right],
            [right, left],
          ]),
        ),
      )
      return {}
    })
  }

  /** @param mayCreate whether the sender may make the index by this, should it be missing */
  addDocuments(uid: string, body: unknown, options: WriteMode, mayCreate: boolean) {
    const documents = readDocuments(body)
    const details = { receivedDocuments: documents.length, indexedDocuments: null }
    return this.tasks.enqueue('documentAdditionOrUpdate', uid, details, () =>
      writeDocuments(this.findOrCreate(uid, mayCreate), documents, options),
    )
  }

  deleteDocuments(uid: string, ids: string[]) {
    const details = { providedIds: ids.length, deletedDocuments: null, originalFilter: null }
    return this.tasks.enqueue('documentDeletion', uid, details, () => {
      const index = this.index(uid)
      return { deletedDocuments: ids.filter((id) => index.remove(id)).length }
    })
  }

  deleteAllDocuments(uid: string) {
    const details = { providedIds: 0, deletedDocuments: null, originalFilter: null }
    return this.tasks.enqueue('documentDeletion', uid, details, () => {
      const index = this.index(uid)
      const deletedDocuments = index.count
      index.clear()
      return { deletedDocuments }
    })
  }

  deleteByFilter(uid: string, filter: unknown) {
    if (filter === undefined) throw missingField('filter', 'missing_document_filter')
    const node = parseFilter(filter, DOCUMENT_FILTER)
    if (!node) throw badRequest(DOCUMENT_FILTER, 'Sending an empty filter is forbidden.')
    const originalFilter = JSON.stringify(filter)
    const details = { providedIds: 0, deletedDocuments: null, originalFilter }
    return this.tasks.enqueue('documentDeletion', uid, details, () => {
      const index = this.index(uid)
      const passes = namingIndex(uid, () => matchFilter(node, index, DOCUMENT_FILTER))
      const ids = index
        .everyNumber()
        .filter(passes)
        .map((number) => String(index.documentAt(number)[index.primaryKey!]))
      return { deletedDocuments: ids.filter((id) => index.remove(id)).length }
    })
  }

  changeSettings(uid: string, body: unknown, mayCreate: boolean) {
    const change = readSettings(body)
    return this.tasks.enqueue('settingsUpdate', uid, { ...change }, () => {
      namingIndex(uid, () => this.findOrCreate(uid, mayCreate).change(change))
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
    const passes = matchFilter(parseFilter(filter, DOCUMENT_FILTER), index, DOCUMENT_FILTER)
    const wanted = ids && new Set(ids.map((id) => index.numberOf(id)))
    const numbers = index
      .everyNumber()
      .filter((number) => passes(number) && (wanted === undefined || wanted.has(number)))
    sortDocuments(index, numbers, sort)
    const results = numbers
      .slice(offset, offset + limit)
      .map((number) => pick(index.documentAt(number), fields))
    return { results, offset, limit, total: numbers.length }
  }

  private uids(access: Access): string[] {
    return [...this.indexes.keys()].filter((uid) => access.mayUse(uid)).sort()
  }

  private findOrCreate(uid: string, mayCreate: boolean): SearchIndex {
    const index = this.indexes.get(uid) ?? (mayCreate ? new SearchIndex(null) : undefined)
    if (!index) throw indexNotFound(uid)
    this.indexes.set(uid, index)
    return index
  }
}

function sortDocuments(index: SearchIndex, numbers: number[], sort: string[]): void {
  const orders = sort.map((text) => {
    const by = parseSort(text)
    if (!by) {
      throw new IndexRefusal(
        'invalid_document_sort',
        `Invalid syntax for the sort parameter: expected expression ending by \`:asc\` or \`:desc\`, found \`${text}\`.`,
      )
    }
    checkSortable(index, by.attribute, 'invalid_document_sort')
    return { keys: index.sortKeys(by), descending: by.descending }
  })
  numbers.sort((left, right) => {
    for (const { keys, descending } of orders) {
      const order = compareKeys(keys[left], keys[right], descending)
      if (order !== 0) return order
    }
    return left - right
  })
}
