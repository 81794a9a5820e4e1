import { z } from 'zod'
import { partIdSchema, words } from '../../document/block-attrs.ts'
import { questionAttrsSchema } from '../../interactions/question-attrs.ts'
import { partList } from '../part-list.ts'

export const PAIRS_MAX = 12
export const EXTRAS_MAX = 6

export const matchingSchema = z.object({
  type: z.literal('matching'),
  attrs: questionAttrsSchema.extend({
    pairs: partList(z.object({ id: partIdSchema, left: words(300), right: words(300) }), PAIRS_MAX),
    /** What can be chosen too and belongs to nothing. */
    extras: partList(z.object({ id: partIdSchema, text: words(300) }), EXTRAS_MAX).default([]),
  }),
})
export type Matching = z.output<typeof matchingSchema>
