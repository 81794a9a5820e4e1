import { lessonChangeSchema, type Block, type LessonChange, type LessonContent } from '@karmashala/authoring'
import { z } from 'zod'

/** The longest body of one save. A lesson of 2,000 blocks is far below it. */
export const CHANGE_MAX_IN_BYTES = 4 * 1024 * 1024
/** How often an open editor asks what others have done. */
export const POLL_EVERY_IN_MS = 10_000
/** Saves of one person no further apart than this are one session in the history and in the audit log. */
export const SESSION_GAP_IN_MS = 30 * 60 * 1000

const revisionNumber = z.number().int().min(0)

/** `POST /provide/courses/:courseId/lessons/:lessonId/changes`, with the header `x-csrf-token`. */
export const saveChangeSchema = z.object({
  /** The revision the change was made on. */
  base: revisionNumber,
  /** Made once for each change and sent again with it: the same key is saved once, whatever breaks in between. */
  key: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  change: lessonChangeSchema,
})
export type SaveChangeInput = z.infer<typeof saveChangeSchema>

export type SaveConflict = {
  blockId: string
  /** What stands in the lesson now; null when others have taken the block away. */
  theirs: Block | null
}

export type SaveAnswer = {
  /** The revision that holds the change. */
  revision: number
  /** What others have saved after `base`, to be applied to the lesson the change was made on; null when nobody did. */
  theirs: LessonChange | null
  /** Blocks both have changed: theirs stayed, the sender still holds the own ones. */
  conflicts: SaveConflict[]
  /** Ids of files the lesson names and the media library has not, or not any more; absent when it has them all. */
  missingMedia?: string[]
}

/** 422 when the change is no lesson: `message` is an encoded message key, `problems` say where. */
export type SaveRefusal = { message: string; problems?: { blockId: string | null; message: string }[] }

/** `GET` of the same address. */
export const pollSchema = z.object({
  since: z.coerce.number().int().min(0),
  /** The block the person stands in. */
  at: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
    .optional()
    .catch(undefined),
})

export type PollAnswer = {
  revision: number
  theirs: LessonChange | null
  /** Others who have the lesson open; never the one who asks. */
  people: { name: string; blockId: string | null }[]
  openComments: Record<string, number>
}

/** What the page of the editor begins with. */
export type LessonEditorView = {
  id: string
  courseId: string
  courseTitle: string
  revision: number
  content: LessonContent
  /** As in the answer to a save. */
  missingMedia?: string[]
  /** False once the version is frozen; the lesson can be read then. */
  isEditable: boolean
}
