import { z } from 'zod'
import { objectId } from '#app/lib/object-id.ts'

/** The columns of an export; the first five must be there, the others are taken over where they are. */
export const NEEDED_COLUMNS = ['employee_number', 'name', 'email', 'position_id', 'from'] as const
export const EXPORT_COLUMNS = [
  ...['employee_number', 'name', 'email', 'designation', 'department', 'unit', 'position_id', 'from', 'to'],
] as const
export const EXPORT_FORMATS = ['csv', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const EXPORT_MAX_IN_BYTES = 16 * 1024 * 1024
export const EXPORT_ROWS_MAX = 100_000
export const NOTE_MIN = 10
export const NOTE_MAX = 1_000
const UNIT_MAX = 160
const EARLIEST = Date.UTC(1950, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

const DAY = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))$/

/** A day as offices write it: 2026-04-01, 01-04-2026 or 01/04/2026. Null for what is no day. */
export function parseDay(text: string): Date | null {
  const found = DAY.exec(text.trim())
  if (!found) return null
  const [, y1, m1, d1, d2, m2, y2] = found
  const [year, month, day] = [Number(y1 ?? y2), Number(m1 ?? m2), Number(d1 ?? d2)]
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && +date >= EARLIEST && +date < LATEST ? date : null
}

export const daySchema = z
  .string('errors:required')
  .trim()
  .min(1, 'errors:required')
  .transform((text, context) => {
    const day = parseDay(text)
    if (day) return day
    context.addIssue({ code: 'custom', message: 'positions:refusals.noDay' })
    return z.NEVER
  })

export const positionIdSchema = z
  .string('errors:required')
  .trim()
  .toUpperCase()
  .min(1, 'errors:required')
  .max(40, 'errors:tooLong')

export const unitSchema = z.string().trim().max(UNIT_MAX, 'errors:tooLong')

export const assignPositionSchema = z.object({
  positionId: positionIdSchema,
  from: daySchema,
  unit: unitSchema.optional(),
})
export type AssignPositionInput = z.infer<typeof assignPositionSchema>

export const endPositionSchema = z.object({ positionId: positionIdSchema, from: daySchema, to: daySchema })
export type EndPositionInput = z.infer<typeof endPositionSchema>

const noteSchema = z
  .string('errors:required')
  .trim()
  .min(NOTE_MIN, 'errors:tooShort')
  .max(NOTE_MAX, 'errors:tooLong')

export const evidenceSchema = z.object({
  code: z.string('errors:choose').trim().min(1, 'errors:choose').max(60, 'errors:tooLong'),
  level: z.coerce
    .number('errors:choose')
    .int('errors:choose')
    .min(1, 'errors:choose')
    .max(5, 'errors:choose'),
  note: noteSchema,
})
export type EvidenceInput = z.infer<typeof evidenceSchema>

export const withdrawEvidenceSchema = z.object({ reason: noteSchema })
export const evidenceParamsSchema = z.object({ membershipId: objectId, evidenceId: objectId })
export const personParamsSchema = z.object({ membershipId: objectId })
export const searchSchema = z.string().trim().max(100).catch('')
export const importParamsSchema = z.object({ importId: objectId })
/** Instead of the id of a position: those who hold none. */
export const WITHOUT_POSITION = 'none'
