import { mergeAttributes, Node } from '@tiptap/core'
import { z } from 'zod'
import { defineBlock, type BlockRemark } from '../../block-definition.ts'
import { blockAttrsSchema } from '../../document/block-attrs.ts'
import { carriedAttr } from '../../editor/carried-attr.ts'
import { blockMark } from '../../render/block-mark.ts'
import { localeOf } from '../../render/locale-of.ts'
import { markup } from '../../render/markup.ts'
import { emptyInner, innerHtml } from '../list-nodes.ts'
import { optionalUrlSchema } from '../optional-url.ts'
import { innerParagraphSchema } from '../paragraph/index.ts'

const ACT_MAX = 300
const SECTION_MAX = 200
const dateSchema = z.union([z.literal(''), z.iso.date()])

const StatuteQuotation = Node.create({
  name: 'statuteQuotation',
  group: 'block plain',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({
    act: carriedAttr('act', z.string().max(ACT_MAX)),
    section: carriedAttr('section', z.string().max(SECTION_MAX)),
    date: carriedAttr('date', dateSchema),
    url: carriedAttr('url', optionalUrlSchema),
  }),
  parseHTML: () => [{ tag: 'blockquote[data-act]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'blockquote',
    mergeAttributes(HTMLAttributes, {
      class: 'kl-statute',
      'data-act': String(HTMLAttributes['data-act'] ?? ''),
    }),
    0,
  ],
})

/** The words of the law with where they stand. */
export const statuteQuotation = defineBlock({
  type: 'statuteQuotation',
  family: 'reference',
  schema: z.object({
    type: z.literal('statuteQuotation'),
    attrs: blockAttrsSchema.extend({
      /** The Act, rules or manual by its citation, year included. */
      act: z.string().max(ACT_MAX).nullish(),
      /** The section, rule or paragraph as a lawyer would cite it: "Section 6(1)". */
      section: z.string().max(SECTION_MAX).nullish(),
      /** The day on which it read so, ISO 8601. */
      date: dateSchema.nullish(),
      url: optionalUrlSchema,
    }),
    content: z.array(innerParagraphSchema).min(1).max(50),
  }),
  nodes: () => [StatuteQuotation],
  blank: (newId) => ({
    type: 'statuteQuotation',
    attrs: { id: newId(), act: '', section: '' },
    content: [emptyInner],
  }),
  fields: [
    { name: 'act', kind: 'text', required: true, max: ACT_MAX },
    { name: 'section', kind: 'text', required: true, max: SECTION_MAX },
    { name: 'date', kind: 'date' },
    { name: 'url', kind: 'url' },
  ],
  texts: ['act', 'section'],
  render: ({ attrs, content, ...block }, { strings, language }) => {
    const act = attrs.url
      ? markup`<a href="${attrs.url}" rel="noopener noreferrer" target="_blank">${attrs.act}</a>`
      : markup`${attrs.act}`
    const asOn = attrs.date
      ? markup` · ${strings.asOn} <time datetime="${attrs.date}">${inWords(attrs.date, language)}</time>`
      : null
    return markup`<figure${blockMark({ ...block, attrs })} class="kl-statute"><blockquote>${content.map(innerHtml)}</blockquote><figcaption><span class="kl-statute-section">${attrs.section}</span> · <cite>${act}</cite>${asOn}</figcaption></figure>`
  },
  check: ({ attrs }) => [
    ...(attrs.act?.trim() ? [] : [missing('act')]),
    ...(attrs.section?.trim() ? [] : [missing('section')]),
  ],
  accessibility: 'A figure: the quotation first, then where it stands.',
  words: {
    en: {
      name: 'Statute quotation',
      hint: 'The words of an Act or rule, with section and date',
      keywords: ['law', 'act', 'rule', 'section', 'quote'],
      fields: {
        act: 'Act or rules',
        section: 'Section or rule',
        date: 'As it stood on',
        url: 'Where it can be read',
      },
    },
    hi: {
      name: 'विधिक उद्धरण',
      hint: 'अधिनियम या नियम के शब्द, धारा और तिथि सहित',
      keywords: ['law', 'dhara', 'niyam', 'adhiniyam'],
      fields: {
        act: 'अधिनियम या नियम',
        section: 'धारा या नियम',
        date: 'इस तिथि को यथास्थिति',
        url: 'कहाँ पढ़ा जा सकता है',
      },
    },
  },
  remarks: {
    en: { 'missing-act': 'Name the Act or rules.', 'missing-section': 'Name the section or rule.' },
    hi: { 'missing-act': 'अधिनियम या नियम का नाम लिखिए।', 'missing-section': 'धारा या नियम लिखिए।' },
  },
})

const missing = (field: string): BlockRemark => ({ rule: `missing-${field}`, severity: 'must', field })

const inWords = (date: string, language: string) =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
