/** An element of our own markup. */
export type MarkupElement = { name: string; attributes: Record<string, string>; children: MarkupNode[] }
export type MarkupNode = string | MarkupElement

const VOID = new Set(['img', 'input', 'br', 'hr', 'source', 'track', 'wbr', 'col'])
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+|</g
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', '#39': "'" }

/** Reads the markup that blocks write, which is balanced and quotes its attributes; it is no reader for foreign pages. */
export function readMarkup(text: string): MarkupElement {
  const root: MarkupElement = { name: 'body', attributes: {}, children: [] }
  const open = [root]
  for (const [token, closing, name, attributes = '', selfClosed] of text.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root
    if (name === undefined) {
      if (!token.startsWith('<!--')) parent.children.push(decode(token))
    } else if (closing) {
      const at = open.findLastIndex((element) => element.name === name.toLowerCase())
      if (at > 0) open.length = at
    } else {
      const element = { name: name.toLowerCase(), attributes: readAttributes(attributes), children: [] }
      parent.children.push(element)
      if (!VOID.has(element.name) && !selfClosed) open.push(element)
    }
  }
  return root
}

const readAttributes = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decode(value)]))

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (SIGNS[name] !== undefined) return SIGNS[name]
    const code = name.startsWith('#x')
      ? Number.parseInt(name.slice(2), 16)
      : Number.parseInt(name.slice(1), 10)
    return name.startsWith('#') && code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole
  })
}

/** All words in an element. */
export const wordsIn = (node: MarkupNode): string =>
  typeof node === 'string' ? node : node.children.map(wordsIn).join('')

export const hasClass = ({ attributes }: MarkupElement, name: string): boolean =>
  (attributes['class'] ?? '').split(/\s+/).includes(name)
