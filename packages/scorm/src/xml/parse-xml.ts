import { SaxesParser } from 'saxes'
import { type PackageLimits } from '../limits.ts'

export type XmlAttribute = { name: string; prefix: string; namespace: string | null; value: string }

export type XmlElement = {
  /** Local name. */
  name: string
  prefix: string
  /** Null when the prefix is not declared or there is no default namespace. */
  namespace: string | null
  attributes: XmlAttribute[]
  children: XmlElement[]
  /** Character data directly inside, not trimmed. */
  text: string
  line: number
  column: number
}

export type XmlDocument = { root: XmlElement; unboundPrefixes: string[] }

export class XmlFault extends Error {
  readonly kind: 'malformed' | 'doctype' | 'too complex'
  readonly line: number
  readonly column: number

  constructor(kind: XmlFault['kind'], message: string, line: number, column: number) {
    super(message)
    this.kind = kind
    this.line = line
    this.column = column
  }
}

/** Linked, not copied: a document that declares namespaces on every element must not cost its square. */
type Scope = { own: ReadonlyMap<string, string>; outer: Scope | null }
const OUTERMOST: Scope = { own: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]), outer: null }

/**
 * Parses a whole document into a tree with places. No DTD is accepted and nothing is ever fetched.
 * Namespaces are resolved here and not by the parser, because an undeclared prefix must not end the reading (XML05).
 * Throws XmlFault.
 */
export function parseXml(
  text: string,
  {
    manifestElements,
    manifestAttributes,
    manifestDepth,
  }: Pick<PackageLimits, 'manifestElements' | 'manifestAttributes' | 'manifestDepth'>,
): XmlDocument {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const fault = (kind: XmlFault['kind'], message: string) =>
    new XmlFault(kind, message, parser.line, parser.column)
  const stack: { element: XmlElement; scope: Scope }[] = []
  const unbound = new Set<string>()
  let root: XmlElement | null = null
  let count = 0
  let attributes = 0
  let place = { line: 1, column: 0 }

  parser.on('error', (error) => {
    throw fault('malformed', error.message)
  })
  parser.on('doctype', () => {
    throw fault('doctype', 'DOCTYPE')
  })
  parser.on('opentagstart', (tag) => {
    attributes = 0
    place = { line: parser.line, column: Math.max(0, parser.column - tag.name.length - 1) }
  })
  // Counted while the element is read: afterwards a million of them would already be held.
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > manifestAttributes) throw fault('too complex', 'too many attributes')
  })
  parser.on('opentag', (tag) => {
    count += 1
    if (count > manifestElements || stack.length >= manifestDepth)
      throw fault('too complex', 'too many elements')
    const parent = stack.at(-1)
    const scope = withDeclarations(parent?.scope ?? OUTERMOST, tag.attributes)
    const element = toElement(tag.name, tag.attributes, scope, unbound, place)
    if (parent) parent.element.children.push(element)
    else root = element
    stack.push({ element, scope })
  })
  const addText = (data: string) => {
    const current = stack.at(-1)
    if (current) current.element.text += data
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    stack.pop()
  })

  parser.write(text).close()
  if (!root) throw fault('malformed', 'document is empty')
  return { root, unboundPrefixes: [...unbound] }
}

function withDeclarations(scope: Scope, attributes: Record<string, string>): Scope {
  const declarations = Object.entries(attributes).filter(
    ([name]) => name === 'xmlns' || name.startsWith('xmlns:'),
  )
  if (declarations.length === 0) return scope
  return { own: new Map(declarations.map(([name, uri]) => [name.slice(6), uri.trim()])), outer: scope }
}

function lookUp(prefix: string, scope: Scope): string | undefined {
  for (let current: Scope | null = scope; current; current = current.outer) {
    const namespace = current.own.get(prefix)
    if (namespace !== undefined) return namespace
  }
  return undefined
}

function toElement(
  qualifiedName: string,
  attributes: Record<string, string>,
  scope: Scope,
  unbound: Set<string>,
  place: { line: number; column: number },
): XmlElement {
  const resolve = (prefix: string) => {
    const namespace = lookUp(prefix, scope)
    if (namespace === undefined && prefix !== '') unbound.add(prefix)
    return namespace || null
  }
  const { prefix, name } = split(qualifiedName)
  return {
    name,
    prefix,
    namespace: resolve(prefix),
    attributes: Object.entries(attributes)
      .filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
      .map(([key, value]) => {
        const parts = split(key)
        // An attribute without a prefix is in no namespace; the default one does not reach it.
        return { ...parts, namespace: parts.prefix === '' ? null : resolve(parts.prefix), value }
      }),
    children: [],
    text: '',
    ...place,
  }
}

function split(qualifiedName: string): { prefix: string; name: string } {
  const colon = qualifiedName.indexOf(':')
  return { prefix: qualifiedName.slice(0, Math.max(0, colon)), name: qualifiedName.slice(colon + 1) }
}
