import { z } from 'zod'
import { blockAttrsSchema, words } from '../../document/block-attrs.ts'

export const REFLECTION_MAX = 1000

export const reflectionSchema = z.object({
  type: z.literal('reflection'),
  attrs: blockAttrsSchema.extend({
    question: words(1000),
    /** Thoughts to compare one's own with. */
    explanation: words(2000),
    /** The most that may be written; it has to fit into what a learning system keeps of a whole lesson. */
    maxLength: z.number().int().min(50).max(REFLECTION_MAX).default(500),
  }),
})
