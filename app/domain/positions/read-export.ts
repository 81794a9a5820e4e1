import { z } from 'zod'
import { emailSchema, personNameSchema } from '#app/domain/people/person.schema.ts'
import {
  daySchema,
  EXPORT_COLUMNS,
  EXPORT_ROWS_MAX,
  NEEDED_COLUMNS,
  parseDay,
  positionIdSchema,
  unitSchema,
  type ExportFormat,
} from '#app/domain/positions/position.schema.ts'
import { DomainError, encodeMessage, type MessageParams } from '#app/lib/errors.ts'
import { readCsv } from '#app/lib/read-csv.ts'

/** One row of an export of the office: one position of one employee. A column that is missing says nothing. */
export type ExportRow = {
  /** Of a CSV file as a spreadsheet counts, with the header as 1; of a JSON file the place in the list, from 1. */
  line: number
  employeeNumber: string
  name: string
  email: string
  designation?: string
  department?: string
  unit?: string
  positionId: string
  from: Date
  to: Date | null
}

export type RefusedRow = { line: number; column: string; message: string }

export const refuseRow = (
  { line }: { line: number },
  column: (typeof EXPORT_COLUMNS)[number] | 'row',
  key: `positions:refusals.${string}`,
  params?: MessageParams,
): RefusedRow => ({ line, column, message: encodeMessage(key, params) })

const officeText = z.string().trim().max(160, 'errors:tooLong')
const rowSchema = z.object({
  employee_number: officeText.min(1, 'errors:required'),
  name: personNameSchema,
  email: emailSchema,
  designation: officeText.optional(),
  department: officeText.optional(),
  unit: unitSchema.optional(),
  position_id: positionIdSchema,
  from: daySchema,
  to: z
    .string()
    .refine((text) => text.trim() === '' || parseDay(text) !== null, 'positions:refusals.noDay')
    .transform((text) => parseDay(text))
    .optional(),
})

type Written = { line: number; values: Record<string, unknown> }

/** Reads an export; refuses what is no export at all, and says of each row that cannot be used what is wrong with it. */
export function readExport(file: string, format: ExportFormat): { rows: ExportRow[]; refused: RefusedRow[] } {
  const written = format === 'csv' ? fromCsv(file) : fromJson(file)
  if (written.length > EXPORT_ROWS_MAX)
    throw new DomainError('too_large', 'positions:refusals.tooManyRows', { max: EXPORT_ROWS_MAX })
  const refused: RefusedRow[] = []
  const rows: ExportRow[] = []
  for (const { line, values } of written) {
    const parsed = rowSchema.safeParse(values)
    if (!parsed.success) {
      refused.push(
        ...parsed.error.issues.map(({ path, message }) => ({
          ...{ line, message },
          column: String(path[0] ?? 'row'),
        })),
      )
      continue
    }
    const { employee_number, position_id, to = null, ...rest } = parsed.data
    const row = { line, employeeNumber: employee_number, positionId: position_id, to, ...rest }
    if (to && to < row.from) refused.push(refuseRow(row, 'to', 'positions:refusals.endsBeforeItBegins'))
    else rows.push(row)
  }
  return { rows, refused }
}

function fromCsv(file: string): Written[] {
  const { columns, rows } = readCsv(file)
  const missing = NEEDED_COLUMNS.filter((column) => !columns.includes(column))
  if (missing.length > 0)
    throw new DomainError('invalid', 'positions:refusals.wrongColumns', { columns: missing.join(', ') })
  return rows.map(({ line, cells }) => ({
    line,
    values: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])),
  }))
}

function fromJson(file: string): Written[] {
  const list = parseJson(file)
  if (!Array.isArray(list)) throw new DomainError('invalid', 'positions:refusals.noList')
  if (list.length === 0) throw new DomainError('invalid', 'errors:noRows')
  return list.map((record: unknown, index) => ({ line: index + 1, values: toTexts(record) }))
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(file.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new DomainError('invalid', 'positions:refusals.noJson', undefined, { cause })
  }
}

/** Other systems write numbers as numbers and what is empty as null. */
function toTexts(record: unknown): Record<string, unknown> {
  if (typeof record !== 'object' || record === null) return {}
  const known = record as Record<string, unknown>
  return Object.fromEntries(
    EXPORT_COLUMNS.flatMap((name): [string, unknown][] => {
      const value = known[name]
      if (value === undefined || value === null) return []
      return [[name, typeof value === 'number' ? String(value) : value]]
    }),
  )
}
