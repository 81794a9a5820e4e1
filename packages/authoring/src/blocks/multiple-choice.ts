import { z } from 'zod'
import { makeQuestionNode, questionAttrsSchema } from './question.ts'

export const multipleChoiceSchema = z.object({
  type: z.literal('multipleChoice'),
  attrs: questionAttrsSchema.refine(({ options }) => options.some(({ correct }) => correct), {
    message: 'At least one option is correct.',
    path: ['options'],
  }),
})

export const MultipleChoice = makeQuestionNode('multipleChoice')
