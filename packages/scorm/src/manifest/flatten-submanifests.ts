import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed } from '../xml/xml-queries.ts'
import { type ManifestContext, placeOf } from './manifest-context.ts'

/**
 * RES09: an item may name a sub-manifest instead of a resource. The items of its organization are moved below that
 * item, as if the author had written them there; a sub-manifest that nothing names only lends its resources.
 */
export function flattenSubmanifests(context: ManifestContext): void {
  const named = new Map<string, XmlElement>()
  for (const submanifest of submanifestsIn(context.manifest)) {
    const identifier = attribute(submanifest, 'identifier')
    if (identifier && !named.has(identifier)) named.set(identifier, submanifest)
  }
  if (named.size === 0) return
  const organizations = childrenNamed(childNamed(context.manifest, 'organizations') ?? NONE, 'organization')
  // Growing while it is walked: what has been moved may name further sub-manifests.
  const levels = new Map(organizations.flatMap((organization) => itemsWithLevel(organization, 1)))
  for (const [item, level] of levels) {
    const reference = attribute(item, 'identifierref')
    const submanifest = reference === undefined ? undefined : named.get(reference)
    if (!submanifest || reference === undefined || level >= DEEPEST) continue
    // Each once: two that name each other would never end.
    named.delete(reference)
    const sequenced = takeSequencing(submanifest, item)
    const items = takeItems(submanifest)
    item.attributes = item.attributes.filter(({ name }) => name !== 'identifierref')
    for (const each of items) item.children.push(each)
    for (const [moved, its] of itemsWithLevel({ ...NONE, children: items }, level + 1)) {
      levels.set(moved, its)
      context.origins.set(moved, submanifest)
    }
    if (sequenced) context.origins.set(item, submanifest)
    context.findings.add('flattenedSubmanifest', { identifier: reference }, placeOf(context, item))
  }
  for (const submanifest of named.values()) {
    const identifier = attribute(submanifest, 'identifier') ?? '?'
    context.findings.add('submanifest', { identifier }, placeOf(context, submanifest))
  }
}

const NONE: XmlElement = {
  name: '',
  prefix: '',
  namespace: null,
  attributes: [],
  children: [],
  text: '',
  line: 0,
  column: 0,
}

/** Sub-manifests inside each other by name are not bounded by the depth of the document; outlines of courses are shallow. */
const DEEPEST = 100

function itemsWithLevel(parent: XmlElement, level: number): [item: XmlElement, level: number][] {
  return childrenNamed(parent, 'item').flatMap((item): [XmlElement, number][] => [
    [item, level],
    ...itemsWithLevel(item, level + 1),
  ])
}

function submanifestsIn(manifest: XmlElement): XmlElement[] {
  return childrenNamed(manifest, 'manifest').flatMap((child) => [child, ...submanifestsIn(child)])
}

function organizationOf(submanifest: XmlElement): XmlElement | undefined {
  const parent = childNamed(submanifest, 'organizations')
  const all = parent ? childrenNamed(parent, 'organization') : []
  const wanted = parent && attribute(parent, 'default')
  return all.find((each) => attribute(each, 'identifier') === wanted) ?? all[0]
}

function takeItems(submanifest: XmlElement): XmlElement[] {
  const organization = organizationOf(submanifest)
  if (!organization) return []
  const items = childrenNamed(organization, 'item')
  organization.children = organization.children.filter((child) => child.name !== 'item')
  return items
}

/** How the moved items follow each other is stated on the organization that they leave; an item's own word goes before. */
function takeSequencing(submanifest: XmlElement, item: XmlElement): boolean {
  const sequencing = childNamed(organizationOf(submanifest), 'sequencing')
  if (!sequencing || childNamed(item, 'sequencing')) return false
  item.children.push(sequencing)
  return true
}
