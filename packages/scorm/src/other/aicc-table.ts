/** One row of an AICC table with the line it starts at; column names in small letters. */
export type AiccRow = { line: number; values: ReadonlyMap<string, string>; cells: string[] }

export type AiccTable = { rows: AiccRow[]; isComplete: boolean }

const MOST_ROWS = 20_000

/** Reads a comma-separated table with a heading; quoted cells may hold commas, doubled quotes and line breaks. */
export function readAiccTable(text: string): AiccTable {
  const { records, isComplete } = splitRecords(text)
  const [heading, ...body] = records
  const names = (heading?.cells ?? []).map((cell) => cell.trim().toLowerCase())
  const rows = body.map(({ line, cells }) => ({
    line,
    cells,
    values: new Map(names.map((name, index) => [name, (cells[index] ?? '').trim()])),
  }))
  return { rows, isComplete }
}

type Row = { line: number; cells: string[] }

function splitRecords(text: string): { records: Row[]; isComplete: boolean } {
  const records: Row[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let start = 1
  const endCell = () => {
    cells.push(cell)
    cell = ''
  }
  const endRecord = () => {
    endCell()
    if (cells.some((each) => each.trim() !== '')) records.push({ line: start, cells })
    cells = []
    start = line
  }
  for (let at = 0; at < text.length && records.length < MOST_ROWS; at += 1) {
    const sign = text.charAt(at)
    if (sign === '\n') line += 1
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (sign === ',') endCell()
    else if (sign === '\n') endRecord()
    else if (sign !== '\r') cell += sign
  }
  endRecord()
  return { records, isComplete: !quoted && records.length < MOST_ROWS }
}

/** The sections of an AICC course file ([Course], [Course_Description] …); names in small letters. */
export function readAiccSections(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>()
  let current = new Map<string, string>()
  for (const written of text.split(/\r?\n/)) {
    const heading = /^\s*\[([^\]]+)\]/.exec(written)?.[1]
    const equals = written.indexOf('=')
    if (heading) {
      current = new Map()
      sections.set(heading.trim().toLowerCase(), current)
    } else if (equals > 0) {
      current.set(written.slice(0, equals).trim().toLowerCase(), written.slice(equals + 1).trim())
    }
  }
  return sections
}
