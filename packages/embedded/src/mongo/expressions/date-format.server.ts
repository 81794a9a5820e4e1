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

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

const monthName = ({ month }: CalendarFields): string => MONTHS[month - 1] ?? ''

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
    case 'b':
      return monthName(fields).slice(0, 3)
    case 'B':
      return monthName(fields)
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

// What each letter of `$dateFromString`'s format reads; names of months are read in English.
const READS: Record<string, string> = {
  Y: '\\d{4}',
  m: '\\d{1,2}',
  d: '\\d{1,2}',
  b: '[A-Za-z]{3}',
  B: '[A-Za-z]+',
  H: '\\d{1,2}',
  M: '\\d{1,2}',
  S: '\\d{1,2}',
  L: '\\d{1,3}',
  z: 'Z|[+-]\\d{2}:?\\d{2}',
}

/** Reads a text by `$dateFromString`'s format: the wall clock as if it were UTC, and its zone when the format names one. */
export function parseByFormat(text: string, format: string): { localMs: number; zone?: string } | undefined {
  const letters: string[] = []
  const pattern = format.replace(/%(.?)|[.*+?^${}()|[\]\\]/gs, (whole, letter: string | undefined) => {
    if (letter === undefined) return `\\${whole}`
    if (letter === '%') return '%'
    const reads = READS[letter]
    if (!reads) throw location(18536, `Invalid format character '%${letter}' in format string`)
    letters.push(letter)
    return `(${reads})`
  })
  const found = new RegExp(`^${pattern}$`).exec(text)
  if (!found) return undefined
  const read = new Map(letters.map((letter, i) => [letter, found[i + 1] ?? '']))
  const number = (letter: string, otherwise: number) => Number(read.get(letter) ?? otherwise)
  const named = read.get('B') ?? read.get('b')
  const month = named
    ? MONTHS.findIndex((name) => name.toLowerCase().startsWith(named.toLowerCase())) + 1
    : number('m', 1)
  const day = number('d', 1)
  const date = new Date(Date.UTC(number('Y', 1970), month - 1, day))
  if (month < 1 || month > 12 || date.getUTCDate() !== day) return undefined
  const time = ((number('H', 0) * 60 + number('M', 0)) * 60 + number('S', 0)) * 1000 + number('L', 0)
  return { localMs: date.getTime() + time, zone: read.get('z') }
}
