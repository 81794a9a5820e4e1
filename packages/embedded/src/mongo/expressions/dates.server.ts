import { Int32, Long, ObjectId, Timestamp } from 'bson'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { toNumber } from '../values/numbers.server.ts'
import { toDate } from './conversions.server.ts'
import { dayOfYear, formatDate, isoWeek, parseByFormat } from './date-format.server.ts'
import { addUnits, truncateTo, unitsBetween, weekdayNumber } from './date-units.server.ts'
import {
  type BuildOperator,
  type Evaluate,
  isNullish,
  location,
  named,
  type OperatorTable,
} from './expression.server.ts'
import { calendarFields, type CalendarFields, fromLocal } from './time-zone.server.ts'

/** A date from anything that carries one. */
function instant(value: unknown): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1000)
  throw location(16006, `can't convert from BSON type ${bsonTypeOf(value)} to Date`)
}

const zoneOf = (value: unknown): string => (value === undefined ? 'UTC' : String(value))

/** A part of a date; the argument is a date or `{ date, timezone }`. */
function datePart(name: string, read: (fields: CalendarFields) => number): BuildOperator {
  return (argument, compile) => {
    const given = Array.isArray(argument) && argument.length === 1 ? (argument[0] as unknown) : argument
    const isNamed = isDocument(given) && Object.hasOwn(given, 'date')
    const date = compile(isNamed ? given.date : given)
    const zone: Evaluate = isNamed ? compile(given.timezone) : () => undefined
    if (isNamed) {
      for (const key of Object.keys(given)) {
        if (key !== 'date' && key !== 'timezone')
          throw location(40535, `unrecognized option to ${name}: "${key}"`)
      }
    }
    return (scope) => {
      const value = date(scope)
      const timezone = zone(scope)
      if (isNullish(value) || timezone === null) return null
      return new Int32(read(calendarFields(instant(value), zoneOf(timezone))))
    }
  }
}

const weekday = ({ year, month, day }: CalendarFields): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay()

const dateToString = named(
  '$dateToString',
  ['date'],
  ['format', 'timezone', 'onNull'],
  ({ date, format, timezone, onNull }) => {
    if (isNullish(date)) return onNull ?? null
    if (timezone === null || format === null) return null
    const zone = zoneOf(timezone)
    const pattern =
      typeof format === 'string' ? format : zone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L'
    return formatDate(calendarFields(instant(date), zone), pattern)
  },
)

const dateFromString = named(
  '$dateFromString',
  ['dateString'],
  ['format', 'timezone', 'onError', 'onNull'],
  (values) => {
    if (isNullish(values.dateString)) return values.onNull ?? null
    try {
      if (typeof values.format === 'string') return dateByFormat(values, values.format)
      const date = toDate(values.dateString)
      const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(String(values.dateString))
      return hasZone || values.timezone === undefined
        ? date
        : fromLocal(date.getTime(), zoneOf(values.timezone))
    } catch (error) {
      if (!('onError' in values)) throw error
      return values.onError
    }
  },
)

function dateByFormat({ dateString, timezone }: Doc, format: string): Date {
  const text = String(dateString)
  const read = parseByFormat(text, format)
  if (!read) throw location(241, `Error parsing date string '${text}' with format '${format}'`)
  const zone = read.zone === 'Z' ? 'UTC' : read.zone
  return fromLocal(read.localMs, zone ?? zoneOf(timezone))
}

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond']

const dateFromParts = named('$dateFromParts', ['year'], [...PARTS.slice(1), 'timezone'], (values) => {
  if (PARTS.some((part) => values[part] === null)) return null
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0] = PARTS.map(
    (part) => (values[part] === undefined ? undefined : toNumber(values[part])),
  )
  return fromLocal(Date.UTC(year, month - 1, day, hour, minute, second, millisecond), zoneOf(values.timezone))
})

const inInt32 = (parts: Record<string, number>): Doc =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, new Int32(part)]))

const dateToParts = named(
  '$dateToParts',
  ['date'],
  ['timezone', 'iso8601'],
  ({ date, timezone, iso8601 }) => {
    if (isNullish(date) || timezone === null || iso8601 === null) return null
    const fields = calendarFields(instant(date), zoneOf(timezone))
    if (iso8601 === true) {
      const { year, week } = isoWeek(fields)
      const { hour, minute, second, millisecond } = fields
      const parts = { isoWeekYear: year, isoWeek: week, isoDayOfWeek: weekday(fields) || 7 }
      return inInt32({ ...parts, hour, minute, second, millisecond })
    }
    return Object.fromEntries(PARTS.map((part) => [part, new Int32(fields[part as keyof CalendarFields])]))
  },
)

const shift = (name: string, direction: number) =>
  named(name, ['startDate', 'unit', 'amount'], ['timezone'], ({ startDate, unit, amount, timezone }) => {
    if (isNullish(startDate) || isNullish(unit) || isNullish(amount)) return null
    return addUnits(instant(startDate), String(unit), direction * toNumber(amount), zoneOf(timezone))
  })

export const dateOperators: OperatorTable = {
  $year: datePart('$year', ({ year }) => year),
  $month: datePart('$month', ({ month }) => month),
  $dayOfMonth: datePart('$dayOfMonth', ({ day }) => day),
  $dayOfWeek: datePart('$dayOfWeek', (fields) => weekday(fields) + 1),
  $isoDayOfWeek: datePart('$isoDayOfWeek', (fields) => weekday(fields) || 7),
  $dayOfYear: datePart('$dayOfYear', dayOfYear),
  $isoWeek: datePart('$isoWeek', (fields) => isoWeek(fields).week),
  $isoWeekYear: datePart('$isoWeekYear', (fields) => isoWeek(fields).year),
  $hour: datePart('$hour', ({ hour }) => hour),
  $minute: datePart('$minute', ({ minute }) => minute),
  $second: datePart('$second', ({ second }) => second),
  $millisecond: datePart('$millisecond', ({ millisecond }) => millisecond),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
  $dateAdd: shift('$dateAdd', 1),
  $dateSubtract: shift('$dateSubtract', -1),
  $dateDiff: named(
    '$dateDiff',
    ['startDate', 'endDate', 'unit'],
    ['timezone', 'startOfWeek'],
    ({ startDate, endDate, unit, timezone, startOfWeek }) => {
      if (isNullish(startDate) || isNullish(endDate) || isNullish(unit)) return null
      const [start, end] = [instant(startDate), instant(endDate)]
      return Long.fromNumber(
        unitsBetween(start, end, String(unit), zoneOf(timezone), weekdayNumber(startOfWeek)),
      )
    },
  ),
  $dateTrunc: named(
    '$dateTrunc',
    ['date', 'unit'],
    ['timezone', 'binSize', 'startOfWeek'],
    ({ date, unit, timezone, binSize, startOfWeek }) => {
      if (isNullish(date) || isNullish(unit) || binSize === null) return null
      const size = binSize === undefined ? 1 : toNumber(binSize)
      if (!Number.isInteger(size) || size < 1)
        throw location(5439018, '$dateTrunc requires binSize to be greater than 0')
      return truncateTo(instant(date), String(unit), zoneOf(timezone), size, weekdayNumber(startOfWeek))
    },
  ),
}
