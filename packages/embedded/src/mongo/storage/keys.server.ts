import { encodeValue } from './key-encoding.server.ts'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'

// One LMDB database holds everything; the first byte of a key says what it is.
const FORMAT = 0
const CATALOG = 1
const DOCUMENT = 2
const INDEX = 3
const COUNT = 4
const MULTIKEY = 5
const SESSION = 6

export const MAX_ID_BYTES = 900

function numbered(kind: number, id: number): Buffer {
  const key = Buffer.allocUnsafe(5)
  key[0] = kind
  key.writeUInt32BE(id, 1)
  return key
}

/** Where the version of this layout is written. */
export const formatKey = (): Buffer => Buffer.from([FORMAT])

export const catalogKey = (namespace: string): Buffer => Buffer.from(`\u0001${namespace.replace('.', '\0')}`)
export const catalogPrefix = (database: string): Buffer => Buffer.from(`\u0001${database}\0`)
export const wholeCatalogPrefix = (): Buffer => Buffer.from([CATALOG])

/** `db.collection` of a catalog key. */
export const namespaceOf = (key: Buffer): string => key.subarray(1).toString().replace('\0', '.')

export const documentPrefix = (collectionId: number): Buffer => numbered(DOCUMENT, collectionId)
export const indexPrefix = (indexId: number): Buffer => numbered(INDEX, indexId)
export const countKey = (collectionId: number): Buffer => numbered(COUNT, collectionId)
export const multikeyKey = (indexId: number): Buffer => numbered(MULTIKEY, indexId)
export const sessionKey = (sessionId: Buffer): Buffer => Buffer.concat([Buffer.from([SESSION]), sessionId])
export const sessionPrefix = (): Buffer => Buffer.from([SESSION])

/** The kinds of keys that belong to a collection or an index. */
export const OWNED_KINDS = [DOCUMENT, INDEX, COUNT, MULTIKEY]

/** The bounds of all keys of one kind. */
export const wholeKind = (kind: number): [Buffer, Buffer] => [Buffer.from([kind]), Buffer.from([kind + 1])]

/** The collection or index that a key of an owned kind belongs to. */
export const ownerOf = (key: Buffer): number => key.readUInt32BE(1)

/** The `_id` part of a document's key: equal ids have equal bytes and different ones different bytes. */
export function encodeId(id: unknown): Buffer {
  const type = bsonTypeOf(id)
  if (type === 'array' || type === 'regex') {
    throw new EmbeddedMongoError(53, `The '_id' value cannot be of type ${type}`)
  }
  return encodeValue(id, MAX_ID_BYTES).bytes
}
