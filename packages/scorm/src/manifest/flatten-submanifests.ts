import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed, descendants } from '../xml/xml-queries.ts'
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
  const owned = new Set<XmlElement>()
  for (const organization of childrenNamed(
    childNamed(context.manifest, 'organizations') ?? NONE,
    'organization',
  ))
    for (const element of descendants(organization)) owned.add(element)
  for (const item of owned) {
    const reference = item.name === 'item' ? attribute(item, 'identifierref') : undefined
    const submanifest = reference === undefined ? undefined : named.get(reference)
    if (!submanifest || reference === undefined) continue
    // Each once: two that name each other would never end.
    named.delete(reference)
    const items = takeItems(submanifest)
    item.attributes = item.attributes.filter(({ name }) => name !== 'identifierref')
    item.children.push(...items)
    // Growing while it is walked: what has been moved may name further sub-manifests.
    for (const moved of items) for (const element of descendants(moved)) owned.add(element)
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

function submanifestsIn(manifest: XmlElement): XmlElement[] {
  return childrenNamed(manifest, 'manifest').flatMap((child) => [child, ...submanifestsIn(child)])
}

function takeItems(submanifest: XmlElement): XmlElement[] {
  const parent = childNamed(submanifest, 'organizations')
  const all = parent ? childrenNamed(parent, 'organization') : []
  const wanted = parent && attribute(parent, 'default')
  const organization = all.find((each) => attribute(each, 'identifier') === wanted) ?? all[0]
  if (!organization) return []
  const items = childrenNamed(organization, 'item')
  organization.children = organization.children.filter((child) => child.name !== 'item')
  return items
}
