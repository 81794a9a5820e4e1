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

/** The number of unit boundaries between two instants; weeks begin on Sunday. */
export function unitsBetween(start: Date, end: Date, unit: string, zone: string): number {
  if (unit === 'millisecond') return end.getTime() - start.getTime()
  return unitNumber(end, unit, zone) - unitNumber(start, unit, zone)
}

function unitNumber(date: Date, unit: string, zone: string): number {
  const local = toLocal(date, zone)
  if (Object.hasOwn(FIXED_MS, unit)) return Math.floor(local / (FIXED_MS[unit] as number))
  if (unit === 'day') return Math.floor(local / DAY_MS)
  // 1 January 1970 was a Thursday.
  if (unit === 'week') return Math.floor((Math.floor(local / DAY_MS) + 4) / 7)
  if (!Object.hasOwn(MONTHS, unit)) throw unknownUnit(unit)
  const { year, month } = calendarFields(date, zone)
  return Math.floor((year * 12 + month - 1) / (MONTHS[unit] as number))
}

/** The beginning of the unit that an instant lies in. */
export function truncateTo(date: Date, unit: string, zone: string): Date {
  const number = unitNumber(date, unit, zone)
  if (Object.hasOwn(FIXED_MS, unit)) return fromLocal(number * (FIXED_MS[unit] as number), zone)
  if (unit === 'day') return fromLocal(number * DAY_MS, zone)
  if (unit === 'week') return fromLocal((number * 7 - 4) * DAY_MS, zone)
  const months = number * (MONTHS[unit] as number)
  return fromLocal(Date.UTC(Math.floor(months / 12), months % 12, 1), zone)
}
