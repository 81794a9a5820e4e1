import { location } from './expression.server.ts'
import { type CalendarFields } from './time-zone.server.ts'

const DAY_MS = 86_400_000

export const dayOfYear = ({ year, month, day }: CalendarFields): number =>
  Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / DAY_MS) + 1

/** ISO 8601 week: the week of a day is that of its Thursday. */
export function isoWeek({ year, month, day }: CalendarFields): { year: number; week: number } {
  const date = new Date(Date.UTC(year, month - 1, day))
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_MS)
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return { year: thursday.getUTCFullYear(), week: Math.floor((thursday.getTime() - first) / DAY_MS / 7) + 1 }
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0')

function offset(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${pad(size % 60, 2)}`
}

/** `$dateToString`'s format letters. */
export function formatDate(fields: CalendarFields, format: string): string {
  return format.replace(/%(.?)/gs, (_whole, letter: string) => formatLetter(fields, letter))
}

function formatLetter(fields: CalendarFields, letter: string): string {
  switch (letter) {
    case 'Y':
      return pad(fields.year, 4)
    case 'm':
      return pad(fields.month, 2)
    case 'd':
      return pad(fields.day, 2)
    case 'H':
      return pad(fields.hour, 2)
    case 'M':
      return pad(fields.minute, 2)
    case 'S':
      return pad(fields.second, 2)
    case 'L':
      return pad(fields.millisecond, 3)
    case 'j':
      return pad(dayOfYear(fields), 3)
    case 'G':
      return pad(isoWeek(fields).year, 4)
    case 'V':
      return pad(isoWeek(fields).week, 2)
    case 'u':
      return String(new Date(Date.UTC(fields.year, fields.month - 1, fields.day)).getUTCDay() || 7)
    case 'z':
      return offset(fields.offsetMinutes)
    case 'Z':
      return String(fields.offsetMinutes)
    case '%':
      return '%'
    case '':
      throw location(18535, "Unmatched '%' at end of format string")
    default:
      throw location(18536, `Invalid format character '%${letter}' in format string`)
  }
}
