import { location } from './expression.server.ts'

/** The calendar fields of an instant in a time zone. */
export interface CalendarFields {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  offsetMinutes: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Minutes east of UTC of `zone` (`UTC`, `+05:30`, `Asia/Kolkata`) at an instant. */
export function offsetMinutes(date: Date, zone: string): number {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0))
  const parts = new Map(
    formatFor(zone)
      .formatToParts(date)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: string) => parts.get(type as Intl.DateTimeFormatPartTypes) ?? 0
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return Math.round((local - Math.floor(date.getTime() / 1000) * 1000) / 60_000)
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, made)
    return made
  } catch {
    throw location(40485, `unrecognized time zone identifier: "${zone}"`)
  }
}

/** The instant of a wall-clock time, given as if it were UTC, in a zone. */
export function fromLocal(localMs: number, zone: string): Date {
  const guess = localMs - offsetMinutes(new Date(localMs), zone) * 60_000
  return new Date(localMs - offsetMinutes(new Date(guess), zone) * 60_000)
}

export function calendarFields(date: Date, zone: string): CalendarFields {
  const offset = offsetMinutes(date, zone)
  const local = new Date(date.getTime() + offset * 60_000)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
    offsetMinutes: offset,
  }
}
