import { mergeAttributes, Node } from '@tiptap/core'
import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, words } from '../../document/block-attrs.ts'
import { inlineWords } from '../../document/inline.ts'
import { carriedAttr } from '../../editor/carried-attr.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { emptyInner, innerHtml } from '../list-nodes.ts'
import { optionalUrlSchema } from '../optional-url.ts'
import { innerParagraphSchema } from '../paragraph/index.ts'
import { isBlank, must, should, when } from '../remark.ts'
import { quotationRemarks, quotationWords } from './words.ts'

const SOURCE_MAX = 300

const Quotation = Node.create({
  name: 'quotation',
  group: 'block plain',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({
    source: carriedAttr('source', words(SOURCE_MAX), ''),
    url: carriedAttr('url', optionalUrlSchema, ''),
  }),
  // What is quoted in a pasted text becomes a quotation; the law has a block of its own.
  parseHTML: () => [{ tag: 'blockquote:not([data-act])' }],
  renderHTML: ({ HTMLAttributes }) => [
    'blockquote',
    mergeAttributes(HTMLAttributes, { class: 'kl-quotation' }),
    0,
  ],
})

/** Somebody's words, and whose they are. */
export const quotation = defineBlock({
  type: 'quotation',
  family: 'text',
  schema: z.object({
    type: z.literal('quotation'),
    attrs: blockAttrsSchema.extend({
      /** Who said it and where. */
      source: words(SOURCE_MAX),
      url: optionalUrlSchema,
    }),
    content: z.array(innerParagraphSchema).min(1).max(50),
  }),
  nodes: () => [Quotation],
  blank: (newId) => ({
    type: 'quotation',
    attrs: { id: newId(), source: '', url: '' },
    content: [emptyInner],
  }),
  fields: [
    { name: 'source', kind: 'text', required: true, max: SOURCE_MAX },
    { name: 'url', kind: 'url' },
  ],
  texts: ['source'],
  render: (block) => {
    const { source, url } = block.attrs
    const cite = url
      ? markup`<a href="${url}" target="_blank" rel="noopener noreferrer">${source || url}</a>`
      : markup`${source}`
    const caption = source || url ? markup`<figcaption><cite>${cite}</cite></figcaption>` : null
    return markup`<figure${blockMark(block)} class="kl-quotation"><blockquote>${block.content.map(innerHtml)}</blockquote>${caption}</figure>`
  },
  check: ({ attrs, content }) =>
    when(
      [content.every((paragraph) => isBlank(inlineWords(paragraph.content))), must('empty')],
      [isBlank(attrs.source), should('no-source', 'source')],
    ),
  accessibility: 'A figure: the words as a blockquote, their source as its caption.',
  words: quotationWords,
  remarks: quotationRemarks,
})
