import { mergeAttributes, Node } from '@tiptap/core'
import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema } from '../../document/block-attrs.ts'
import { raw } from '../../render/markup.ts'

const PageBreak = Node.create({
  name: 'pageBreak',
  group: 'block',
  atom: true,
  parseHTML: () => [{ tag: 'hr.kl-page-break' }],
  renderHTML: ({ HTMLAttributes }) => ['hr', mergeAttributes(HTMLAttributes, { class: 'kl-page-break' })],
})

/** Where one screen ends and the next begins; `splitScreens` cuts here, so nothing of it is seen. */
export const pageBreak = defineBlock({
  type: 'pageBreak',
  family: 'structure',
  schema: z.object({ type: z.literal('pageBreak'), attrs: blockAttrsSchema }),
  nodes: () => [PageBreak],
  blank: (newId) => ({ type: 'pageBreak', attrs: { id: newId() } }),
  render: () => raw(''),
  accessibility:
    'Not rendered: the screens it makes are sections with headings, and moving to one moves the focus.',
  words: {
    en: {
      name: 'New screen',
      hint: 'What follows is shown on a screen of its own',
      keywords: ['page', 'break', 'slide'],
    },
    hi: { name: 'नई स्क्रीन', hint: 'आगे का भाग अलग स्क्रीन पर दिखेगा', keywords: ['page', 'break', 'pristh'] },
  },
})
