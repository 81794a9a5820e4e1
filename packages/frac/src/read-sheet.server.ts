import { CsvError, parse } from 'csv-parse/sync'
import { type InterchangeProblem } from './problem.ts'
import { type Sheet } from './sheet.ts'

type Line = { record: string[]; info: { lines: number } }

/** Reads the text of a CSV file; a problem `not_csv` with its line when it is none. */
export function readSheet(
  text: string,
): { sheet: Sheet; problem: null } | { sheet: null; problem: InterchangeProblem } {
  try {
    const options = {
      bom: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
      info: true,
    } as const
    const [header, ...lines] = parse(text, options) as unknown as Line[]
    const columns = (header?.record ?? []).map((name) => name.trim().toLowerCase())
    const filled = lines.filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    const rows = filled.map(({ record, info }) => ({ line: info.lines, cells: record }))
    return { sheet: { columns, rows }, problem: null }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error['lines'] ?? 1)
    return { sheet: null, problem: { line, code: 'not_csv', params: { reason: error.code } } }
  }
}
