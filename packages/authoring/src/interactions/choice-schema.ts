import { z } from 'zod'
import { partList } from '../blocks/part-list.ts'
import { partIdSchema, words } from '../document/block-attrs.ts'
import { questionAttrsSchema } from './question-attrs.ts'

export const OPTIONS_MAX = 10

export const choiceAttrsSchema = questionAttrsSchema.extend({
  options: partList(
    z.object({
      id: partIdSchema,
      text: words(500),
      correct: z.boolean().default(false),
      /** What the learner is told on choosing this option. */
      feedback: words(1000),
    }),
    OPTIONS_MAX,
  ),
  /** Shows the options in another order to each learner. */
  shuffle: z.boolean().nullish(),
})
export type ChoiceAttrs = z.output<typeof choiceAttrsSchema>

export const singleChoiceSchema = z.object({ type: z.literal('singleChoice'), attrs: choiceAttrsSchema })
export const multipleChoiceSchema = z.object({ type: z.literal('multipleChoice'), attrs: choiceAttrsSchema })
