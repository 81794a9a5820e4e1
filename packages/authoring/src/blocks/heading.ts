import { z } from 'zod'
import { blockIdSchema } from '../block-id.ts'
import { inlineContentSchema } from '../inline-content.ts'

// The page around a lesson owns level 1. The first heading of a screen is the screen's title.
export const HEADING_LEVELS = [2, 3, 4] as const

export const headingSchema = z.object({
  type: z.literal('heading'),
  attrs: z.object({ id: blockIdSchema, level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }),
  content: inlineContentSchema.min(1, 'A heading needs words.'),
})
