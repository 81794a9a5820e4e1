import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema } from '../../document/block-attrs.ts'
import { emptyInner, listHtml, listContentSchema } from '../list-nodes.ts'

export const bulletList = defineBlock({
  type: 'bulletList',
  family: 'text',
  schema: z.object({
    type: z.literal('bulletList'),
    attrs: blockAttrsSchema,
    content: listContentSchema,
  }),
  nodes: () => [],
  blank: (newId) => ({
    type: 'bulletList',
    attrs: { id: newId() },
    content: [{ type: 'listItem', content: [emptyInner] }],
  }),
  render: listHtml,
  accessibility: 'A native list: its length and depth are announced.',
  words: {
    en: { name: 'Bulleted list', hint: 'Points without an order', keywords: ['points', 'unordered', 'ul'] },
    hi: { name: 'बिंदु सूची', hint: 'बिना क्रम के बिंदु', keywords: ['list', 'bindu', 'suchi'] },
  },
})
