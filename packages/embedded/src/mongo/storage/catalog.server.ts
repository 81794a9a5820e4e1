import { decodeDocument, encodeDocument } from '../values/bson-codec.server.ts'
import { type Doc } from '../values/document.server.ts'
import { toNumber } from '../values/numbers.server.ts'
import { afterPrefix } from './key-encoding.server.ts'
import { catalogKey, catalogPrefix, namespaceOf, wholeCatalogPrefix } from './keys.server.ts'
import { type View } from './view.server.ts'

export interface IndexDefinition {
  id: number
  name: string
  /** Field to 1 or -1. */
  key: Record<string, number>
  unique: boolean
  sparse: boolean
  partialFilterExpression?: Doc
  expireAfterSeconds?: number
  /** The specification as it was given, for listIndexes. */
  spec: Doc
}

export interface CollectionDefinition {
  id: number
  namespace: string
  uuid: Doc['uuid']
  options: Doc
  /** The indexes besides the one on _id. */
  indexes: IndexDefinition[]
}

/** Definitions of collections, read through the view of the command that asks. */
export class Catalog {
  private readonly decoded = new Map<string, { bytes: Buffer; definition: CollectionDefinition }>()
  private lastId = 0

  constructor(committed: View) {
    for (const definition of this.all(committed)) {
      this.lastId = Math.max(this.lastId, definition.id, ...definition.indexes.map((index) => index.id))
    }
  }

  nextId(): number {
    return ++this.lastId
  }

  find(view: View, namespace: string): CollectionDefinition | undefined {
    const bytes = view.get(catalogKey(namespace))
    if (!bytes) return undefined
    const known = this.decoded.get(namespace)
    if (known?.bytes.equals(bytes)) return known.definition
    const definition = decodeDefinition(namespace, bytes)
    this.decoded.set(namespace, { bytes: Buffer.from(bytes), definition })
    return definition
  }

  save(view: View, definition: CollectionDefinition): void {
    const { namespace, ...stored } = definition
    view.put(catalogKey(namespace), encodeDocument({ ...stored }))
  }

  forget(view: View, namespace: string): void {
    view.remove(catalogKey(namespace))
  }

  inDatabase(view: View, database: string): CollectionDefinition[] {
    return this.under(view, catalogPrefix(database))
  }

  all(view: View): CollectionDefinition[] {
    return this.under(view, wholeCatalogPrefix())
  }

  private under(view: View, prefix: Buffer): CollectionDefinition[] {
    return [...view.range(prefix, afterPrefix(prefix))].map(({ key, value }) =>
      decodeDefinition(namespaceOf(key), value),
    )
  }
}

function decodeDefinition(namespace: string, bytes: Buffer): CollectionDefinition {
  const stored = decodeDocument(bytes)
  const indexes = (stored.indexes as Doc[]).map((index) => ({
    ...(index as unknown as IndexDefinition),
    id: toNumber(index.id),
    key: Object.fromEntries(
      Object.entries(index.key as Doc).map(([field, order]) => [field, toNumber(order)]),
    ),
    expireAfterSeconds:
      index.expireAfterSeconds === undefined ? undefined : toNumber(index.expireAfterSeconds),
  }))
  return { id: toNumber(stored.id), namespace, uuid: stored.uuid, options: stored.options as Doc, indexes }
}
