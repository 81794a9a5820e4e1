import { mergeAttributes, Node } from '@tiptap/core'
import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema } from '../../document/block-attrs.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'

const Divider = Node.create({
  name: 'divider',
  group: 'block plain',
  atom: true,
  parseHTML: () => [{ tag: 'hr:not(.kl-page-break)' }],
  renderHTML: ({ HTMLAttributes }) => ['hr', mergeAttributes(HTMLAttributes, { class: 'kl-divider' })],
})

/** A line between two thoughts on one screen. */
export const divider = defineBlock({
  type: 'divider',
  family: 'structure',
  schema: z.object({ type: z.literal('divider'), attrs: blockAttrsSchema }),
  nodes: () => [Divider],
  blank: (newId) => ({ type: 'divider', attrs: { id: newId() } }),
  render: (block) => markup`<hr${blockMark(block)} class="kl-divider">`,
  accessibility: 'A native separator.',
  words: {
    en: { name: 'Divider', hint: 'A line between two parts', keywords: ['line', 'rule', 'hr', 'separator'] },
    hi: { name: 'विभाजक रेखा', hint: 'दो भागों के बीच रेखा', keywords: ['divider', 'rekha', 'line'] },
  },
})
