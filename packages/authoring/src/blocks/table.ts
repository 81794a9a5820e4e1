import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { z } from 'zod'
import { blockIdSchema } from '../block-id.ts'
import { innerBlockSchema } from './list.ts'

const spanSchema = z.number().int().min(1).max(20).optional()

const headerCellSchema = z.object({
  type: z.literal('tableHeader'),
  attrs: z
    .object({ colspan: spanSchema, rowspan: spanSchema, scope: z.enum(['col', 'row']).optional() })
    .optional(),
  content: z.array(innerBlockSchema).min(1),
})

const cellSchema = z.object({
  type: z.literal('tableCell'),
  attrs: z.object({ colspan: spanSchema, rowspan: spanSchema }).optional(),
  content: z.array(innerBlockSchema).min(1),
})

export const tableSchema = z.object({
  type: z.literal('table'),
  // A table without a caption is a riddle to somebody who hears it.
  attrs: z.object({
    id: blockIdSchema,
    caption: z.string().trim().min(1, 'A table needs a caption.').max(300),
  }),
  content: z
    .array(
      z.object({
        type: z.literal('tableRow'),
        content: z.array(z.discriminatedUnion('type', [headerCellSchema, cellSchema])).min(1),
      }),
    )
    .min(1),
})

const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: '',
        parseHTML: (element) => element.querySelector('caption')?.textContent ?? '',
        rendered: false,
      },
    }
  },
  // The region scrolls by itself on a narrow screen and, being focusable, also with the keyboard.
  renderHTML({ node, HTMLAttributes }) {
    const caption = String(node.attrs.caption ?? '')
    return [
      'div',
      { class: 'kl-table', role: 'region', tabindex: '0', 'aria-label': caption },
      ['table', HTMLAttributes, ['caption', {}, caption], ['tbody', {}, 0]],
    ]
  },
})

const ScopedTableHeader = TableHeader.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      scope: { default: 'col', parseHTML: (element) => element.getAttribute('scope') ?? 'col' },
    }
  },
})

export const tableNodes = [
  CaptionedTable.configure({ resizable: false }),
  TableRow,
  ScopedTableHeader,
  TableCell,
]
