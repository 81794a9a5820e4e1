import { mergeAttributes, Node } from '@tiptap/core'
import { z } from 'zod'
import { blockIdSchema } from '../block-id.ts'
import { linkHrefSchema } from '../inline-content.ts'
import { innerParagraphSchema } from './paragraph.ts'

export const statuteQuotationSchema = z.object({
  type: z.literal('statuteQuotation'),
  attrs: z.object({
    id: blockIdSchema,
    /** The Act, rules or manual by its citation, year included. */
    act: z.string().trim().min(1, 'Name the Act or rules.').max(300),
    /** The section, rule or paragraph as a lawyer would cite it: "Section 6(1)". */
    section: z.string().trim().min(1, 'Name the section or rule.').max(200),
    url: linkHrefSchema.nullish(),
  }),
  content: z.array(innerParagraphSchema).min(1),
})

/** The words of the law with where they stand. */
export const StatuteQuotation = Node.create({
  name: 'statuteQuotation',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({
    act: { default: '', parseHTML: (element) => element.getAttribute('data-act'), rendered: false },
    section: { default: '', parseHTML: (element) => element.getAttribute('data-section'), rendered: false },
    url: { default: null, parseHTML: (element) => element.getAttribute('data-url'), rendered: false },
  }),
  parseHTML: () => [{ tag: 'figure[data-act]', contentElement: 'blockquote' }],
  renderHTML({ node, HTMLAttributes }) {
    const act = String(node.attrs.act)
    const section = String(node.attrs.section)
    const url = typeof node.attrs.url === 'string' && node.attrs.url !== '' ? node.attrs.url : null
    const source = url
      ? ['cite', {}, ['a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, act]]
      : ['cite', {}, act]
    return [
      'figure',
      mergeAttributes(HTMLAttributes, {
        class: 'kl-statute',
        'data-act': act,
        'data-section': section,
        'data-url': url,
      }),
      ['blockquote', {}, 0],
      ['figcaption', {}, ['span', { class: 'kl-statute-section' }, section], ' · ', source],
    ]
  },
})
