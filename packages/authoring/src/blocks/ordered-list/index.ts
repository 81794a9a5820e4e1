import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema } from '../../document/block-attrs.ts'
import { emptyInner, listHtml, listContentSchema, startSchema } from '../list-nodes.ts'

export const orderedList = defineBlock({
  type: 'orderedList',
  family: 'text',
  schema: z.object({
    type: z.literal('orderedList'),
    attrs: blockAttrsSchema.extend({ start: startSchema, type: z.string().max(2).nullish() }),
    content: listContentSchema,
  }),
  nodes: () => [],
  blank: (newId) => ({
    type: 'orderedList',
    attrs: { id: newId(), start: 1 },
    content: [{ type: 'listItem', content: [emptyInner] }],
  }),
  render: listHtml,
  accessibility: 'A native numbered list.',
  words: {
    en: { name: 'Numbered list', hint: 'Points in an order', keywords: ['steps', 'ordered', 'ol'] },
    hi: { name: 'क्रमांकित सूची', hint: 'क्रम से बिंदु', keywords: ['numbered', 'kram', 'suchi'] },
  },
})
