import { z } from 'zod'
import { blockIdSchema, innerAttrsSchema } from '../block-id.ts'
import { innerParagraphSchema } from './paragraph.ts'

const startSchema = z.number().int().min(0).max(9999).nullish()

const listItemSchema = z.object({
  type: z.literal('listItem'),
  get content() {
    return z.tuple([innerParagraphSchema], innerBlockSchema)
  },
})

const innerBulletListSchema = z.object({
  type: z.literal('bulletList'),
  attrs: innerAttrsSchema,
  get content() {
    return z.array(listItemSchema).min(1)
  },
})

const innerOrderedListSchema = z.object({
  type: z.literal('orderedList'),
  attrs: z.object({ id: blockIdSchema.nullish(), start: startSchema }).optional(),
  get content() {
    return z.array(listItemSchema).min(1)
  },
})

/** What may stand inside a list item, a table cell or a callout. */
export const innerBlockSchema = z.union([innerParagraphSchema, innerBulletListSchema, innerOrderedListSchema])

export const bulletListSchema = z.object({
  type: z.literal('bulletList'),
  attrs: z.object({ id: blockIdSchema }),
  content: z.array(listItemSchema).min(1),
})

export const orderedListSchema = z.object({
  type: z.literal('orderedList'),
  attrs: z.object({ id: blockIdSchema, start: startSchema }),
  content: z.array(listItemSchema).min(1),
})
