import {
  chooseOrganization,
  identifierOf,
  itemsIn,
  labelOf,
  titleOf,
  toTree,
} from '../manifest/read-organizations.ts'
import { type ManifestContext } from '../manifest/manifest-context.ts'
import { type PackageItem } from '../report.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, descendants, textOf } from '../xml/xml-queries.ts'
import { folderOf, leafOf, NO_STRUCTURE, type OtherFacts } from './other-facts.ts'

/** What SCORM 1.1's course structure format launches; its first drafts called a sco an assignable unit. */
const LAUNCHED = new Set(['sco', 'au', 'asset'])

/**
 * Shows the outline of a SCORM 1.1 course: either of the manifest that its trial version of content packaging had, or of
 * a course structure (root “content”, with blocks and scos). Nothing is checked, since nothing of it is played.
 */
export function readScorm11(context: ManifestContext): OtherFacts {
  const { manifest } = context
  return manifest.name === 'content' ? readStructure(manifest) : readOutline(context)
}

function readOutline(context: ManifestContext): OtherFacts {
  const { all, default: chosen } = chooseOrganization(context)
  const playable = new Set(all.flatMap(itemsIn).filter((item) => attribute(item, 'identifierref')))
  return {
    ...NO_STRUCTURE,
    title: chosen && labelOf(chosen),
    identifier: attribute(context.manifest, 'identifier') || null,
    organizations: all.map((organization) => toTree(organization, playable)),
  }
}

function readStructure(content: XmlElement): OtherFacts {
  const title = nameOf(content)
  const identifier = attribute(content, 'id') ?? ''
  return {
    title: title || null,
    identifier: identifier || null,
    organizations: [folderOf(identifier, title, readMembers(content))],
  }
}

function readMembers(parent: XmlElement): PackageItem[] {
  return parent.children.flatMap((child) => {
    const name = child.name.toLowerCase()
    const identifier = attribute(child, 'id') ?? identifierOf(child)
    const title = nameOf(child) || identifier
    if (name === 'block') return [folderOf(identifier, title, readMembers(child))]
    return LAUNCHED.has(name) ? [leafOf(identifier, title)] : []
  })
}

/** The title stands on the element itself, below it or in its properties, depending on the tool. */
function nameOf(element: XmlElement): string {
  const own = titleOf(element)
  if (own !== '') return own
  for (const part of ['identification', 'properties', 'globalProperties']) {
    const holder = childNamed(element, part)
    const title = holder && [...descendants(holder)].find(({ name }) => name === 'title')
    if (title && textOf(title) !== '') return textOf(title)
  }
  return attribute(element, 'title') ?? ''
}
