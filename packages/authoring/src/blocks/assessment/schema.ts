import { z } from 'zod'
import { blockAttrsSchema, partIdSchema, words } from '../../document/block-attrs.ts'
import { haveOwnIds, poolQuestionSchema } from '../../interactions/inner-question-schema.ts'
import { partList } from '../part-list.ts'

export const POOLS_MAX = 10
export const POOL_QUESTIONS_MAX = 60
export const ATTEMPTS_MAX = 20
export const MINUTES_MAX = 300
/** When learners are told what was right: after each question, after each attempt, or not at all. */
export const FEEDBACK_TIMES = ['question', 'end', 'never'] as const

export const assessmentSchema = z.object({
  type: z.literal('assessment'),
  attrs: blockAttrsSchema.extend({
    title: words(300),
    introduction: words(2000),
    pools: partList(
      z.object({
        id: partIdSchema,
        /** For authors; learners do not see it. */
        name: words(200),
        /** How many of its questions each attempt asks. */
        draw: z.number().int().min(1).max(POOL_QUESTIONS_MAX).default(1),
        questions: z.array(poolQuestionSchema).max(POOL_QUESTIONS_MAX).default([]),
      }),
      POOLS_MAX,
    ).refine(
      (pools) => haveOwnIds(pools.flatMap(({ questions }) => questions)),
      'Two questions have the same id.',
    ),
    /** Questions of all pools mixed, instead of one pool after the other. */
    shuffle: z.boolean().default(true),
    /** As many as one likes when left out. */
    attempts: z.number().int().min(1).max(ATTEMPTS_MAX).nullish(),
    passPercent: z.number().int().min(0).max(100).default(60),
    /** No limit when left out. */
    minutes: z.number().int().min(1).max(MINUTES_MAX).nullish(),
    /**
     * The limit is part of what is assessed. Otherwise learners may do without it (WCAG 2.2, 2.2.1 Timing Adjustable:
     * turned off before it is encountered, or essential).
     */
    strictTime: z.boolean().nullish(),
    feedback: z.enum(FEEDBACK_TIMES).default('end'),
    /** What all of it is worth; one point for each question that is drawn when left out. */
    points: z.number().int().min(1).max(1000).nullish(),
  }),
})
export type Assessment = z.output<typeof assessmentSchema>
