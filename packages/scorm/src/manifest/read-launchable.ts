import { type LaunchableItem } from '../report.ts'
import { type Sequencing } from '../sequencing/activity-node.ts'
import { type SequencingValues } from '../sequencing/sequencing-values.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childrenNamed } from '../xml/xml-queries.ts'
import { readItemValues } from './item-values.ts'
import { isPlainParameters, launchParameters } from './launch-parameters.ts'
import { type ManifestContext, placeOf } from './manifest-context.ts'
import { identifierOf, isVisible, itemsIn, labelOf } from './read-organizations.ts'
import { indexResources, type Resource } from './read-resources.ts'
import { UniqueNames } from './unique-names.ts'

/** In the order of the manifest. */
export type Launchables = ReadonlyMap<XmlElement, LaunchableItem>

const PARAMETERS_LIMIT = 1000

/** Connects items to resources and says what can be launched: ITM01–ITM03, RES01, RES05, RES06, ORG02. */
export function readLaunchable(
  values: SequencingValues,
  organization: XmlElement,
  resources: Resource[],
  sequencings: ReadonlyMap<XmlElement, Sequencing>,
): Launchables {
  const { context } = values
  const byIdentifier = indexResources(resources)
  const launched = new Map<XmlElement, LaunchableItem>()
  const dangling: XmlElement[] = []
  const remarked = new Set<Resource>()
  const names = new UniqueNames()
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
    if (!remarked.has(resource)) checkLaunchedResource(context, resource)
    remarked.add(resource)
    const launch = findLaunch(resource)
    if (!launch) refused = true
    else {
      const identifier = names.take(identifierOf(item))
      launched.set(item, toLaunchable(values, { item, identifier, resource, launch }, sequencings.get(item)))
    }
  }
  reportDangling(context, dangling, launched.size > 0)
  if (launched.size === 0 && dangling.length === 0 && !refused) {
    context.findings.add(
      'nothingLaunchable',
      { title: labelOf(organization) },
      placeOf(context, organization),
    )
  }
  return launched
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
  if (context.standard === 'scorm2004' && attribute(element, 'persistState') !== undefined)
    context.findings.add('persistState', { identifier }, place)
  if (type?.toLowerCase() !== 'webcontent')
    context.findings.add('unusualType', { identifier, value: type ?? '' }, place)
}

type Launched = { item: XmlElement; identifier: string; resource: Resource; launch: Launch }

function toLaunchable(
  values: SequencingValues,
  { item, identifier, resource, launch }: Launched,
  sequencing: Sequencing | undefined,
): LaunchableItem {
  const title = labelOf(item)
  const { href, external, suffix } = launch
  return {
    identifier,
    title,
    isVisible: isVisible(item),
    resourceIdentifier: resource.identifier,
    href,
    external,
    parameters: launchParameters(suffix, attribute(item, 'parameters') ?? ''),
    scormType: resource.scormType?.toLowerCase() === 'asset' ? 'asset' : 'sco',
    ...readItemValues(values, item, title, sequencing),
  }
}
