import { createHash } from 'node:crypto'
import {
  type Binary,
  type BSONRegExp,
  type Code,
  Decimal128,
  Long,
  type ObjectId,
  type Timestamp,
} from 'bson'
import { bsonTypeOf, typeOrder } from '../values/bson-type.server.ts'
import { type Doc } from '../values/document.server.ts'
import { canonicalNumberText, compareNumbers, isExactAsDouble, toNumber } from '../values/numbers.server.ts'

// Encoded values compare bytewise as BSON compares the values, equal values (1 and 1.0) have equal bytes, different
// ones have different bytes, and no encoding is the beginning of another. Where order cannot be kept within a bounded
// length, a hash keeps the bytes different; such a value is `lossy`, and neighbours must be compared again.

const HASH_BYTES = 16
const EXACT = 0x80
const BETWEEN_DOUBLES = 0x81

export interface EncodedValue {
  bytes: Buffer
  lossy: boolean
}

class KeyWriter {
  private readonly parts: Buffer[] = []
  lossy = false

  push(part: Buffer): void {
    this.parts.push(part)
  }

  byte(value: number): void {
    this.parts.push(Buffer.from([value]))
  }

  finish(): Buffer {
    return Buffer.concat(this.parts)
  }
}

const hash = (bytes: Buffer | string): Buffer =>
  createHash('sha256').update(bytes).digest().subarray(0, HASH_BYTES)

/** Encodes one value in at most `maxBytes` + 16 bytes. */
export function encodeValue(value: unknown, maxBytes: number): EncodedValue {
  const writer = new KeyWriter()
  writeValue(writer, value)
  const bytes = writer.finish()
  if (bytes.length <= maxBytes) return { bytes, lossy: writer.lossy }
  return { bytes: Buffer.concat([bytes.subarray(0, maxBytes), hash(bytes)]), lossy: true }
}

/** The type byte of a value's encoding, leaving room below and above every type. */
export const typeByte = (value: unknown): number => typeOrder(value) + 1

function writeValue(writer: KeyWriter, value: unknown): void {
  writer.byte(typeByte(value))
  switch (bsonTypeOf(value)) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return writeNumber(writer, value)
    case 'string':
    case 'symbol':
      return writer.push(escaped(Buffer.from(String(value))))
    case 'object':
      return writeDocument(writer, value as Doc)
    case 'array':
      for (const item of value as unknown[]) writeValue(writer, item)
      return writer.byte(0)
    case 'binData':
      return writeBinary(writer, value as Binary)
    case 'objectId':
      return writer.push(Buffer.from((value as ObjectId).id))
    case 'bool':
      return writer.byte(value ? 1 : 0)
    case 'date':
      return writer.push(sortableInt64(BigInt.asIntN(64, BigInt((value as Date).getTime() || 0))))
    case 'timestamp':
      return writer.push(unsigned64((value as Timestamp).toBigInt()))
    case 'regex':
      writer.push(escaped(Buffer.from((value as BSONRegExp).pattern)))
      return writer.push(escaped(Buffer.from((value as BSONRegExp).options)))
    case 'javascript':
      return writer.push(escaped(Buffer.from((value as Code).code)))
    default:
  }
}

function writeDocument(writer: KeyWriter, doc: Doc): void {
  for (const name of Object.keys(doc)) {
    writer.byte(typeByte(doc[name]))
    writer.push(escaped(Buffer.from(name)))
    writeValue(writer, doc[name])
  }
  writer.byte(0)
}

function writeBinary(writer: KeyWriter, value: Binary): void {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(value.length(), 0)
  head.writeUInt8(value.sub_type, 4)
  writer.push(head)
  writer.push(Buffer.from(value.value()))
}

/** Zero bytes are escaped so that the terminator sorts before any continuation. */
function escaped(bytes: Buffer): Buffer {
  if (!bytes.includes(0)) return Buffer.concat([bytes, Buffer.from([0, 1])])
  const out: number[] = []
  for (const byte of bytes) {
    out.push(byte)
    if (byte === 0) out.push(0xff)
  }
  return Buffer.from([...out, 0, 1])
}

function writeNumber(writer: KeyWriter, value: unknown): void {
  const floor = floorDouble(value)
  writer.push(sortableDouble(floor))
  if (isExactAsDouble(value) || compareNumbers(value, floor) === 0) return writer.byte(EXACT)
  writer.byte(BETWEEN_DOUBLES)
  writer.push(hash(canonicalNumberText(value)).subarray(0, 8))
  writer.lossy = true
}

/** The largest double that is not above the value. */
function floorDouble(value: unknown): number {
  const nearest = toNumber(value)
  if (!(value instanceof Decimal128) && !(value instanceof Long)) return nearest
  if (Number.isNaN(nearest)) return nearest
  if (nearest === Infinity && !/^Inf/.test(value.toString())) return Number.MAX_VALUE
  return compareNumbers(value, nearest) < 0 ? previousDouble(nearest) : nearest
}

const scratch = Buffer.alloc(8)

function previousDouble(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  scratch.writeDoubleBE(value)
  const bits = scratch.readBigInt64BE()
  scratch.writeBigInt64BE(value > 0 ? bits - 1n : bits + 1n)
  return scratch.readDoubleBE()
}

function sortableDouble(value: number): Buffer {
  const out = Buffer.alloc(8) // NaN stays all zeros: it comes before every number
  if (Number.isNaN(value)) return out
  out.writeDoubleBE(value === 0 ? 0 : value)
  if ((out[0] as number) & 0x80) for (let i = 0; i < 8; i++) out[i] = ~(out[i] as number) & 0xff
  else out[0] = (out[0] as number) | 0x80
  return out
}

function sortableInt64(value: bigint): Buffer {
  return unsigned64(value + 2n ** 63n)
}

function unsigned64(value: bigint): Buffer {
  const out = Buffer.alloc(8)
  out.writeBigUInt64BE(BigInt.asUintN(64, value))
  return out
}

/** The same bytes in the opposite order, for descending index fields. */
export function inverted(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length)
  for (let i = 0; i < bytes.length; i++) out[i] = ~(bytes[i] as number) & 0xff
  return out
}

/** The first key after every key that begins with `prefix`. */
export function afterPrefix(prefix: Buffer): Buffer {
  let end = prefix.length
  while (end > 0 && prefix[end - 1] === 0xff) end--
  if (end === 0) return Buffer.alloc(1978, 0xff)
  const out = Buffer.from(prefix.subarray(0, end))
  out[end - 1] = (out[end - 1] as number) + 1
  return out
}
