import { isDocument } from './document.server.ts'

/** The names `$type` and error messages use. */
export type BsonTypeName =
  | 'missing'
  | 'minKey'
  | 'null'
  | 'int'
  | 'long'
  | 'double'
  | 'decimal'
  | 'string'
  | 'symbol'
  | 'object'
  | 'array'
  | 'binData'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'timestamp'
  | 'regex'
  | 'dbPointer'
  | 'javascript'
  | 'javascriptWithScope'
  | 'maxKey'

const BY_BSONTYPE: Record<string, BsonTypeName> = {
  Int32: 'int',
  Long: 'long',
  Double: 'double',
  Decimal128: 'decimal',
  BSONSymbol: 'symbol',
  Binary: 'binData',
  ObjectId: 'objectId',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
  DBRef: 'object',
  Code: 'javascript',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
}

export function bsonTypeOf(value: unknown): BsonTypeName {
  switch (typeof value) {
    case 'undefined':
      return 'missing'
    case 'string':
      return 'string'
    case 'boolean':
      return 'bool'
    case 'number':
      return 'double'
    case 'object':
      break
    default:
      throw new TypeError(`no BSON type for ${typeof value}`)
  }
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  const tag = (value as { _bsontype?: unknown })._bsontype
  if (typeof tag === 'string' && !isDocument(value)) return BY_BSONTYPE[tag] ?? 'object'
  return 'object'
}

// The order between types; values of types with the same number are compared with each other.
const ORDER: Record<BsonTypeName, number> = {
  minKey: 0,
  missing: 3,
  null: 5,
  int: 10,
  long: 10,
  double: 10,
  decimal: 10,
  string: 15,
  symbol: 15,
  object: 20,
  array: 25,
  binData: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  dbPointer: 55,
  javascript: 60,
  javascriptWithScope: 65,
  maxKey: 127,
}

/** The place of a value's type in BSON's order between types; the four number types share one. */
export const typeOrder = (value: unknown): number => ORDER[bsonTypeOf(value)]

export const NUMBER_ORDER = ORDER.int

const NUMBERS: Record<string, BsonTypeName[]> = {
  '1': ['double'],
  '2': ['string'],
  '3': ['object'],
  '4': ['array'],
  '5': ['binData'],
  '6': ['missing'],
  '7': ['objectId'],
  '8': ['bool'],
  '9': ['date'],
  '10': ['null'],
  '11': ['regex'],
  '13': ['javascript'],
  '14': ['symbol'],
  '15': ['javascriptWithScope'],
  '16': ['int'],
  '17': ['timestamp'],
  '18': ['long'],
  '19': ['decimal'],
  '-1': ['minKey'],
  '127': ['maxKey'],
}

/** The types a `$type` argument stands for, or undefined when there is no such type. */
export function typesForAlias(alias: string | number): BsonTypeName[] | undefined {
  if (typeof alias === 'number') return NUMBERS[String(alias)]
  if (alias === 'number') return ['int', 'long', 'double', 'decimal']
  if (alias === 'undefined') return []
  return alias !== 'missing' && Object.hasOwn(ORDER, alias) ? [alias as BsonTypeName] : undefined
}
