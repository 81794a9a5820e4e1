import { location } from './expression.server.ts'
import { calendarFields, fromLocal, offsetMinutes } from './time-zone.server.ts'

const FIXED_MS: Record<string, number> = { hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 }
const DAYS: Record<string, number> = { day: 1, week: 7 }
const MONTHS: Record<string, number> = { month: 1, quarter: 3, year: 12 }
const DAY_MS = 86_400_000

const unknownUnit = (unit: string) => location(9, `unknown time unit value: ${unit}`)

const toLocal = (date: Date, zone: string): number => date.getTime() + offsetMinutes(date, zone) * 60_000

/** Adds calendar or clock units; the 31st becomes the last day of a shorter month. */
export function addUnits(date: Date, unit: string, amount: number, zone: string): Date {
  if (Object.hasOwn(FIXED_MS, unit)) return new Date(date.getTime() + amount * (FIXED_MS[unit] as number))
  const local = toLocal(date, zone)
  if (Object.hasOwn(DAYS, unit)) return fromLocal(local + amount * (DAYS[unit] as number) * DAY_MS, zone)
  if (!Object.hasOwn(MONTHS, unit)) throw unknownUnit(unit)
  const { year, month, day } = calendarFields(date, zone)
  const target = year * 12 + (month - 1) + amount * (MONTHS[unit] as number)
  const [newYear, newMonth] = [Math.floor(target / 12), ((target % 12) + 12) % 12]
  const lastDay = new Date(Date.UTC(newYear, newMonth + 1, 0)).getUTCDate()
  const time = ((local % DAY_MS) + DAY_MS) % DAY_MS
  return fromLocal(Date.UTC(newYear, newMonth, Math.min(day, lastDay)) + time, zone)
}

/** The number of unit boundaries between two instants. */
export function unitsBetween(start: Date, end: Date, unit: string, zone: string, weekday = 0): number {
  if (unit === 'millisecond') return end.getTime() - start.getTime()
  return unitNumber(end, unit, zone, weekday) - unitNumber(start, unit, zone, weekday)
}

const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')

/** The number of a weekday, Sunday being 0, that may be written in full or with its first three letters. */
export function weekdayNumber(name: unknown): number {
  if (name === undefined) return 0
  const wanted = String(name).toLowerCase()
  const found = WEEKDAYS.findIndex((day) => day === wanted || day.slice(0, 3) === wanted)
  if (found < 0) throw location(9, `unknown day of week value: ${String(name)}`)
  return found
}

function unitNumber(date: Date, unit: string, zone: string, weekday: number): number {
  const local = toLocal(date, zone)
  if (Object.hasOwn(FIXED_MS, unit)) return Math.floor(local / (FIXED_MS[unit] as number))
  if (unit === 'day') return Math.floor(local / DAY_MS)
  // 1 January 1970 was a Thursday.
  if (unit === 'week') return Math.floor((Math.floor(local / DAY_MS) + 4 - weekday) / 7)
  if (!Object.hasOwn(MONTHS, unit)) throw unknownUnit(unit)
  const { year, month } = calendarFields(date, zone)
  return Math.floor((year * 12 + month - 1) / (MONTHS[unit] as number))
}

// Bins of several units are counted from here, those of weeks from the first beginning of a week after it.
const FIRST_BIN = Date.UTC(2000, 0, 1)

/** The beginning of the unit, or of the bin of several units, that an instant lies in. */
export function truncateTo(date: Date, unit: string, zone: string, binSize = 1, weekday = 0): Date {
  const first = unit === 'week' ? FIRST_BIN + ((weekday - 6 + 7) % 7) * DAY_MS : FIRST_BIN
  const origin = unitNumber(new Date(first), unit, 'UTC', weekday)
  const bins = Math.floor((unitNumber(date, unit, zone, weekday) - origin) / binSize)
  const number = origin + bins * binSize
  if (Object.hasOwn(FIXED_MS, unit)) return fromLocal(number * (FIXED_MS[unit] as number), zone)
  if (unit === 'day') return fromLocal(number * DAY_MS, zone)
  if (unit === 'week') return fromLocal((number * 7 - 4 + weekday) * DAY_MS, zone)
  const months = number * (MONTHS[unit] as number)
  return fromLocal(Date.UTC(Math.floor(months / 12), ((months % 12) + 12) % 12, 1), zone)
}
