import { type LaunchableItem } from '../report.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, textOf } from '../xml/xml-queries.ts'
import { identifiersIn, parseAiccScript } from './aicc-script.ts'
import { type ManifestContext, placeOf } from './manifest-context.ts'
import { identifierOf, itemsIn, labelOf } from './read-organizations.ts'
import { resolveHref } from './resolve-href.ts'

const VERSION_LIMIT = 20
const FLAGS = new Set(['true', 'false', '1', '0'])
/** CAM 2004: what initialises the run-time of a SCO means nothing on anything else. */
const SCO_VALUES = ['timeLimitAction', 'dataFromLMS']

/** Smaller rules about the manifest and the items of the organization that is played: MAN01, ITM06, XML06. */
export function checkDetails(
  context: ManifestContext,
  organization: XmlElement | null,
  launched: ReadonlyMap<XmlElement, LaunchableItem>,
): void {
  const { manifest, findings } = context
  const version = attribute(manifest, 'version') ?? ''
  if (version.length > VERSION_LIMIT)
    findings.add('longVersion', { length: version.length }, placeOf(context, manifest))
  checkSchemaFiles(context)
  if (!organization) return
  const items = itemsIn(organization)
  const identifiers = new Set(items.map(identifierOf))
  for (const item of items) {
    checkVisibility(context, item)
    checkPrerequisites(context, item, identifiers, launched.has(item))
    checkScoValues(context, item, launched.get(item))
  }
}

function checkVisibility(context: ManifestContext, item: XmlElement): void {
  const value = attribute(item, 'isvisible')
  if (value === undefined || FLAGS.has(value.toLowerCase())) return
  context.findings.add(
    'badValue',
    { title: labelOf(item), value, element: 'isvisible' },
    placeOf(context, item),
  )
}

/** Those of launchable items have been parsed when they were read; here come folders, and names that lead nowhere. */
function checkPrerequisites(
  context: ManifestContext,
  item: XmlElement,
  identifiers: ReadonlySet<string>,
  isLaunched: boolean,
): void {
  const element = childNamed(item, 'prerequisites')
  const value = textOf(element)
  if (!element || value === '') return
  const title = labelOf(item)
  if (context.standard === 'scorm2004') {
    context.findings.add('prerequisitesIn2004', { title }, placeOf(context, element))
    return
  }
  const expression = parseAiccScript(value)
  if (!expression) {
    if (!isLaunched) context.findings.add('badPrerequisites', { title, value }, placeOf(context, element))
    return
  }
  for (const identifier of new Set(identifiersIn(expression))) {
    if (!identifiers.has(identifier))
      context.findings.add('unknownPrerequisite', { title, identifier }, placeOf(context, element))
  }
}

function checkScoValues(
  context: ManifestContext,
  item: XmlElement,
  launched: LaunchableItem | undefined,
): void {
  if (context.standard !== 'scorm2004' || launched?.scormType === 'sco') return
  for (const name of SCO_VALUES) {
    const element = childNamed(item, name)
    if (element)
      context.findings.add(
        'valueWithoutSco',
        { title: labelOf(item), element: name },
        placeOf(context, element),
      )
  }
}

/** XML06: schema documents that the manifest says are in the package. Addresses on the web are never followed. */
function checkSchemaFiles(context: ManifestContext): void {
  const { manifest, files, findings } = context
  const written = manifest.attributes.find(({ name }) => name === 'schemaLocation')?.value ?? ''
  const documents = written
    .trim()
    .split(/\s+/)
    .filter((_, index) => index % 2 === 1)
  const missing = documents.filter((href) => resolveHref(href, [], files).kind === 'missing')
  if (missing[0] === undefined) return
  const names = missing.slice(0, 10).join(', ')
  findings.add('missingSchemaFiles', { count: missing.length, names }, placeOf(context, manifest))
}
