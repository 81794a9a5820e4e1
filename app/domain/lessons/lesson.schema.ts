import { z } from 'zod'
import { TITLE_MAX } from '#app/domain/courses/course.schema.ts'
import { objectId } from '#app/lib/object-id.ts'

/** Modules of one version, lessons and package together. */
export const MODULES_MAX = 100
/** Of a whole lesson in all its languages, as JSON. Far below what one record of the database holds. */
export const LESSON_MAX_IN_BYTES = 8 * 1024 * 1024
/** Of a course file with its media. */
export const COURSE_FILE_MAX_IN_BYTES = 1024 * 1024 * 1024

/** `merged`: saved while others had saved since the writer began. */
export const REVISION_REASONS = ['created', 'written', 'merged', 'restored', 'imported'] as const
export type RevisionReason = (typeof REVISION_REASONS)[number]

const title = z
  .string('lessons:errors.title')
  .trim()
  .min(1, 'lessons:errors.title')
  .max(TITLE_MAX, 'lessons:errors.title')

export const createLessonSchema = z.object({
  title,
  template: z.string('errors:choose').min(1, 'errors:choose').max(50),
})
export type CreateLessonInput = z.infer<typeof createLessonSchema>

export const renameLessonSchema = z.object({ title })
export type RenameLessonInput = z.infer<typeof renameLessonSchema>

export const moveModuleSchema = z.object({ moduleId: objectId, direction: z.enum(['up', 'down']) })
export type MoveModuleInput = z.infer<typeof moveModuleSchema>
