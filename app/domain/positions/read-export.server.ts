import { z } from 'zod'
import { emailSchema, personNameSchema } from '#app/domain/people/person.schema.ts'
import { refuseRow, type ExportRow, type RefusedRow } from '#app/domain/positions/export-row.ts'
import { inSlices } from '#app/domain/positions/in-slices.ts'
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
import { DomainError } from '#app/lib/errors.ts'
import { readCsvInSlices } from '#app/lib/read-csv-in-slices.server.ts'

const officeText = z.string().trim().max(160, 'errors:tooLong')
const rowSchema = z.object({
  employee_number: officeText.min(1, 'errors:required'),
  name: personNameSchema,
  email: emailSchema,
  designation: officeText.optional(),
  department: officeText.optional(),
  unit: unitSchema.optional(),
  // Left empty it is refused later, where it can be said which position the designation may mean.
  position_id: z.literal('').or(positionIdSchema),
  from: daySchema,
  to: z
    .string()
    .refine((text) => text.trim() === '' || parseDay(text) !== null, 'positions:refusals.noDay')
    .transform((text) => parseDay(text))
    .optional(),
})

/** Told how much is done, from 0 to 1. */
export type OnShare = (share: number) => void | Promise<void>
/** About as long as it takes to tell the cells apart, beside understanding them. */
const CSV_SHARE = 0.4

type Written = { line: number; values: Record<string, unknown> }

/** Reads an export; refuses what is no export at all, and says of each row that cannot be used what is wrong with it. */
export async function readExport(
  file: string,
  format: ExportFormat,
  onShare: OnShare = () => undefined,
): Promise<{ rows: ExportRow[]; refused: RefusedRow[] }> {
  const written = format === 'csv' ? await fromCsv(file) : fromJson(file)
  if (written.length > EXPORT_ROWS_MAX)
    throw new DomainError('too_large', 'positions:refusals.tooManyRows', { max: EXPORT_ROWS_MAX })
  const refused: RefusedRow[] = []
  const rows: ExportRow[] = []
  const readRow = ({ line, values }: Written) => {
    const parsed = rowSchema.safeParse(values)
    if (!parsed.success) {
      refused.push(
        ...parsed.error.issues.map(({ path, message }) => ({
          ...{ line, message },
          column: String(path[0] ?? 'row'),
        })),
      )
      return
    }
    const { employee_number, position_id, to = null, ...rest } = parsed.data
    const row = { line, employeeNumber: employee_number, positionId: position_id, to, ...rest }
    if (to && to < row.from) refused.push(refuseRow(row, 'to', 'positions:refusals.endsBeforeItBegins'))
    else rows.push(row)
  }
  await onShare(CSV_SHARE)
  await inSlices(
    written,
    readRow,
    async (done) => await onShare(CSV_SHARE + (done / written.length) * (1 - CSV_SHARE)),
  )
  return { rows, refused }
}

async function fromCsv(file: string): Promise<Written[]> {
  const { columns, rows } = await readCsvInSlices(file)
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
