import { Decimal128, Double, Int32, Long, ObjectId } from 'bson'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { isNumeric, toDecimal, toNumber } from '../values/numbers.server.ts'
import {
  type BuildOperator,
  isNullish,
  isTrue,
  location,
  named,
  operator,
  type OperatorTable,
} from './expression.server.ts'

const unsupported = (value: unknown, to: string) =>
  location(241, `Unsupported conversion from ${bsonTypeOf(value)} to ${to} in $convert with no onError value`)

const failed = (value: unknown, to: string) =>
  location(241, `Failed to parse ${to} '${String(value)}' in $convert with no onError value`)

/** A number, date, id or boolean as the text `$toString` and the string operators give it. */
export function convertToString(value: unknown): string {
  switch (bsonTypeOf(value)) {
    case 'string':
    case 'symbol':
    case 'bool':
    case 'int':
    case 'long':
    case 'decimal':
    case 'objectId':
      return String(value)
    case 'double':
      return String(toNumber(value))
    case 'date':
      return (value as Date).toISOString()
    default:
      throw unsupported(value, 'string')
  }
}

function toWhole(value: unknown, to: 'int' | 'long'): Int32 | Long {
  const [least, most] = to === 'int' ? [-(2 ** 31), 2 ** 31 - 1] : [-(2 ** 63), 2 ** 63 - 1024]
  if (typeof value === 'boolean')
    return to === 'int' ? new Int32(Number(value)) : Long.fromNumber(Number(value))
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw failed(value, 'number')
    if (to === 'long') return Long.fromString(value)
    return inRange(Number(value), least, most, to)
  }
  if (value instanceof Long && to === 'long') return value
  if (value instanceof Date && to === 'long') return Long.fromNumber(value.getTime())
  if (!isNumeric(value)) throw unsupported(value, to)
  return inRange(Math.trunc(toNumber(value)), least, most, to)
}

function inRange(value: number, least: number, most: number, to: 'int' | 'long'): Int32 | Long {
  if (!(value >= least && value <= most)) {
    throw location(241, `Conversion would overflow target type in $convert with no onError value: ${value}`)
  }
  return to === 'int' ? new Int32(value) : Long.fromNumber(value)
}

function toDouble(value: unknown): Double {
  if (typeof value === 'boolean') return new Double(Number(value))
  if (value instanceof Date) return new Double(value.getTime())
  if (typeof value === 'string') {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) throw failed(value, 'number')
    return new Double(Number(value))
  }
  if (!isNumeric(value)) throw unsupported(value, 'double')
  return new Double(toNumber(value))
}

function toDecimalValue(value: unknown): Decimal128 {
  if (typeof value === 'boolean') return Decimal128.fromString(value ? '1' : '0')
  if (typeof value === 'string') {
    try {
      return Decimal128.fromString(value)
    } catch {
      throw failed(value, 'number')
    }
  }
  if (!isNumeric(value)) throw unsupported(value, 'decimal')
  return toDecimal(value)
}

/** Text, numbers of milliseconds and object ids as a date. */
export function toDate(value: unknown): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  if (value instanceof Int32 || !(typeof value === 'string' || isNumeric(value)))
    throw unsupported(value, 'date')
  if (typeof value !== 'string') return new Date(toNumber(value))
  // Without an offset the server reads a date as UTC.
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(value)
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) || hasZone ? value : `${value}Z`)
  if (Number.isNaN(date.getTime()) || !isDayOfCalendar(value)) throw failed(value, 'date')
  return date
}

// JavaScript takes the 30th of February for the 1st of March.
function isDayOfCalendar(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)?.map(Number) ?? []
  return year !== undefined && new Date(Date.UTC(year, (month ?? 0) - 1, day)).getUTCDate() === day
}

function toObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value
  if (typeof value !== 'string') throw unsupported(value, 'objectId')
  if (!/^[0-9a-fA-F]{24}$/.test(value)) throw failed(value, 'objectId')
  return ObjectId.createFromHexString(value)
}

const CONVERTERS: Record<string, (value: unknown) => unknown> = {
  string: convertToString,
  int: (value) => toWhole(value, 'int'),
  long: (value) => toWhole(value, 'long'),
  double: toDouble,
  decimal: toDecimalValue,
  bool: (value) => (isNumeric(value) || typeof value === 'boolean' ? isTrue(value) : true),
  date: toDate,
  objectId: toObjectId,
}

const NUMBERED: Record<number, string> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
}

const shorthand = (name: string, to: string): BuildOperator =>
  operator(name, 1, ([value]) => (isNullish(value) ? null : CONVERTERS[to]?.(value)))

const convert: BuildOperator = (argument, compile) => {
  const inner = named('$convert', ['input', 'to'], ['onError', 'onNull'], (values) => {
    if (isNullish(values.input)) return values.onNull ?? null
    const to = isNumeric(values.to) ? NUMBERED[toNumber(values.to)] : values.to
    const converter = typeof to === 'string' && Object.hasOwn(CONVERTERS, to) ? CONVERTERS[to] : undefined
    if (!converter) throw location(2, `Unknown type name: ${String(values.to)}`)
    try {
      return converter(values.input)
    } catch (error) {
      if (!('onError' in values)) throw error
      return values.onError
    }
  })
  return inner(argument, compile)
}

export const conversionOperators: OperatorTable = {
  $convert: convert,
  $toString: shorthand('$toString', 'string'),
  $toInt: shorthand('$toInt', 'int'),
  $toLong: shorthand('$toLong', 'long'),
  $toDouble: shorthand('$toDouble', 'double'),
  $toDecimal: shorthand('$toDecimal', 'decimal'),
  $toBool: shorthand('$toBool', 'bool'),
  $toDate: shorthand('$toDate', 'date'),
  $toObjectId: shorthand('$toObjectId', 'objectId'),
  $type: operator('$type', 1, ([value]) => bsonTypeOf(value)),
  $isNumber: operator('$isNumber', 1, ([value]) => isNumeric(value)),
}
