import { z } from 'zod'
import { words } from '../../document/block-attrs.ts'
import { questionAttrsSchema } from '../../interactions/question-attrs.ts'

const number = z.number().min(-1e12).max(1e12).nullish()

export const NUMERIC_MODES = ['value', 'range'] as const

export const numericSchema = z.object({
  type: z.literal('numeric'),
  attrs: questionAttrsSchema.extend({
    mode: z.enum(NUMERIC_MODES).default('value'),
    /** Right is `value`, more or less `tolerance`; or, in the other mode, from `min` to `max`, both included. */
    value: number,
    tolerance: z.number().min(0).max(1e12).nullish(),
    min: number,
    max: number,
    unit: words(30),
  }),
})
export type Numeric = z.output<typeof numericSchema>
