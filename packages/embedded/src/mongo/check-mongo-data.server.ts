import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { holdMongoDirectory } from './hold-mongo-directory.server.ts'
import { Catalog, type CollectionDefinition, type IndexDefinition } from './storage/catalog.server.ts'
import { Collection, entriesIn } from './storage/collection.server.ts'
import { entryKey, entryValue, idOfEntry } from './storage/index-entries.server.ts'
import { afterPrefix } from './storage/key-encoding.server.ts'
import {
  documentPrefix,
  encodeId,
  indexPrefix,
  OWNED_KINDS,
  ownerOf,
  wholeKind,
} from './storage/keys.server.ts'
import { openStore } from './storage/open-store.server.ts'
import { LiveView, type Store } from './storage/store.server.ts'
import { type View } from './storage/view.server.ts'
import { decodeDocument } from './values/bson-codec.server.ts'
import { checkBson } from './values/check-bson.server.ts'
import { type Doc } from './values/document.server.ts'
import { printValue } from './values/print-value.server.ts'

/** Something in a data directory that should not be so. */
export interface MongoFinding {
  /** `database.collection`, the index's name after it where it is about one, or the file. */
  where: string
  problem: string
}

/**
 * Reads everything in the data directory of a stopped server: every page, document, index entry and counter.
 * Answers what is wrong; nothing when all is well. Throws `EmbeddedMongoError` 98 when a server is using it.
 */
export async function checkMongoData({ dataDir }: { dataDir: string }): Promise<MongoFinding[]> {
  const release = holdMongoDirectory(dataDir)
  let store: Store | undefined
  try {
    store = await openStore(dataDir, { everyPage: true })
    const view = new LiveView(store)
    const definitions = new Catalog(view).all(view)
    return [
      ...definitions.flatMap((definition) => [...checkCollection(definition, view)]),
      ...strays(definitions, view),
    ]
  } catch (error) {
    if (!(error instanceof EmbeddedMongoError) || error.code === 98) throw error
    return [{ where: dataDir, problem: error.message }]
  } finally {
    await store?.close()
    release()
  }
}

function* checkCollection(definition: CollectionDefinition, view: View): Generator<MongoFinding> {
  const where = definition.namespace
  const collection = new Collection(definition, view)
  const prefix = documentPrefix(definition.id)
  let count = 0
  for (const { key, value } of view.range(prefix, afterPrefix(prefix))) {
    count++
    const doc = readable(value)
    if (!doc) {
      yield { where, problem: `the document under the key ${key.toString('hex')} cannot be decoded` }
      continue
    }
    if (!collection.documentKey(encodeId(doc._id)).equals(key))
      yield { where, problem: `document ${printValue(doc._id)} is under the key of another id` }
    for (const index of definition.indexes) yield* missingEntries(definition, index, doc, view)
  }
  if (count !== collection.count())
    yield { where, problem: `the counter says ${collection.count()}, and there are ${count} documents` }
  for (const index of definition.indexes) yield* wrongEntries(collection, index)
}

function readable(bytes: Buffer): Doc | undefined {
  try {
    checkBson(bytes)
    return decodeDocument(bytes)
  } catch {
    return undefined
  }
}

function* missingEntries(
  { namespace }: CollectionDefinition,
  index: IndexDefinition,
  doc: Doc,
  view: View,
): Generator<MongoFinding> {
  const idBytes = encodeId(doc._id)
  for (const entry of entriesIn(index, doc).entries) {
    const stored = view.get(entryKey(entry, idBytes))
    if (!stored?.equals(entryValue(entry, idBytes)))
      yield {
        where: `${namespace} ${index.name}`,
        problem: `document ${printValue(doc._id)} is not in the index`,
      }
  }
}

function* wrongEntries(collection: Collection, index: IndexDefinition): Generator<MongoFinding> {
  const where = `${collection.definition.namespace} ${index.name}`
  const prefix = indexPrefix(index.id)
  for (const { key, value } of collection.view.range(prefix, afterPrefix(prefix))) {
    const idBytes = idOfEntry(value)
    const bytes = collection.view.get(collection.documentKey(idBytes))
    const doc = bytes && readable(bytes)
    const problem = !doc
      ? 'points to a document that is not there'
      : entriesIn(index, doc).entries.some((entry) => entryKey(entry, idBytes).equals(key))
        ? undefined
        : `does not belong to document ${printValue(doc._id)}`
    if (problem) yield { where, problem: `the entry ${key.toString('hex')} ${problem}` }
  }
}

/** What is left of collections and indexes that are gone. */
function* strays(definitions: CollectionDefinition[], view: View): Generator<MongoFinding> {
  const known = new Set(definitions.flatMap(({ id, indexes }) => [id, ...indexes.map((index) => index.id)]))
  for (const kind of OWNED_KINDS) {
    for (const { key } of view.range(...wholeKind(kind))) {
      if (!known.has(ownerOf(key)))
        yield { where: 'no collection', problem: `the key ${key.toString('hex')} belongs to nothing` }
    }
  }
}
