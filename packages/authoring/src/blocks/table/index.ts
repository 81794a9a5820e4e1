import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema } from '../../document/block-attrs.ts'
import { blockMark } from '../../render/block-mark.ts'
import { attribute, markup } from '../../render/markup.ts'
import { emptyInner, INNER, innerContentSchema, innerHtml } from '../list-nodes.ts'
import { isBlank, must, when } from '../remark.ts'

const span = z.number().int().min(1).max(20).nullish()
const CELLS_MAX = 30
const colwidth = z.array(z.number().int().min(0).max(4000)).max(20).nullish()

const headerCellSchema = z.object({
  type: z.literal('tableHeader'),
  attrs: z
    .object({ colspan: span, rowspan: span, colwidth, scope: z.enum(['col', 'row']).nullish() })
    .optional(),
  content: innerContentSchema,
})
const cellSchema = z.object({
  type: z.literal('tableCell'),
  attrs: z.object({ colspan: span, rowspan: span, colwidth }).optional(),
  content: innerContentSchema,
})
type Cell = z.infer<typeof headerCellSchema> | z.infer<typeof cellSchema>

const CaptionedTable = Table.extend({
  group: 'block plain',
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: '',
        parseHTML: (element) =>
          element.getAttribute('data-caption') ?? element.querySelector('caption')?.textContent ?? '',
        renderHTML: ({ caption }) => (caption ? { 'data-caption': String(caption) } : {}),
      },
    }
  },
})

const InnerTableCell = TableCell.extend({ content: `${INNER}+` })

const ScopedTableHeader = TableHeader.extend({
  content: `${INNER}+`,
  addAttributes() {
    return {
      ...this.parent?.(),
      scope: { default: 'col', parseHTML: (element) => element.getAttribute('scope') ?? 'col' },
    }
  },
})

export const table = defineBlock({
  type: 'table',
  family: 'text',
  schema: z.object({
    type: z.literal('table'),
    attrs: blockAttrsSchema.extend({ caption: z.string().max(300).default('') }),
    content: z
      .array(
        z.object({
          type: z.literal('tableRow'),
          content: z
            .array(z.discriminatedUnion('type', [headerCellSchema, cellSchema]))
            .min(1)
            .max(CELLS_MAX),
        }),
      )
      .min(1)
      .max(200),
  }),
  nodes: () => [CaptionedTable.configure({ resizable: false }), TableRow, ScopedTableHeader, InnerTableCell],
  blank: (newId) => ({
    type: 'table',
    attrs: { id: newId(), caption: '' },
    content: [
      { type: 'tableRow', content: [header(), header(), header()] },
      { type: 'tableRow', content: [cell(), cell(), cell()] },
      { type: 'tableRow', content: [cell(), cell(), cell()] },
    ],
  }),
  fields: [{ name: 'caption', kind: 'text', required: true, max: 300 }],
  texts: ['caption'],
  // The region scrolls by itself on a narrow screen and, being focusable, also with the keyboard.
  render: (block, { strings }) =>
    markup`<div class="kl-table" role="region" tabindex="0" aria-label="${block.attrs.caption || strings.table}"><table${blockMark(block)}>${block.attrs.caption ? markup`<caption>${block.attrs.caption}</caption>` : null}<tbody>${block.content.map((row) => markup`<tr>${row.content.map(cellHtml)}</tr>`)}</tbody></table></div>`,
  // A table without a caption or without headers is a riddle to somebody who hears it (WCAG 2.2, 1.3.1).
  check: ({ attrs, content }) =>
    when(
      [isBlank(attrs.caption), must('no-caption', 'caption')],
      [!content.some((row) => row.content.some(({ type }) => type === 'tableHeader')), must('no-header')],
    ),
  accessibility: 'A caption, scoped header cells, and a focusable region that scrolls.',
  words: {
    en: {
      name: 'Table',
      hint: 'Rows and columns with a caption',
      keywords: ['grid', 'rows', 'columns'],
      fields: { caption: 'Caption' },
    },
    hi: {
      name: 'तालिका',
      hint: 'शीर्षक सहित पंक्तियाँ और स्तंभ',
      keywords: ['table', 'talika', 'sarini'],
      fields: { caption: 'तालिका का शीर्षक' },
    },
  },
  remarks: {
    en: {
      'no-caption': 'Give the table a caption that says what it shows.',
      'no-header': 'No cell of this table is a header: say what its columns or rows are.',
    },
    hi: {
      'no-caption': 'तालिका को ऐसा शीर्षक दीजिए जो बताए कि वह क्या दिखाती है।',
      'no-header': 'इस तालिका में कोई शीर्ष-कोष्ठ नहीं है: बताइए कि उसके स्तंभ या पंक्तियाँ क्या हैं।',
    },
  },
})

const header = () => ({
  type: 'tableHeader' as const,
  attrs: { scope: 'col' as const },
  content: [emptyInner],
})
const cell = () => ({ type: 'tableCell' as const, content: [emptyInner] })

function cellHtml(cell: Cell) {
  const { colspan, rowspan } = cell.attrs ?? {}
  const spans = markup`${attribute('colspan', colspan === 1 ? null : colspan)}${attribute('rowspan', rowspan === 1 ? null : rowspan)}`
  const content = cell.content.map(innerHtml)
  if (cell.type === 'tableCell') return markup`<td${spans}>${content}</td>`
  return markup`<th scope="${cell.attrs?.scope ?? 'col'}"${spans}>${content}</th>`
}
