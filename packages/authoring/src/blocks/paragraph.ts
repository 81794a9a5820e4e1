import { z } from 'zod'
import { blockIdSchema, innerAttrsSchema } from '../block-id.ts'
import { inlineContentSchema } from '../inline-content.ts'

export const paragraphSchema = z.object({
  type: z.literal('paragraph'),
  attrs: z.object({ id: blockIdSchema }),
  content: inlineContentSchema.optional(),
})

/** A paragraph inside a list item, a cell, a callout or a quotation. */
export const innerParagraphSchema = z.object({
  type: z.literal('paragraph'),
  attrs: innerAttrsSchema,
  content: inlineContentSchema.optional(),
})
