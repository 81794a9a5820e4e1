import { type PackageItem } from '@karmashala/scorm'
import { type ContentsNode, type ContentsPart } from '#app/domain/learning/learning-views.ts'

/**
 * Parts nested as the organization of their package nests them. A folder that holds none of them is left out; so is the
 * name of a folder that is hidden, since what it holds need not be (CAM: the attribute is about the item alone).
 */
export function nestContents(organization: PackageItem[], parts: readonly ContentsPart[]): ContentsNode[] {
  const known = new Map(parts.map((part) => [part.itemId, part]))
  const nest = (items: PackageItem[]): ContentsNode[] =>
    items.flatMap(({ identifier, title, isVisible, children }) => {
      const below = nest(children)
      const part = known.get(identifier)
      if (part) return [{ title: part.title, part, children: below }]
      return isVisible && title && below.length > 0 ? [{ title, part: null, children: below }] : below
    })
  return nest(organization)
}

/** All parts below, in the order of the package. */
export const partsOf = (nodes: ContentsNode[]): ContentsPart[] =>
  nodes.flatMap(({ part, children }) => [...(part ? [part] : []), ...partsOf(children)])
