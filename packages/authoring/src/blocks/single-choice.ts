import { z } from 'zod'
import { makeQuestionNode, questionAttrsSchema } from './question.ts'

export const singleChoiceSchema = z.object({
  type: z.literal('singleChoice'),
  attrs: questionAttrsSchema.refine(({ options }) => options.filter(({ correct }) => correct).length === 1, {
    message: 'Exactly one option is correct.',
    path: ['options'],
  }),
})

export const SingleChoice = makeQuestionNode('singleChoice')
