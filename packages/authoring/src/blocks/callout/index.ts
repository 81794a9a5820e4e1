import { mergeAttributes, Node } from '@tiptap/core'
import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema } from '../../document/block-attrs.ts'
import { carriedAttr } from '../../editor/carried-attr.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { emptyInner, INNER, innerContentSchema, innerHtml } from '../list-nodes.ts'

export const CALLOUT_TONES = ['note', 'tip', 'important', 'example'] as const
export type CalloutTone = (typeof CALLOUT_TONES)[number]

const Callout = Node.create({
  name: 'callout',
  group: 'block plain',
  content: `${INNER}+`,
  defining: true,
  addAttributes: () => ({ tone: carriedAttr('tone', z.enum(CALLOUT_TONES), 'note') }),
  parseHTML: () => [{ tag: 'aside[data-tone]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'aside',
    mergeAttributes(HTMLAttributes, { class: 'kl-callout', role: 'note' }),
    0,
  ],
})

/** A boxed remark beside the run of the text. Its kind is written out, not only coloured. */
export const callout = defineBlock({
  type: 'callout',
  family: 'text',
  schema: z.object({
    type: z.literal('callout'),
    attrs: blockAttrsSchema.extend({ tone: z.enum(CALLOUT_TONES) }),
    content: innerContentSchema,
  }),
  nodes: () => [Callout],
  blank: (newId) => ({ type: 'callout', attrs: { id: newId(), tone: 'note' }, content: [emptyInner] }),
  fields: [{ name: 'tone', kind: 'choice', options: CALLOUT_TONES }],
  render: (block, { strings }) =>
    markup`<aside${blockMark(block)} class="kl-callout kl-callout-${block.attrs.tone}"><p class="kl-callout-label">${strings[block.attrs.tone]}</p><div class="kl-callout-body">${block.content.map(innerHtml)}</div></aside>`,
  accessibility: 'A complementary region whose kind is written out, not only coloured.',
  words: {
    en: {
      name: 'Callout',
      hint: 'A boxed note, tip, warning or example',
      keywords: ['note', 'tip', 'warning', 'box', 'example'],
      fields: {
        tone: 'Kind',
        'tone=note': 'Note',
        'tone=tip': 'Good practice',
        'tone=important': 'Important',
        'tone=example': 'Example',
      },
    },
    hi: {
      name: 'टिप्पणी पेटिका',
      hint: 'टिप्पणी, सुझाव, चेतावनी या उदाहरण',
      keywords: ['note', 'tip', 'tippani', 'udaharan'],
      fields: {
        tone: 'प्रकार',
        'tone=note': 'टिप्पणी',
        'tone=tip': 'अच्छी कार्य-पद्धति',
        'tone=important': 'महत्त्वपूर्ण',
        'tone=example': 'उदाहरण',
      },
    },
  },
})
