import { isUtf8 } from 'node:buffer'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'

/** How deep documents of a message may lie in each other, as on the server; what is stored may be less deep. */
const MAX_DEPTH = 200
const SHORT_TEXT_BYTES = 64

const FIXED_BYTES: Record<number, number> = {
  0x01: 8, // double
  0x06: 0, // undefined
  0x07: 12, // ObjectId
  0x09: 8, // date
  0x0a: 0, // null
  0x10: 4, // int
  0x11: 8, // timestamp
  0x12: 8, // long
  0x13: 16, // decimal
  0x7f: 0, // MaxKey
  0xff: 0, // MinKey
}

const invalid = (what: string) => new EmbeddedMongoError(22, `invalid bson: ${what}`)

/**
 * Throws `EmbeddedMongoError` 22 unless `bytes` are exactly one well-formed document, and 15 when it is too deep: the
 * decoder trusts lengths, and replaces text it cannot read, so that it would be stored changed.
 */
export function checkBson(bytes: Buffer): void {
  if (bytes.length < 5 || bytes.readInt32LE(0) !== bytes.length)
    throw invalid('the length of the document is not that of its bytes')
  checkDocument(bytes, 0, bytes.length, 1)
}

function sizeAt(bytes: Buffer, at: number, end: number, least: number): number {
  if (at + 4 > end) throw invalid('it ends within a length')
  const size = bytes.readInt32LE(at)
  if (size < least || at + size > end) throw invalid(`a length of ${size} does not fit`)
  return size
}

/** Checks the document that begins at `start`; answers where it ends. */
function checkDocument(bytes: Buffer, start: number, limit: number, depth: number): number {
  if (depth > MAX_DEPTH)
    throw new EmbeddedMongoError(15, `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`)
  const end = start + sizeAt(bytes, start, limit, 5)
  if (bytes[end - 1] !== 0) throw invalid('a document does not end with a zero byte')
  let at = start + 4
  while (at < end - 1) {
    const type = bytes[at] as number
    at = checkName(bytes, at + 1, end - 1)
    at = checkValue(bytes, type, at, end - 1, depth)
    if (at > end - 1) throw invalid('a value reaches beyond its document')
  }
  return end
}

function checkName(bytes: Buffer, start: number, end: number): number {
  let at = start
  let isAscii = true
  for (; at < end && bytes[at] !== 0; at++) if ((bytes[at] as number) > 0x7f) isAscii = false
  if (at >= end) throw invalid('a name has no end')
  if (!isAscii && !isUtf8(bytes.subarray(start, at))) throw invalid('a name is not UTF-8')
  return at + 1
}

function checkValue(bytes: Buffer, type: number, at: number, end: number, depth: number): number {
  const fixed = FIXED_BYTES[type]
  if (fixed !== undefined) return at + fixed
  switch (type) {
    case 0x02: // string
    case 0x0d: // code
    case 0x0e: // symbol
      return checkText(bytes, at, end)
    case 0x03: // document
    case 0x04: // array
      return checkDocument(bytes, at, end, depth + 1)
    case 0x05: // binary: length, subtype, bytes
      return checkBinary(bytes, at, end)
    case 0x08:
      if ((bytes[at] as number) > 1) throw invalid('a boolean is neither 0 nor 1')
      return at + 1
    case 0x0b: // regular expression: pattern, options
      return checkName(bytes, checkName(bytes, at, end), end)
    case 0x0c: // DBPointer
      return checkText(bytes, at, end) + 12
    case 0x0f: {
      // code with scope: length, code, document
      const whole = at + sizeAt(bytes, at, end, 14)
      const scope = checkText(bytes, at + 4, whole)
      if (checkDocument(bytes, scope, whole, depth + 1) !== whole) throw invalid('a scope has another length')
      return whole
    }
    default:
      throw invalid(`unknown type ${type}`)
  }
}

function checkText(bytes: Buffer, at: number, end: number): number {
  const start = at + 4
  if (start > end) throw invalid('it ends within a length')
  const last = start + bytes.readInt32LE(at) - 1
  if (last < start || last >= end || bytes[last] !== 0) throw invalid('a text has a wrong length')
  if (!isText(bytes, start, last)) throw invalid('a text is not UTF-8')
  return last + 1
}

function isText(bytes: Buffer, start: number, end: number): boolean {
  if (end - start > SHORT_TEXT_BYTES) return isUtf8(bytes.subarray(start, end))
  for (let at = start; at < end; at++)
    if ((bytes[at] as number) > 0x7f) return isUtf8(bytes.subarray(start, end))
  return true
}

function checkBinary(bytes: Buffer, at: number, end: number): number {
  if (at + 5 > end) throw invalid('it ends within a length')
  const size = bytes.readInt32LE(at)
  const stop = at + 5 + size
  if (size < 0 || stop > end) throw invalid(`a length of ${size} does not fit`)
  // The old subtype repeats the length inside.
  if (bytes[at + 4] === 2 && (size < 4 || bytes.readInt32LE(at + 5) !== size - 4))
    throw invalid('a binary of the old subtype has a wrong length')
  return stop
}
