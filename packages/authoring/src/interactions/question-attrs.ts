import { z } from 'zod'
import { blockAttrsSchema, words } from '../document/block-attrs.ts'

/** What every question has; each kind adds its own. */
export const questionAttrsSchema = blockAttrsSchema.extend({
  question: words(1000),
  /** Shown after the answer, whatever it was: the rule behind it, with its citation. */
  explanation: words(2000),
  /** What a right answer is worth; 1 when left out. */
  points: z.number().int().min(1).max(100).nullish(),
})
export type QuestionAttrs = z.output<typeof questionAttrsSchema>
