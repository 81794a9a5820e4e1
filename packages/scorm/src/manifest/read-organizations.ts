import { type PackageItem } from '../report.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed, textOf } from '../xml/xml-queries.ts'
import { type ManifestContext, placeOf } from './manifest-context.ts'

const TITLE_LIMIT = 200

export type Organizations = { all: XmlElement[]; default: XmlElement | null }

/** ORG01, ORG02, ORG04: which organization is played. */
export function chooseOrganization(context: ManifestContext): Organizations {
  const { manifest, findings } = context
  const parent = childNamed(manifest, 'organizations')
  const all = parent ? childrenNamed(parent, 'organization') : []
  const [first] = all
  if (!parent || !first) {
    findings.add('noOrganization', {}, placeOf(context, parent ?? manifest))
    return { all, default: null }
  }
  const wanted = attribute(parent, 'default')
  const named = all.find((organization) => attribute(organization, 'identifier') === wanted)
  if (!wanted) findings.add('noDefaultOrganization', {}, placeOf(context, parent))
  else if (!named) findings.add('unresolvedDefault', { identifier: wanted }, placeOf(context, parent))
  const chosen = named ?? first
  if (all.length > 1) {
    findings.add(
      'severalOrganizations',
      { count: all.length, title: titleOf(chosen) },
      placeOf(context, parent),
    )
  }
  return { all, default: chosen }
}

export const titleOf = (element: XmlElement): string => textOf(childNamed(element, 'title'))

export const identifierOf = (element: XmlElement): string =>
  // Something to hold on to when the manifest gives no name (MAN01).
  attribute(element, 'identifier') || `${element.name}-at-line-${element.line}`

/** The name to show: the title, else the identifier. */
export const labelOf = (element: XmlElement): string => titleOf(element) || identifierOf(element)

export const isVisible = (item: XmlElement): boolean =>
  !['false', '0'].includes((attribute(item, 'isvisible') ?? 'true').toLowerCase())

/** The tree that a table of contents shows. */
export function toTree(element: XmlElement, launchable: { has(element: XmlElement): boolean }): PackageItem {
  return {
    identifier: identifierOf(element),
    title: titleOf(element),
    isVisible: isVisible(element),
    launchable: launchable.has(element),
    children: childrenNamed(element, 'item').map((item) => toTree(item, launchable)),
  }
}

export function itemsIn(element: XmlElement): XmlElement[] {
  return childrenNamed(element, 'item').flatMap((item) => [item, ...itemsIn(item)])
}

/** ORG03, ITM04: titles and hidden items of the organization that is played. */
export function checkTitles(context: ManifestContext, organization: XmlElement): void {
  const items = itemsIn(organization)
  for (const element of [organization, ...items]) {
    const titles = childrenNamed(element, 'title')
    const identifier = identifierOf(element)
    const place = placeOf(context, element)
    if (titleOf(element) === '') context.findings.add('missingTitle', { identifier }, place)
    if (titles.length > 1) context.findings.add('severalTitles', { identifier, count: titles.length }, place)
    const { length } = titleOf(element)
    if (length > TITLE_LIMIT) context.findings.add('longTitle', { identifier, length }, place)
  }
  const hidden = items.filter((item) => !isVisible(item))
  if (hidden[0]) {
    context.findings.add(
      'hiddenItems',
      { count: hidden.length, title: labelOf(hidden[0]) },
      placeOf(context, hidden[0]),
    )
  }
}
