import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, descendants } from '../xml/xml-queries.ts'
import { type ManifestContext, placeOf } from './manifest-context.ts'

const IDENTIFIED = new Set(['manifest', 'organization', 'item', 'resource'])
const REFERRING = new Set(['item', 'dependency'])

/** MAN01: identifiers are present and unique; a repeated one that something refers to is ambiguous. */
export function checkIdentifiers(context: ManifestContext): void {
  const places = new Map<string, XmlElement[]>()
  const references = new Set<string>()
  for (const element of descendants(context.manifest)) {
    if (REFERRING.has(element.name)) references.add(attribute(element, 'identifierref') ?? '')
    if (!IDENTIFIED.has(element.name)) continue
    const identifier = attribute(element, 'identifier')
    if (!identifier)
      context.findings.add('missingIdentifier', { element: element.name }, placeOf(context, element))
    else if (places.has(identifier)) places.get(identifier)?.push(element)
    else places.set(identifier, [element])
  }
  for (const [identifier, elements] of places) {
    const repeated = elements[1]
    if (!repeated) continue
    const resources = elements.filter((element) => element.name === 'resource').length
    const kind = resources > 1 && references.has(identifier) ? 'ambiguousIdentifier' : 'duplicateIdentifier'
    context.findings.add(kind, { identifier, count: elements.length }, placeOf(context, repeated))
  }
}
