import { z } from 'zod'
import { words } from '../../document/block-attrs.ts'
import { questionAttrsSchema } from '../../interactions/question-attrs.ts'

export const fillBlanksSchema = z.object({
  type: z.literal('fillBlanks'),
  attrs: questionAttrsSchema.extend({
    /** With the blanks in it, as `blankPieces` reads them. */
    text: words(4000),
    matchCase: z.boolean().nullish(),
    forgiveSlips: z.boolean().nullish(),
  }),
})
export type FillBlanks = z.output<typeof fillBlanksSchema>
