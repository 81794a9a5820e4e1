import { schemaLocation } from './control-documents.ts'
import { type DescribedItem, type PackageDescription } from './package-description.ts'
import { profileOf } from './profiles.ts'
import { toDocument, xml, type XmlNode } from './xml-writer.ts'

const SHARED = 'shared-files'

/** The imsmanifest.xml of a described package. */
export function writeManifest(description: PackageDescription): string {
  const profile = profileOf(description)
  const { identifier, title, items, metadata } = description
  return toDocument(
    xml(
      'manifest',
      {
        identifier,
        version: metadata?.version,
        ...profile.namespaces,
        'xsi:schemaLocation': schemaLocation(description),
      },
      xml(
        'metadata',
        {},
        xml('schema', {}, 'ADL SCORM'),
        xml('schemaversion', {}, profile.schemaVersion),
        profile.metadata(description),
      ),
      xml(
        'organizations',
        { default: `${identifier}-organization` },
        xml(
          'organization',
          { identifier: `${identifier}-organization` },
          xml('title', {}, title),
          ...items.map((item) => writeItem(description, item)),
          profile.organizationEnd,
        ),
      ),
      xml('resources', {}, ...writeResources(description)),
    ),
  )
}

function writeItem(description: PackageDescription, item: DescribedItem): XmlNode {
  return xml(
    'item',
    {
      identifier: item.identifier,
      identifierref: resourceFor(description.items, item.href),
      isvisible: item.isVisible === false ? 'false' : null,
      parameters: item.parameters || null,
    },
    xml('title', {}, item.title),
    ...profileOf(description).itemValues(item),
  )
}

/** One resource for each launch file, named after the first item that uses it. */
const resourceFor = (items: DescribedItem[], href: string) =>
  `${items.find((item) => item.href === href)?.identifier ?? ''}-resource`

function writeResources(description: PackageDescription): XmlNode[] {
  const { items, files } = description
  const launched = new Set(items.map((item) => item.href))
  const shared = files.map((file) => file.path).filter((path) => !launched.has(path))
  const dependency = shared.length > 0 ? xml('dependency', { identifierref: SHARED }) : null
  const { scormType } = profileOf(description)
  const resources = [...launched].map((href) => {
    const type = items.find((item) => item.href === href)?.scormType ?? 'sco'
    const identifier = resourceFor(items, href)
    const attributes = { identifier, type: 'webcontent', [scormType]: type, href: encodePath(href) }
    return xml('resource', attributes, xml('file', { href: encodePath(href) }), dependency)
  })
  if (shared.length === 0) return resources
  const sharedFiles = shared.sort().map((path) => xml('file', { href: encodePath(path) }))
  return [
    ...resources,
    xml('resource', { identifier: SHARED, type: 'webcontent', [scormType]: 'asset' }, ...sharedFiles),
  ]
}

export const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/')
