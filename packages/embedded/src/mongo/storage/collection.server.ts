import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { matcherFor } from '../query/matcher.server.ts'
import { decodeDocument, encodeBounded, encodeDocument } from '../values/bson-codec.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { printValue } from '../values/print-value.server.ts'
import { type CollectionDefinition, type IndexDefinition } from './catalog.server.ts'
import { entryKey, entryValue, idOfEntry, type IndexEntry, indexEntries } from './index-entries.server.ts'
import { afterPrefix } from './key-encoding.server.ts'
import { catalogKey, countKey, documentPrefix, encodeId, indexPrefix, multikeyKey } from './keys.server.ts'
import { type View } from './view.server.ts'

const MULTIKEY = Buffer.from([1])

/** How deep the documents and arrays of a stored document may lie in each other. */
const MAX_DEPTH = 100

/** The documents of one collection as one command sees them, with every index kept in step. */
export class Collection {
  constructor(
    readonly definition: CollectionDefinition,
    readonly view: View,
  ) {}

  documentKey(idBytes: Buffer): Buffer {
    return Buffer.concat([documentPrefix(this.definition.id), idBytes])
  }

  /** The document with this encoded id. */
  byIdBytes(idBytes: Buffer): Doc | undefined {
    const bytes = this.view.get(this.documentKey(idBytes))
    return bytes && decodeDocument(bytes)
  }

  *all(): Generator<Doc> {
    const prefix = documentPrefix(this.definition.id)
    yield* this.between(prefix, afterPrefix(prefix))
  }

  /** Documents in the order of their ids, or the reverse. */
  *between(start: Buffer, end: Buffer, reverse = false): Generator<Doc> {
    for (const { value } of this.view.range(start, end, reverse)) yield decodeDocument(value)
  }

  count(): number {
    return this.view.count(this.definition.id)
  }

  isMultikey(index: IndexDefinition): boolean {
    return this.view.get(multikeyKey(index.id)) !== undefined
  }

  private claim(idBytes: Buffer): Buffer {
    this.view.claimCollection(this.definition.id, catalogKey(this.definition.namespace))
    const key = this.documentKey(idBytes)
    this.view.claim(key)
    return key
  }

  insert(doc: Doc): void {
    const idBytes = encodeId(doc._id)
    const bytes = encodeChecked(doc)
    const key = this.claim(idBytes)
    if (this.view.get(key)) throw this.duplicate('_id_', { _id: 1 }, [doc._id])
    const changes = this.definition.indexes.map((index) => this.indexChange(index, idBytes, undefined, doc))
    this.view.put(key, bytes)
    for (const apply of changes) apply()
    this.view.addCount(this.definition.id, 1)
  }

  /** Stores `after` in the place of `before` (same `_id`); false when nothing changed. */
  replace(before: Doc, after: Doc): boolean {
    const bytes = encodeChecked(after)
    if (encodeDocument(before).equals(bytes)) return false
    const idBytes = encodeId(before._id)
    const key = this.claim(idBytes)
    const changes = this.definition.indexes.map((index) => this.indexChange(index, idBytes, before, after))
    this.view.put(key, bytes)
    for (const apply of changes) apply()
    return true
  }

  remove(doc: Doc): void {
    const idBytes = encodeId(doc._id)
    const key = this.claim(idBytes)
    const changes = this.definition.indexes.map((index) => this.indexChange(index, idBytes, doc, undefined))
    this.view.remove(key)
    for (const apply of changes) apply()
    this.view.addCount(this.definition.id, -1)
  }

  /** Adds what is stored already to a new index. */
  build(index: IndexDefinition): void {
    for (const doc of [...this.all()]) this.indexChange(index, encodeId(doc._id), undefined, doc)()
  }

  /** Removes every trace of an index. */
  unbuild(index: IndexDefinition): void {
    this.removeRange(indexPrefix(index.id))
    this.view.remove(multikeyKey(index.id))
  }

  /** Removes every document and index entry, and the counter. */
  clear(): void {
    this.removeRange(documentPrefix(this.definition.id))
    for (const index of this.definition.indexes) this.unbuild(index)
    this.view.remove(countKey(this.definition.id))
  }

  private removeRange(prefix: Buffer): void {
    for (const { key } of [...this.view.range(prefix, afterPrefix(prefix))]) this.view.remove(key)
  }

  /** Checks first, so that a refused document leaves nothing behind; the answer applies the change. */
  private indexChange(
    index: IndexDefinition,
    idBytes: Buffer,
    before: Doc | undefined,
    after: Doc | undefined,
  ): () => void {
    const old = before ? entriesIn(index, before) : { entries: [], multikey: false }
    const next = after ? entriesIn(index, after) : { entries: [], multikey: false }
    const kept = new Set(old.entries.map((entry) => entry.prefix.toString('latin1')))
    const wanted = new Set(next.entries.map((entry) => entry.prefix.toString('latin1')))
    const added = next.entries.filter((entry) => !kept.has(entry.prefix.toString('latin1')))
    const removed = old.entries.filter((entry) => !wanted.has(entry.prefix.toString('latin1')))
    if (index.unique) {
      for (const entry of removed) this.view.claimPrefix(entry.prefix)
      for (const entry of added) this.checkUnique(index, entry, idBytes)
    }
    return () => {
      for (const entry of removed) this.view.remove(entryKey(entry, idBytes))
      for (const entry of added) this.view.put(entryKey(entry, idBytes), entryValue(entry, idBytes))
      if (next.multikey && !this.isMultikey(index)) this.view.put(multikeyKey(index.id), MULTIKEY)
    }
  }

  private checkUnique(index: IndexDefinition, entry: IndexEntry, idBytes: Buffer): void {
    this.view.claimPrefix(entry.prefix)
    for (const { value } of this.view.range(entry.prefix, afterPrefix(entry.prefix))) {
      if (!idOfEntry(value).equals(idBytes)) throw this.duplicate(index.name, index.key, entry.values)
    }
  }

  private duplicate(indexName: string, key: Record<string, number>, values: unknown[]): EmbeddedMongoError {
    const keyValue: Doc = Object.fromEntries(Object.keys(key).map((field, i) => [field, values[i] ?? null]))
    return new EmbeddedMongoError(
      11000,
      `E11000 duplicate key error collection: ${this.definition.namespace} index: ${indexName} dup key: ${printValue(keyValue)}`,
      [],
      { keyPattern: key, keyValue },
    )
  }
}

/** The entries a document should have in an index. */
export function entriesIn(index: IndexDefinition, doc: Doc): { entries: IndexEntry[]; multikey: boolean } {
  const partial = index.partialFilterExpression
  if (partial && !matcherFor(partial)(doc)) return { entries: [], multikey: false }
  return indexEntries(doc, index)
}

function encodeChecked(doc: Doc): Buffer {
  if (isDeeperThan(doc, MAX_DEPTH)) {
    throw new EmbeddedMongoError(
      15,
      `cannot insert document because it exceeds ${MAX_DEPTH} levels of nesting`,
    )
  }
  return encodeBounded(doc)
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (Array.isArray(value)) return levels === 0 || value.some((item) => isDeeperThan(item, levels - 1))
  if (!isDocument(value)) return false
  if (levels === 0) return true
  for (const name in value) if (isDeeperThan(value[name], levels - 1)) return true
  return false
}
