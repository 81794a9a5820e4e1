import { blockIdSchema } from '@karmashala/authoring'
import { z } from 'zod'
import { COURSE_LANGUAGES } from '#app/domain/courses/course.schema.ts'
import { objectId } from '#app/lib/object-id.ts'

/** A transcript is the longest. */
export const UNIT_MAX = 50_000
/** Of the file a translator sends back. */
export const XLIFF_MAX_IN_BYTES = 5 * 1024 * 1024
export const ROWS_PAGE_SIZE = 50

export const ROW_FILTERS = ['all', 'missing', 'stale', 'current'] as const
export type RowFilter = (typeof ROW_FILTERS)[number]

export const translationParamsSchema = z.object({
  courseId: objectId,
  lessonId: objectId,
  language: z.enum(COURSE_LANGUAGES),
})

/** One piece of words, translated by hand. */
export const saveUnitSchema = z.object({
  /** None for the title of the lesson. */
  blockId: blockIdSchema.optional(),
  key: z.string().min(1).max(600),
  /** Of the source that was on the screen. */
  of: z.string().regex(/^[0-9a-f]{16}$/),
  /** Of the translation that was on the screen. */
  seen: z.string().regex(/^[0-9a-f]{16}$/),
  /** `present`: it is still right for the source as it is now; `source`: the same words in this language, too. */
  take: z.enum(['typed', 'present', 'source']).catch('typed'),
  text: z.string().max(UNIT_MAX, 'errors:tooLong').optional(),
})
export type SaveUnitInput = z.output<typeof saveUnitSchema>
