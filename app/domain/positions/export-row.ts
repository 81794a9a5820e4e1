import { type EXPORT_COLUMNS } from '#app/domain/positions/position.schema.ts'
import { encodeMessage, type MessageParams } from '#app/lib/errors.ts'

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

export type RefusalKey = `positions:refusals.${string}` | 'errors:required'

export const refuseRow = (
  { line }: { line: number },
  column: (typeof EXPORT_COLUMNS)[number] | 'row',
  key: RefusalKey,
  params?: MessageParams,
): RefusedRow => ({ line, column, message: encodeMessage(key, params) })
