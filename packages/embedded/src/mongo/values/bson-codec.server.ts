import { deserialize, serialize } from 'bson'
import { type Doc } from './document.server.ts'

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

export const isTooLarge = (bytes: Uint8Array): boolean => bytes.byteLength > MAX_DOCUMENT_BYTES
