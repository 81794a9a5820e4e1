import { z } from 'zod'
import { attachment } from './attachment/index.ts'
import { bulletList } from './bullet-list/index.ts'
import { callout } from './callout/index.ts'
import { code } from './code/index.ts'
import { divider } from './divider/index.ts'
import { formula } from './formula/index.ts'
import { heading } from './heading/index.ts'
import { image } from './image/index.ts'
import { linkCard } from './link-card/index.ts'
import { orderedList } from './ordered-list/index.ts'
import { paragraph } from './paragraph/index.ts'
import { haveDifferentIds } from './part-list.ts'
import { quotation } from './quotation/index.ts'
import { statuteQuotation } from './statute-quotation/index.ts'
import { table } from './table/index.ts'

/**
 * What may stand inside a column, a tab or an accordion: the text blocks and those whose node is in the group
 * `plain`, with the ids they have everywhere. Nothing among them holds blocks of this list again, so that structure cannot be nested.
 */
export const plainBlockSchema = z.discriminatedUnion('type', [
  paragraph.schema,
  heading.schema,
  bulletList.schema,
  orderedList.schema,
  quotation.schema,
  callout.schema,
  table.schema,
  statuteQuotation.schema,
  image.schema,
  code.schema,
  formula.schema,
  divider.schema,
  attachment.schema,
  linkCard.schema,
])
export type PlainBlock = z.output<typeof plainBlockSchema>

const PLAIN_BLOCKS_MAX = 100
export const plainContentSchema = z
  .array(plainBlockSchema)
  .min(1)
  .max(PLAIN_BLOCKS_MAX)
  .refine((blocks) => haveDifferentIds(blocks.map(({ attrs }) => attrs)), 'Two blocks have the same id.')

/** True for what nobody has written in yet: one paragraph without words. */
export const isUnwritten = (content: readonly PlainBlock[]): boolean =>
  content.every((block) => block.type === 'paragraph' && (block.content ?? []).length === 0)
