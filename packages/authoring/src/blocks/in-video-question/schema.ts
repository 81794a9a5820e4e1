import { z } from 'zod'
import { partIdSchema } from '../../document/block-attrs.ts'
import { filmQuestionSchema, haveOwnIds } from '../../interactions/inner-question-schema.ts'
import { partList } from '../part-list.ts'
import { video } from '../video/index.ts'

export const STOPS_MAX = 20
export const STOP_QUESTIONS_MAX = 3

/** A film as the video block has it, and where it stops. */
export const inVideoQuestionSchema = z.object({
  type: z.literal('inVideoQuestion'),
  attrs: video.schema.shape.attrs.extend({
    stops: partList(
      z.object({
        id: partIdSchema,
        /** Seconds from the beginning. */
        at: z.number().min(0).max(86_400).default(0),
        questions: z.array(filmQuestionSchema).max(STOP_QUESTIONS_MAX).default([]),
      }),
      STOPS_MAX,
    ).refine(
      (stops) => haveOwnIds(stops.flatMap(({ questions }) => questions)),
      'Two questions have the same id.',
    ),
  }),
})
export type InVideoQuestion = z.output<typeof inVideoQuestionSchema>
