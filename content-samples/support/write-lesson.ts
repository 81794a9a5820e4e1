import { validateLesson, type Block, type InlineText, type LessonDocument } from '@karmashala/authoring'

/** A block without its id; the screen it stands on numbers it. */
export type Draft = (id: string) => unknown
type Mark = NonNullable<InlineText['marks']>[number]

const INLINE = /\*\*(.+?)\*\*|\*(.+?)\*|\[(.+?)\]\((.+?)\)/g

/** Text with **bold**, *italic* and [links](https://…). */
function inline(source: string): InlineText[] {
  const parts: InlineText[] = []
  const add = (text: string, mark?: Mark) => {
    if (text !== '') parts.push(mark ? { type: 'text', text, marks: [mark] } : { type: 'text', text })
  }
  let from = 0
  for (const match of source.matchAll(INLINE)) {
    add(source.slice(from, match.index))
    const [whole, bold, italic, label, href] = match
    if (bold !== undefined) add(bold, { type: 'bold' })
    else if (italic !== undefined) add(italic, { type: 'italic' })
    else add(label ?? '', { type: 'link', attrs: { href: href ?? '' } })
    from = match.index + whole.length
  }
  add(source.slice(from))
  return parts
}

const innerParagraph = (source: string) => ({ type: 'paragraph', content: inline(source) })
const listItem = (source: string) => ({ type: 'listItem', content: [innerParagraph(source)] })

export const p =
  (source: string): Draft =>
  (id) => ({ type: 'paragraph', attrs: { id }, content: inline(source) })

export const h3 =
  (source: string): Draft =>
  (id) => ({ type: 'heading', attrs: { id, level: 3 }, content: inline(source) })

export const ul =
  (...items: string[]): Draft =>
  (id) => ({ type: 'bulletList', attrs: { id }, content: items.map(listItem) })

export const ol =
  (...items: string[]): Draft =>
  (id) => ({ type: 'orderedList', attrs: { id }, content: items.map(listItem) })

export const callout =
  (tone: 'note' | 'tip' | 'important' | 'example', ...paragraphs: string[]): Draft =>
  (id) => ({ type: 'callout', attrs: { id, tone }, content: paragraphs.map(innerParagraph) })

/** The words of the law, or a close summary marked as such by its words, with where they stand. */
export const statute =
  (act: string, section: string, ...paragraphs: string[]): Draft =>
  (id) => ({ type: 'statuteQuotation', attrs: { id, act, section }, content: paragraphs.map(innerParagraph) })

/** The first row and, in every other row, the first cell are headers. */
export const table =
  (caption: string, head: string[], ...rows: string[][]): Draft =>
  (id) => ({
    type: 'table',
    attrs: { id, caption },
    content: [
      {
        type: 'tableRow',
        content: head.map((cell) => ({
          type: 'tableHeader',
          attrs: { scope: 'col' },
          content: [innerParagraph(cell)],
        })),
      },
      ...rows.map((row) => ({
        type: 'tableRow',
        content: row.map((cell, index) =>
          index === 0
            ? { type: 'tableHeader', attrs: { scope: 'row' }, content: [innerParagraph(cell)] }
            : { type: 'tableCell', content: [innerParagraph(cell)] },
        ),
      })),
    ],
  })

/** One screen: its title, then its blocks, with ids made of the screen's key and the place on it. */
export function screen(key: string, title: string, ...drafts: Draft[]): unknown[] {
  return [
    { type: 'heading', attrs: { id: key, level: 2 }, content: inline(title) },
    ...drafts.map((draft, index) => draft(`${key}-${index + 1}`)),
  ]
}

/** A lesson in one language, before it is joined with its other language. */
export interface LessonDraft {
  id: string
  title: string
  document: LessonDocument
}

/** Screens in order, with a page break between each two. Throws when the result is no valid lesson. */
export function lesson(id: string, title: string, ...screens: unknown[][]): LessonDraft {
  const content = screens.flatMap((blocks, index) =>
    index === 0 ? blocks : [{ type: 'pageBreak', attrs: { id: `break-${index}` } }, ...blocks],
  )
  const checked = validateLesson({ type: 'doc', content: content as Block[] })
  if (checked.status === 'invalid') {
    throw new Error(`${id}: ${checked.problems.map(({ path, message }) => `${path}: ${message}`).join('\n')}`)
  }
  return { id, title, document: checked.document }
}
