import { type LaunchableItem } from '../report.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childrenNamed } from '../xml/xml-queries.ts'
import { readItemValues } from './item-values.ts'
import { isPlainParameters, launchParameters } from './launch-parameters.ts'
import { type ManifestContext, placeOf } from './manifest-context.ts'
import { identifierOf, isVisible, itemsIn, labelOf } from './read-organizations.ts'
import { indexResources, type Resource } from './read-resources.ts'
import { readSequencing } from './sequencing-facts.ts'

export type Launchables = { items: LaunchableItem[]; elements: Set<XmlElement>; usedResources: Set<string> }

const PARAMETERS_LIMIT = 1000

/** Connects items to resources and says what can be launched: ITM01–ITM03, RES01, RES05, RES06, ORG02. */
export function readLaunchable(
  context: ManifestContext,
  organization: XmlElement,
  resources: Resource[],
): Launchables {
  const byIdentifier = indexResources(resources)
  const result: Launchables = { items: [], elements: new Set(), usedResources: new Set() }
  const dangling: XmlElement[] = []
  const remarked = new Set<Resource>()
  const taken = new Set<string>()
  let refused = false

  for (const item of itemsIn(organization)) {
    const reference = attribute(item, 'identifierref')
    checkPlacement(context, item, reference)
    if (!reference) continue
    const resource = byIdentifier.get(reference)
    if (!resource) {
      dangling.push(item)
      continue
    }
    result.usedResources.add(reference)
    if (!remarked.has(resource)) checkLaunchedResource(context, resource)
    remarked.add(resource)
    const launch = findLaunch(resource)
    if (!launch) refused = true
    else {
      result.elements.add(item)
      result.items.push(toLaunchable(context, item, resource, launch, taken))
    }
  }
  reportDangling(context, dangling, result.items.length > 0)
  if (result.items.length === 0 && dangling.length === 0 && !refused) {
    context.findings.add(
      'nothingLaunchable',
      { title: labelOf(organization) },
      placeOf(context, organization),
    )
  }
  return result
}

function checkPlacement(context: ManifestContext, item: XmlElement, reference: string | undefined): void {
  const title = labelOf(item)
  const place = placeOf(context, item)
  const isLeaf = childrenNamed(item, 'item').length === 0
  if (reference && !isLeaf && context.standard === 'scorm2004')
    context.findings.add('parentWithResource', { title }, place)
  if (!reference && isLeaf) context.findings.add('emptyLeaf', { title }, place)

  const parameters = attribute(item, 'parameters') ?? ''
  const { length } = parameters
  if (parameters && !reference) context.findings.add('parametersWithoutResource', { title }, place)
  if (length > PARAMETERS_LIMIT) context.findings.add('longParameters', { title, length }, place)
  if (!isPlainParameters(parameters)) context.findings.add('oddParameters', { title }, place)
}

function reportDangling(context: ManifestContext, items: XmlElement[], othersPlay: boolean): void {
  for (const item of items) {
    const values = { title: labelOf(item), reference: attribute(item, 'identifierref') ?? '' }
    context.findings.add(
      othersPlay ? 'danglingReferenceSpared' : 'danglingReference',
      values,
      placeOf(context, item),
    )
  }
}

type Launch = { href: string; external: boolean; suffix: string }

function findLaunch({ target }: Resource): Launch | null {
  if (target.kind === 'file') return { href: target.path, external: false, suffix: target.suffix }
  if (target.kind !== 'external') return null
  const cut = target.url.search(/[?#]/)
  const href = cut < 0 ? target.url : target.url.slice(0, cut)
  return { href, external: true, suffix: target.url.slice(href.length) }
}

/** Addresses that leave the package are reported for every resource in check-resources.ts. */
function checkLaunchedResource(context: ManifestContext, resource: Resource): void {
  const { identifier, element, target, scormType, type } = resource
  const place = placeOf(context, element)
  if (target.kind === 'empty') context.findings.add('noHref', { identifier }, place)
  if (target.kind === 'missing') context.findings.add('missingLaunchFile', { href: target.path }, place)
  if (target.kind === 'external') {
    context.findings.add('externalLaunch', { identifier, href: target.url }, place)
  }
  if (scormType === undefined) context.findings.add('missingScormType', { identifier }, place)
  else if (!['sco', 'asset'].includes(scormType.toLowerCase())) {
    context.findings.add('unknownScormType', { identifier, value: scormType }, place)
  }
  if (type?.toLowerCase() !== 'webcontent')
    context.findings.add('unusualType', { identifier, value: type ?? '' }, place)
}

function toLaunchable(
  context: ManifestContext,
  item: XmlElement,
  resource: Resource,
  { href, external, suffix }: Launch,
  taken: Set<string>,
): LaunchableItem {
  const title = labelOf(item)
  return {
    identifier: uniqueIdentifier(identifierOf(item), taken),
    title,
    isVisible: isVisible(item),
    resourceIdentifier: resource.identifier,
    href,
    external,
    parameters: launchParameters(suffix, attribute(item, 'parameters') ?? ''),
    scormType: resource.scormType?.toLowerCase() === 'asset' ? 'asset' : 'sco',
    ...readItemValues(context, item, title, readSequencing(context.manifest, item)),
  }
}

/** Attempts are kept by identifier, so a repeated one (MAN01) must not make two items share a record. */
function uniqueIdentifier(identifier: string, taken: Set<string>): string {
  // The number in the series, not the first free one: a hostile manifest may repeat an identifier 100,000 times.
  const unique = taken.has(identifier) ? `${identifier}-${taken.size + 1}` : identifier
  taken.add(unique)
  return unique
}
