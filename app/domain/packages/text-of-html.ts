const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’',
  ldquo: '“', rdquo: '”', hellip: '…', bull: '•', middot: '·', copy: '©', shy: '', zwj: '\u200d', zwnj: '\u200c',
} // prettier-ignore
// Their content is code or a copy of something else, never what a learner reads.
const SILENT = new Set(['script', 'style', 'template', 'svg', 'math', 'iframe', 'object', 'noscript'])

/**
 * The words of a page, in order. Not a parser: tags are left out and entities are read, which is enough to count words.
 * It looks at each character a bounded number of times, whatever the page is; what is never closed ends the text.
 */
export function textOfHtml(html: string): string {
  const parts: string[] = []
  // Letters of ASCII only: others change the length of a text with their case.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) break
    parts.push(html.slice(at, open))
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open)
      continue
    }
    const name = /^[a-z][a-z0-9-]*/.exec(lower.slice(open + 1, open + 20))?.[0] ?? ''
    if (name === '' && !/[!?/]/.test(html[open + 1] ?? '')) {
      parts.push('<')
      at = open + 1
      continue
    }
    parts.push(' ')
    at = after(html, '>', open)
    if (SILENT.has(name) && html[at - 2] !== '/') at = after(html, '>', after(lower, `</${name}`, at) - 1)
  }
  if (at < html.length) parts.push(html.slice(at))
  return decode(parts.join('')).replace(/\s+/g, ' ').trim()
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? text.length : found + mark.length
}

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,8}));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })
