export type XmlNode = string | { name: string; attributes: Record<string, string>; children: XmlNode[] }

type Attributes = Record<string, string | null | undefined>

/** An element; attributes without a value and children that are null are left out. */
export function xml(name: string, attributes: Attributes = {}, ...children: (XmlNode | null)[]): XmlNode {
  const given = Object.entries(attributes).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  return { name, attributes: Object.fromEntries(given), children: children.filter((child) => child !== null) }
}

export const optional = (name: string, value: string | number | null | undefined): XmlNode | null =>
  value === null || value === undefined || value === '' ? null : xml(name, {}, String(value))

/** A document in UTF-8 with its declaration, indented so that people can read it. */
export const toDocument = (root: XmlNode): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, '')}\n`

function render(node: XmlNode, indent: string): string {
  if (typeof node === 'string') return escape(node)
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escape(value)}"`)
  const open = `<${node.name}${attributes.join('')}`
  if (node.children.length === 0) return `${open}/>`
  if (node.children.some((child) => typeof child === 'string')) {
    return `${open}>${node.children.map((child) => render(child, '')).join('')}</${node.name}>`
  }
  const inner = `${indent}  `
  const lines = node.children.map((child) => `\n${inner}${render(child, inner)}`)
  return `${open}>${lines.join('')}\n${indent}</${node.name}>`
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 cannot hold are dropped. */
const escape = (text: string) =>
  text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff\p{Cs}]/gu, '')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
    .replace(/[\t\n\r]/g, ' ')
