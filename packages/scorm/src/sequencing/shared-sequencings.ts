import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed } from '../xml/xml-queries.ts'

type Collection = ReadonlyMap<string, XmlElement>

/**
 * The shared definitions of the package and of its sub-manifests, by ID; of equal ones the first counts. Indexed, because
 * thousands of items may each name one of thousands.
 */
export class SharedSequencings {
  readonly #package: XmlElement
  readonly #collections = new Map<XmlElement, Collection>()

  constructor(manifest: XmlElement) {
    this.#package = manifest
  }

  /** What an IDRef in an item written in `manifest` names: a definition beside it, else one of the whole package. */
  find(reference: string | undefined, manifest: XmlElement): XmlElement | undefined {
    if (!reference) return undefined
    return this.#of(manifest).get(reference) ?? this.#of(this.#package).get(reference)
  }

  #of(manifest: XmlElement): Collection {
    const known = this.#collections.get(manifest)
    if (known) return known
    const element = childNamed(manifest, 'sequencingCollection')
    const shared = element ? childrenNamed(element, 'sequencing') : []
    // The later of two entries wins in a map, so the first one is put in last.
    const collection = new Map(shared.toReversed().map((each) => [attribute(each, 'ID') ?? '', each]))
    this.#collections.set(manifest, collection)
    return collection
  }
}
