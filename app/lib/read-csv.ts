import { CsvError, parse } from 'csv-parse/sync'
import { DomainError } from '#app/lib/errors.ts'

/** `line` counts from 1 with the header, as a spreadsheet shows it. */
export type CsvRow = { line: number; cells: string[] }

export type CsvTable = { columns: string[]; rows: CsvRow[] }

/** Reads a table people made in a spreadsheet, its columns in small letters; refuses what is no CSV, naming the line. */
export function readCsv(csv: string): CsvTable {
  try {
    return toTable(parse(csv, CSV_OPTIONS) as unknown as CsvLine[])
  } catch (error) {
    throw refuseCsv(error)
  }
}

export const CSV_OPTIONS = { bom: true, skip_empty_lines: true, trim: true, info: true } as const
export type CsvLine = { record: string[]; info: { lines: number } }

export function toTable([header, ...lines]: readonly CsvLine[]): CsvTable {
  if (header && lines.length === 0) throw new DomainError('invalid', 'errors:noRows')
  return {
    columns: (header?.record ?? []).map((name) => name.toLowerCase()),
    rows: lines.map(({ record, info }) => ({ line: info.lines, cells: record })),
  }
}

/** What the reader of CSV throws, as a refusal; anything else as it is. */
export function refuseCsv(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  return new DomainError('invalid', 'errors:notCsv', { line: Number(error['lines'] ?? 1) }, { cause: error })
}
