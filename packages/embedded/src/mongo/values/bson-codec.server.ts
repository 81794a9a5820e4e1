import { deserialize, serialize } from 'bson'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { type Doc, getField } from './document.server.ts'
import { printValue } from './print-value.server.ts'

const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** Decodes without promoting anything: int32, int64, double, decimal and binary stay what they are. */
export function decodeDocument(bytes: Uint8Array): Doc {
  return deserialize(bytes, {
    promoteValues: false,
    promoteLongs: false,
    promoteBuffers: false,
    bsonRegExp: true,
    validation: { utf8: false },
  })
}

export function encodeDocument(doc: Doc): Buffer {
  const bytes = serialize(doc, { ignoreUndefined: true, checkKeys: false })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Encodes a document that is stored or sent. Throws 10334 when it is larger than a document may be. */
export function encodeBounded(doc: Doc): Buffer {
  const bytes = encodeDocument(doc)
  if (bytes.length <= MAX_DOCUMENT_BYTES) return bytes
  throw new EmbeddedMongoError(
    10334,
    `BSONObj size: ${bytes.length} (0x${bytes.length.toString(16).toUpperCase()}) is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}(16MB) First element: _id: ${printValue(getField(doc, '_id'))}`,
  )
}
