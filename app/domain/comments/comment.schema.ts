import { blockIdSchema } from '@karmashala/authoring'
import { z } from 'zod'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { objectId } from '#app/lib/object-id.ts'

export const COMMENT_MAX = 4000
/** Of one thread; a longer talk is better had otherwise. */
export const COMMENTS_MAX = 200
/** Open ones of one lesson. */
export const THREADS_MAX = 500

const text = z.string('errors:required').trim().min(1, 'errors:required').max(COMMENT_MAX, 'errors:tooLong')

export const startThreadSchema = z.object({
  blockId: z.string('errors:choose').refine((id) => blockIdSchema.safeParse(id).success, 'errors:choose'),
  text,
})
export type StartThreadInput = z.output<typeof startThreadSchema>

export const replySchema = z.object({ text })

/** What an address of a thread names. */
export const threadParams = lessonParams.extend({ threadId: objectId })
