import { type XmlElement } from '../xml/parse-xml.ts'
import { descendants } from '../xml/xml-queries.ts'
import { type SchemaDocument } from './schemas-of-edition.ts'

const DECLARED = /<xs:element name="([^"]+)"/g

/** Elements in a namespace of the standard that its schema does not know; lax wildcards would let them pass. */
export function* unknownElements(
  root: XmlElement,
  schemas: readonly SchemaDocument[],
): Generator<XmlElement> {
  const names = new Map(
    schemas.map(({ namespace, text }) => [
      namespace,
      new Set([...text.matchAll(DECLARED)].map(([, name]) => name)),
    ]),
  )
  for (const element of descendants(root)) {
    const known = element.namespace === null ? undefined : names.get(element.namespace)
    if (known && !known.has(element.name)) yield element
  }
}
