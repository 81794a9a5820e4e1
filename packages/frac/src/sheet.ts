import { type InterchangeProblem, type ProblemCode } from './problem.ts'

/** More rows than this are not read: a sheet of the whole government is smaller. */
export const SHEET_ROWS_MAX = 200_000
const BYTE_ORDER_MARK = '\ufeff'
// A cell that begins like this is run as a formula by spreadsheets.
const FORMULA = /^'*[=+\-@\t\r]/

/** A table as it was read: headings in small letters, rows with their lines as a spreadsheet counts them. */
export interface Sheet {
  columns: string[]
  rows: { line: number; cells: string[] }[]
}

/** What became of one row of a sheet. */
export interface SheetRow {
  line: number
  /** The node the row speaks of; null when the row does not say. */
  nodeId: string | null
  refused: boolean
}

/**
 * A table as CSV with CRLF and a byte order mark, without which spreadsheets take Hindi for gibberish. A cell that a
 * spreadsheet would run as a formula gets an apostrophe in front, which reading takes away again.
 */
export function writeSheet(columns: readonly string[], rows: Iterable<readonly (string | number)[]>): string {
  const lines = [columns.join(',')]
  for (const cells of rows) lines.push(cells.map(writeCell).join(','))
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`
}

function writeCell(value: string | number): string {
  const text = String(value).trim()
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A cell as it was meant: without the apostrophe that guards against formulas. */
function readCell(cell: string): string {
  const text = cell.trim()
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}

/** Reads the rows of a sheet by the names of their columns, and keeps what is wrong with each line. */
export class SheetReader {
  readonly problems: InterchangeProblem[] = []
  private readonly indexOf: ReadonlyMap<string, number>
  private refusedLines = new Set<number>()

  constructor(
    readonly sheet: Sheet,
    columns: { required: readonly string[]; optional: readonly string[] },
  ) {
    this.indexOf = new Map(sheet.columns.map((name, index) => [name, index]))
    for (const column of columns.required) {
      if (!this.indexOf.has(column)) this.problem(1, column, 'missing_column')
    }
    const known = new Set([...columns.required, ...columns.optional])
    sheet.columns.forEach((column, index) => {
      if (!known.has(column)) this.problem(1, column, 'unknown_column')
      else if (this.indexOf.get(column) !== index) this.problem(1, column, 'duplicate', { value: column })
    })
    if (sheet.rows.length === 0) this.problem(1, undefined, 'no_rows')
    if (sheet.rows.length > SHEET_ROWS_MAX) {
      this.problem(1, undefined, 'too_many_rows', { max: SHEET_ROWS_MAX })
    }
  }

  /** False when the headings are not those of this kind of sheet: then no row can be understood. */
  get readable(): boolean {
    return this.problems.length === 0
  }

  cell(cells: readonly string[], column: string): string {
    const index = this.indexOf.get(column)
    return index === undefined ? '' : readCell(cells[index] ?? '')
  }

  problem(
    line: number,
    column: string | undefined,
    code: ProblemCode,
    params: InterchangeProblem['params'] = {},
  ) {
    this.refusedLines.add(line)
    this.problems.push({ line, ...(column === undefined ? {} : { column }), code, params })
  }

  refuses(line: number): boolean {
    return this.refusedLines.has(line)
  }
}
