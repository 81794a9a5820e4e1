import { markup, type Html } from './markup.ts'

/** Words an author typed into a box: an empty line begins a paragraph, a single one a line. */
export function proseHtml(words: string): Html {
  const paragraphs = words.split(/\n\s*\n/).flatMap((paragraph) => {
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '')
    return lines.length === 0 ? [] : [lines]
  })
  return markup`${paragraphs.map(
    (lines) =>
      markup`<p>${lines.map((line, index) => (index === 0 ? markup`${line.trim()}` : markup`<br>${line.trim()}`))}</p>`,
  )}`
}
