import { CsvError, parse } from 'csv-parse/sync'
import { ASSIGN_MAX, SEAT_COLUMNS } from '#app/domain/seats/seat.schema.ts'
import { DomainError } from '#app/lib/errors.ts'

/** `line` counts from 1 with the header. At least one of the two names is there. */
export type SeatRow = { line: number; email: string; employeeNumber: string }

/** Reads whom a file names; refuses files that are not CSV or have neither of the columns. */
export function readSeatFile(csv: string): SeatRow[] {
  const lines = parseLines(csv)
  const header = (lines[0]?.record ?? []).map((name) => name.toLowerCase())
  const [emailAt, numberAt] = SEAT_COLUMNS.map((column) => header.indexOf(column))
  if (emailAt === undefined || numberAt === undefined || (emailAt < 0 && numberAt < 0))
    throw new DomainError('invalid', 'buy:refusals.wrongColumns', { columns: SEAT_COLUMNS.join(', ') })
  if (lines.length === 1) throw new DomainError('invalid', 'buy:refusals.noRows')
  if (lines.length - 1 > ASSIGN_MAX)
    throw new DomainError('invalid', 'buy:refusals.tooManyRows', { max: ASSIGN_MAX })
  return lines.slice(1).map(({ record, info }) => ({
    line: info.lines,
    email: (record[emailAt] ?? '').toLowerCase(),
    employeeNumber: record[numberAt] ?? '',
  }))
}

type Line = { record: string[]; info: { lines: number } }

function parseLines(csv: string): Line[] {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, trim: true, info: true }) as unknown as Line[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new DomainError(
      'invalid',
      'buy:refusals.notCsv',
      { line: Number(error['lines'] ?? 1) },
      { cause: error },
    )
  }
}
