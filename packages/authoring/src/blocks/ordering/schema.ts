import { z } from 'zod'
import { partIdSchema, words } from '../../document/block-attrs.ts'
import { questionAttrsSchema } from '../../interactions/question-attrs.ts'
import { partList } from '../part-list.ts'

export const STEPS_MAX = 12

export const orderingSchema = z.object({
  type: z.literal('ordering'),
  attrs: questionAttrsSchema.extend({
    /** In the right order. */
    steps: partList(z.object({ id: partIdSchema, text: words(500) }), STEPS_MAX),
  }),
})
export type Ordering = z.output<typeof orderingSchema>
