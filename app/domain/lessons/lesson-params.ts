import { z } from 'zod'
import { objectId } from '#app/lib/object-id.ts'

/** What an address of a lesson names. */
export const lessonParams = z.object({ courseId: objectId, lessonId: objectId })

/** What an address of one of its revisions names. */
export const revisionParams = lessonParams.extend({
  number: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
})
