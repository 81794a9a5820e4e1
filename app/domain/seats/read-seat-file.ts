import { ASSIGN_MAX, SEAT_COLUMNS } from '#app/domain/seats/seat.schema.ts'
import { DomainError } from '#app/lib/errors.ts'
import { readCsv } from '#app/lib/read-csv.ts'

/** `line` counts from 1 with the header. At least one of the two names is there. */
export type SeatRow = { line: number; email: string; employeeNumber: string }

/** Reads whom a file names; refuses files that are not CSV or have neither of the columns. */
export function readSeatFile(csv: string): SeatRow[] {
  const { columns, rows } = readCsv(csv)
  const [emailAt, numberAt] = SEAT_COLUMNS.map((column) => columns.indexOf(column))
  if (emailAt === undefined || numberAt === undefined || (emailAt < 0 && numberAt < 0))
    throw new DomainError('invalid', 'buy:refusals.wrongColumns', { columns: SEAT_COLUMNS.join(', ') })
  if (rows.length > ASSIGN_MAX)
    throw new DomainError('invalid', 'buy:refusals.tooManyRows', { max: ASSIGN_MAX })
  return rows.map(({ line, cells }) => ({
    line,
    email: (cells[emailAt] ?? '').toLowerCase(),
    employeeNumber: cells[numberAt] ?? '',
  }))
}
