import { normalInline } from '../document/inline-form.ts'
import { COLOUR, linkHrefSchema, type InlineMark, type InlineText } from '../document/inline.ts'

// Inline text as one line that can be typed: **bold**, *italic*, [words](https://…), {#aa0000|words}. A backslash takes
// the meaning from the sign after it. `{}` is nothing: it stands where the stars of two forms would be read as one.

const NOTHING = '{}'

const SIGNS = /[\\*[\]{}|]/g

/** Inline text in the notation translators type. */
export const toNotation = (content: readonly InlineText[]): string =>
  normalInline(content)
    .map(written)
    .reduce(
      (line, part) => (line.endsWith('*') && part.startsWith('*') ? line + NOTHING + part : line + part),
      '',
    )

function written({ text, marks = [] }: InlineText): string {
  return marks.reduce(
    wrapped,
    text.replace(SIGNS, (sign) => `\\${sign}`),
  )
}

function wrapped(inner: string, mark: InlineMark): string {
  if (mark.type === 'bold') return `**${inner}**`
  if (mark.type === 'italic') return `*${inner}*`
  if (mark.type === 'link') return `[${inner}](${mark.attrs.href.replace(/[\\)]/g, (sign) => `\\${sign}`)})`
  return `{${mark.attrs.colour}|${inner}}`
}

/** Inline text from the notation. Whatever is not closed, or is no address or colour, is taken as plain words. */
export function fromNotation(source: string): InlineText[] {
  return normalInline(parse(source, []))
}

type Rule = {
  open: RegExp
  read: (rest: string) => { inner: string; mark: InlineMark; length: number } | null
}

const RULES: Rule[] = [
  { open: /^\*\*/, read: (rest) => between(rest, '**', { type: 'bold' }) },
  { open: /^\*/, read: (rest) => between(rest, '*', { type: 'italic' }) },
  { open: /^\[/, read: readLink },
  { open: /^\{#/, read: readColour },
]

function parse(source: string, marks: InlineMark[]): InlineText[] {
  const parts: InlineText[] = []
  let words = ''
  const flush = () => {
    if (words !== '') parts.push({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) })
    words = ''
  }
  for (let at = 0; at < source.length;) {
    const rest = source.slice(at)
    if (rest[0] === '\\' && rest.length > 1) {
      words += rest[1]
      at += 2
      continue
    }
    if (rest.startsWith(NOTHING)) {
      at += NOTHING.length
      continue
    }
    const found = RULES.find(({ open }) => open.test(rest))?.read(rest)
    if (!found || found.inner === '' || marks.some(({ type }) => type === found.mark.type)) {
      words += rest[0]
      at += 1
      continue
    }
    flush()
    parts.push(...parse(found.inner, [found.mark, ...marks]))
    at += found.length
  }
  flush()
  return parts
}

function between(rest: string, sign: string, mark: InlineMark) {
  const end = findClosing(rest, sign, sign.length)
  return end === -1 ? null : { inner: rest.slice(sign.length, end), mark, length: end + sign.length }
}

function readLink(rest: string) {
  const end = findClosing(rest, ']', 1)
  const address = end === -1 ? null : /^\(((?:\\[\\)]|[^\s)])+)\)/.exec(rest.slice(end + 1))
  const href = address?.[1]?.replace(/\\([\\)])/g, '$1')
  if (!address || !href || !linkHrefSchema.safeParse(href).success) return null
  const mark = { type: 'link' as const, attrs: { href } }
  return { inner: rest.slice(1, end), mark, length: end + 1 + address[0].length }
}

function readColour(rest: string) {
  const [opening, colour] = /^\{(#[0-9a-f]{6})\|/i.exec(rest) ?? []
  if (!opening || !colour || !COLOUR.test(colour)) return null
  const end = findClosing(rest, '}', opening.length)
  if (end === -1) return null
  const mark = { type: 'textColour' as const, attrs: { colour } }
  return { inner: rest.slice(opening.length, end), mark, length: end + 1 }
}

/** Where the sign stands next without a backslash; a single star does not close at a double one. */
function findClosing(text: string, sign: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\' || text.startsWith(NOTHING, at)) at += 1
    else if (sign === '*' && text.startsWith('**', at)) at += 1
    else if (text.startsWith(sign, at)) {
      // Of three stars the first belongs to what is inside.
      if (sign === '**' && text[at + 2] === '*') continue
      return at
    }
  }
  return -1
}
