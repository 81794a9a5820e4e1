import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, innerAttrsSchema } from '../../document/block-attrs.ts'
import { inlineContentSchema, inlineHtml } from '../../document/inline.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'

/** A paragraph inside a list item, a cell, a callout or a quotation. */
export const innerParagraphSchema = z.object({
  type: z.literal('paragraph'),
  attrs: innerAttrsSchema,
  content: inlineContentSchema.optional(),
})

export const paragraph = defineBlock({
  type: 'paragraph',
  family: 'text',
  schema: z.object({
    type: z.literal('paragraph'),
    attrs: blockAttrsSchema,
    content: inlineContentSchema.optional(),
  }),
  nodes: () => [],
  blank: (newId) => ({ type: 'paragraph', attrs: { id: newId() } }),
  render: (block) => markup`<p${blockMark(block)}>${inlineHtml(block.content)}</p>`,
  accessibility: 'A plain paragraph.',
  words: {
    en: { name: 'Text', hint: 'A paragraph', keywords: ['paragraph', 'plain'] },
    hi: { name: 'पाठ', hint: 'एक अनुच्छेद', keywords: ['अनुच्छेद', 'paath'] },
  },
})
