import { z } from 'zod'
import { escapeHtml, markup, raw, type Html } from '../render/markup.ts'

const TEXT_MAX = 10_000
export const COLOUR = /^#[0-9a-f]{6}$/i

/** Links lead to the web or to a mailbox, never to a script. */
export const linkHrefSchema = z
  .string()
  .max(2000)
  .regex(/^(https?:\/\/|mailto:)\S+$/i, 'A link starts with https:// or mailto:.')

const markSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: linkHrefSchema }) }),
  z.object({ type: z.literal('textColour'), attrs: z.object({ colour: z.string().regex(COLOUR) }) }),
])
export type InlineMark = z.infer<typeof markSchema>

const textSchema = z.object({
  type: z.literal('text'),
  text: z.string().min(1).max(TEXT_MAX),
  marks: z.array(markSchema).max(4).optional(),
})
export type InlineText = z.infer<typeof textSchema>

/** Text with bold, italic, colour and links: all that stands inside a paragraph or a heading. */
export const inlineContentSchema = z.array(textSchema).max(500)

/** The markup of inline text; links open beside the course. */
export const inlineHtml = (content: readonly InlineText[] | undefined): Html =>
  markup`${(content ?? []).map(({ text, marks }) => (marks ?? []).reduce(withMark, markup`${text}`))}`

function withMark(inner: Html, mark: InlineMark): Html {
  if (mark.type === 'bold') return markup`<strong>${inner}</strong>`
  if (mark.type === 'italic') return markup`<em>${inner}</em>`
  if (mark.type === 'textColour') return markup`<span style="color:${mark.attrs.colour}">${inner}</span>`
  return raw(
    `<a href="${escapeHtml(mark.attrs.href)}" target="_blank" rel="noopener noreferrer">${inner.text}</a>`,
  )
}

/** The words alone. */
export const inlineWords = (content: readonly InlineText[] | undefined): string =>
  (content ?? []).map(({ text }) => text).join('')
