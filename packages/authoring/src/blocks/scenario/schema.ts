import { z } from 'zod'
import { partIdSchema, words } from '../../document/block-attrs.ts'
import { questionAttrsSchema } from '../../interactions/question-attrs.ts'
import { partList } from '../part-list.ts'

export const NODES_MAX = 36
export const CHOICES_MAX = 6

const nodeReference = z.union([partIdSchema, z.literal('')]).default('')

export const scenarioSchema = z.object({
  type: z.literal('scenario'),
  /** `question` is the title of the scenario; `explanation` is said at every end. */
  attrs: questionAttrsSchema.extend({
    /** It starts at the first. A node without choices is an end. */
    nodes: partList(
      z.object({
        id: partIdSchema,
        text: words(3000),
        choices: partList(
          z.object({
            id: partIdSchema,
            text: words(500),
            /** What follows at once, told before the next node. */
            consequence: words(1000),
            /** The id of the node it leads to; empty in a draft. */
            to: nodeReference,
          }),
          CHOICES_MAX,
        ).default([]),
        /** What this end is worth compared with the best one; means nothing elsewhere. */
        points: z.number().int().min(0).max(100).nullish(),
      }),
      NODES_MAX,
    ),
  }),
})
export type Scenario = z.output<typeof scenarioSchema>
