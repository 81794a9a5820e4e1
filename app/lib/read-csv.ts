import { CsvError, parse } from 'csv-parse/sync'
import { DomainError } from '#app/lib/errors.ts'

/** `line` counts from 1 with the header, as a spreadsheet shows it. */
export type CsvRow = { line: number; cells: string[] }

/** Reads a table people made in a spreadsheet, its columns in small letters; refuses what is no CSV, naming the line. */
export function readCsv(csv: string): { columns: string[]; rows: CsvRow[] } {
  const [header, ...lines] = parseLines(csv)
  if (header && lines.length === 0) throw new DomainError('invalid', 'errors:noRows')
  return {
    columns: (header?.record ?? []).map((name) => name.toLowerCase()),
    rows: lines.map(({ record, info }) => ({ line: info.lines, cells: record })),
  }
}

type Line = { record: string[]; info: { lines: number } }

function parseLines(csv: string): Line[] {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, trim: true, info: true }) as unknown as Line[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error['lines'] ?? 1)
    throw new DomainError('invalid', 'errors:notCsv', { line }, { cause: error })
  }
}
