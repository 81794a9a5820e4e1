import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed, textOf } from '../xml/xml-queries.ts'
import { readXml } from '../xml/read-xml.ts'
import {
  addressOf,
  folderOf,
  isIri,
  leafOf,
  NO_STRUCTURE,
  type OtherFacts,
  type OtherSource,
} from './other-facts.ts'

/** Reads the activities of a tincan.xml (xAPI); one of them has a launch address. */
export function readTincan(source: OtherSource): OtherFacts {
  const document = readXml(source.bytes, source.entry, source.limits, source.findings)
  if (!document) return NO_STRUCTURE
  const parent = childNamed(document.root, 'activities')
  const activities = parent ? childrenNamed(parent, 'activity') : []
  for (const activity of activities) checkIdentifier(source, activity)
  const launched = activities.filter((activity) => launchOf(activity) !== '')
  if (launched.length !== 1) {
    source.findings.add('tincanLaunches', { count: launched.length }, place(source, parent ?? document.root))
  }
  for (const activity of launched) checkLaunch(source, activity)
  const main = launched[0] ?? activities[0]
  const items = activities.map((activity) => {
    const identifier = attribute(activity, 'id') ?? ''
    return launched.includes(activity)
      ? leafOf(identifier, nameOf(activity))
      : folderOf(identifier, nameOf(activity), [])
  })
  const title = main ? nameOf(main) : ''
  const identifier = (main && attribute(main, 'id')) || null
  return { title: title || null, identifier, organizations: [folderOf(identifier ?? '', title, items)] }
}

const nameOf = (activity: XmlElement) => textOf(childNamed(activity, 'name'))
const launchOf = (activity: XmlElement) =>
  childrenNamed(activity, 'launch')
    .map(textOf)
    .find((text) => text !== '') ?? ''
const place = ({ entry }: OtherSource, { line, column, name }: XmlElement) => ({
  entry,
  line,
  column,
  element: name,
})

function checkIdentifier(source: OtherSource, activity: XmlElement): void {
  const identifier = attribute(activity, 'id') ?? ''
  if (!isIri(identifier)) source.findings.add('tincanNotAnIri', { identifier }, place(source, activity))
}

function checkLaunch(source: OtherSource, activity: XmlElement): void {
  const href = launchOf(activity)
  const address = addressOf(href, source.files)
  if (address === 'missing' || address === 'invalid')
    source.findings.add('tincanMissingFile', { href }, place(source, activity))
}
