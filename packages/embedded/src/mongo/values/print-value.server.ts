import { type Binary, type BSONRegExp, Long, type Timestamp } from 'bson'
import { bsonTypeOf } from './bson-type.server.ts'
import { type Doc } from './document.server.ts'
import { toNumber } from './numbers.server.ts'

/** A value the way the server's messages print it, such as `{ email: "a@b.in" }`. */
export function printValue(value: unknown): string {
  switch (bsonTypeOf(value)) {
    case 'missing':
    case 'null':
      return 'null'
    case 'string':
    case 'symbol':
      return JSON.stringify(String(value))
    case 'double':
      return printDouble(toNumber(value))
    case 'date':
      return `new Date(${(value as Date).getTime()})`
    case 'objectId':
      return `ObjectId('${String(value)}')`
    case 'array':
      return (value as unknown[]).length === 0
        ? '[]'
        : `[ ${(value as unknown[]).map(printValue).join(', ')} ]`
    case 'object':
      return printDocument(value as Doc)
    case 'binData':
      return `BinData(${(value as Binary).sub_type}, ${(value as Binary).toString('hex').toUpperCase()})`
    case 'regex':
      return `/${(value as BSONRegExp).pattern}/${(value as BSONRegExp).options}`
    case 'timestamp':
      return printTimestamp(value as Timestamp)
    case 'minKey':
      return 'MinKey'
    case 'maxKey':
      return 'MaxKey'
    default:
      return String(value)
  }
}

const printDouble = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : String(value)

const printTimestamp = (value: Timestamp): string =>
  `Timestamp(${Long.fromValue(value).getHighBitsUnsigned()}, ${Long.fromValue(value).getLowBitsUnsigned()})`

function printDocument(doc: Doc): string {
  const fields = Object.entries(doc).map(([name, value]) => `${name}: ${printValue(value)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}
