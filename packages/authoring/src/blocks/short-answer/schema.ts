import { z } from 'zod'
import { acceptedFormsSchema } from '../../interactions/accepted-forms.ts'
import { questionAttrsSchema } from '../../interactions/question-attrs.ts'

export const shortAnswerSchema = z.object({
  type: z.literal('shortAnswer'),
  attrs: questionAttrsSchema.extend({
    accepted: acceptedFormsSchema,
    matchCase: z.boolean().nullish(),
    forgiveSlips: z.boolean().nullish(),
  }),
})
export type ShortAnswer = z.output<typeof shortAnswerSchema>
