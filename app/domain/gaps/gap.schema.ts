import { MINIMISE } from '@karmashala/frac'
import { z } from 'zod'
import { pageNumber } from '#app/lib/page-number.ts'

export const AREAS = ['behavioural', 'functional', 'domain'] as const

/** A unit by its name; the empty name stands for the people whose unit is not known. Without it, the whole ministry. */
const unit = z.string().trim().max(160).optional().catch(undefined)
const area = z.enum(AREAS).optional().catch(undefined)

/** What addresses of these pages may say; whatever makes no sense is as if it were not there. */
export const gapSearchSchema = z.object({
  unit,
  area,
  code: z.string().trim().max(60).catch(''),
  minimise: z.enum(MINIMISE).catch('courses'),
  show: z.enum(['most', 'all']).catch('most'),
  page: pageNumber,
})
export type GapSearch = z.infer<typeof gapSearchSchema>

export const readGapSearch = (request: Request): GapSearch =>
  gapSearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))

/** How many competencies the table shows before it is asked for all, and how many units side by side. */
export const ROWS_AT_FIRST = 20
export const UNITS_A_PAGE = 10
