import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, blockIdSchema } from '../../document/block-attrs.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { haveDifferentIds } from '../part-list.ts'
import { isUnwritten, plainContentSchema } from '../plain-blocks.ts'
import { must, when } from '../remark.ts'
import { holderNode, partNode, PLAIN } from '../structure-nodes.ts'

export const COLUMNS_MIN = 2
export const COLUMNS_MAX = 3

/** Blocks side by side, below each other on a narrow screen. */
export const columns = defineBlock({
  type: 'columns',
  family: 'structure',
  schema: z.object({
    type: z.literal('columns'),
    attrs: blockAttrsSchema,
    content: z
      .array(
        z.object({
          type: z.literal('column'),
          attrs: z.object({ id: blockIdSchema }),
          content: plainContentSchema,
        }),
      )
      .min(COLUMNS_MIN)
      .max(COLUMNS_MAX)
      .refine((parts) => haveDifferentIds(parts.map(({ attrs }) => attrs)), 'Two columns have the same id.'),
  }),
  nodes: () => [holderNode('columns', `column{${COLUMNS_MIN},${COLUMNS_MAX}}`), partNode('column', PLAIN)],
  parts: ['column'],
  blank: (newId) => ({
    type: 'columns',
    attrs: { id: newId() },
    content: [blankColumn(newId), blankColumn(newId)],
  }),
  render: (block, { render }) =>
    markup`<div${blockMark(block)} class="kl-columns kl-columns-${block.content.length}">${block.content.map(({ content }) => markup`<div class="kl-column">${content.map(render)}</div>`)}</div>`,
  check: ({ content }) =>
    content.flatMap((column, index) =>
      when([isUnwritten(column.content), must('empty-column', `content.${index}`, { number: index + 1 })]),
    ),
  accessibility: 'Columns are read one after the other, in the order they have on a narrow screen.',
  words: {
    en: { name: 'Columns', hint: 'Two or three parts side by side', keywords: ['layout', 'side', 'grid'] },
    hi: { name: 'स्तंभ', hint: 'दो या तीन भाग अगल-बगल', keywords: ['columns', 'stambh', 'layout'] },
  },
  remarks: {
    en: { 'empty-column': 'Column {number} is empty.' },
    hi: { 'empty-column': 'स्तंभ {number} ख़ाली है।' },
  },
})

export const blankColumn = (newId: () => string) => ({
  type: 'column',
  attrs: { id: newId() },
  content: [{ type: 'paragraph', attrs: { id: newId() } }],
})
