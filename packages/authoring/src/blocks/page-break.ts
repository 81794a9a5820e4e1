import { mergeAttributes, Node } from '@tiptap/core'
import { z } from 'zod'
import { blockIdSchema } from '../block-id.ts'

export const pageBreakSchema = z.object({
  type: z.literal('pageBreak'),
  attrs: z.object({ id: blockIdSchema }),
})

/** Where one screen ends and the next begins. */
export const PageBreak = Node.create({
  name: 'pageBreak',
  group: 'block',
  atom: true,
  parseHTML: () => [{ tag: 'hr.kl-page-break' }],
  renderHTML: ({ HTMLAttributes }) => ['hr', mergeAttributes(HTMLAttributes, { class: 'kl-page-break' })],
})
