import { mergeAttributes, Node } from '@tiptap/core'
import { z } from 'zod'
import { blockIdSchema } from '../block-id.ts'
import { lessonStrings, type BlockOptions } from '../lesson-strings.ts'
import { innerBlockSchema } from './list.ts'

export const CALLOUT_TONES = ['note', 'tip', 'important', 'example'] as const
export type CalloutTone = (typeof CALLOUT_TONES)[number]

export const calloutSchema = z.object({
  type: z.literal('callout'),
  attrs: z.object({ id: blockIdSchema, tone: z.enum(CALLOUT_TONES) }),
  content: z.array(innerBlockSchema).min(1),
})

/** A boxed remark beside the run of the text. Its kind is written out, not only coloured. */
export const Callout = Node.create<BlockOptions>({
  name: 'callout',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  addOptions: () => ({ language: 'en', showAnswers: false }),
  addAttributes: () => ({
    tone: { default: 'note', parseHTML: (element) => element.getAttribute('data-tone'), rendered: false },
  }),
  parseHTML: () => [{ tag: 'aside[data-tone]', contentElement: '.kl-callout-body' }],
  renderHTML({ node, HTMLAttributes }) {
    const tone = node.attrs.tone as CalloutTone
    return [
      'aside',
      mergeAttributes(HTMLAttributes, { class: `kl-callout kl-callout-${tone}`, 'data-tone': tone }),
      ['p', { class: 'kl-callout-label' }, lessonStrings(this.options.language)[tone]],
      ['div', { class: 'kl-callout-body' }, 0],
    ]
  },
})
