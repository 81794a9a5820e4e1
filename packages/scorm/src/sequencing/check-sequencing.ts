import { itemsIn, labelOf } from '../manifest/read-organizations.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed, descendants } from '../xml/xml-queries.ts'
import { type ActivityTree, type Sequencing } from './activity-node.ts'
import { canStart } from './can-start.ts'
import { checkObjectives } from './check-objectives.ts'
import { findSequencing, isAdlSequencing, partOf, type SequencingSource } from './read-sequencing.ts'
import { type SequencingValues } from './sequencing-values.ts'

type CheckSequencing = {
  values: SequencingValues
  organization: XmlElement
  sequencings: ReadonlyMap<XmlElement, Sequencing>
  tree: ActivityTree
}

/** SEQ01 to SEQ10 where reading has not already reported them. SCORM 2004 only. */
export function checkSequencing({ values, organization, sequencings, tree }: CheckSequencing): void {
  const { context } = values
  if (context.standard !== 'scorm2004') return
  for (const manifest of new Set([context.manifest, ...context.origins.values()]))
    checkCollection(values, manifest)
  for (const activity of [organization, ...itemsIn(organization)]) {
    const source = findSequencing(values, activity)
    checkReference(values, activity, source)
    if (source.own) checkParts(values, source.own)
    checkObjectives(values, activity, source, sequencings.get(activity))
    checkExtensions(values, activity)
  }
  reportLaterFeatures(values, organization)
  reportUnhonoured(values, organization, sequencings)
  if (!canStart(tree.root)) values.report('deadCourse', organization, { title: labelOf(organization) })
}

/** SEQ01 for the shared definitions. */
function checkCollection(values: SequencingValues, manifest: XmlElement): void {
  const collections = childrenNamed(manifest, 'sequencingCollection')
  const [collection, second] = collections
  if (second)
    values.report('repeatedSection', second, { section: 'sequencingCollection', count: collections.length })
  const identifiers = new Set<string>()
  for (const shared of collection ? childrenNamed(collection, 'sequencing') : []) {
    const identifier = attribute(shared, 'ID')
    if (!identifier) values.report('sharedWithoutId', shared)
    else if (identifiers.has(identifier)) values.report('repeatedSequencingId', shared, { identifier })
    else identifiers.add(identifier)
    if (attribute(shared, 'IDRef') !== undefined) values.report('sharedWithReference', shared)
    checkParts(values, shared)
  }
}

function checkReference(
  values: SequencingValues,
  activity: XmlElement,
  { own, shared }: SequencingSource,
): void {
  if (!own) return
  const sequencings = childrenNamed(activity, 'sequencing')
  if (sequencings.length > 1)
    values.report('repeatedPart', own, { part: 'sequencing', count: sequencings.length })
  const reference = attribute(own, 'IDRef')
  const title = labelOf(activity)
  if (reference !== undefined && !shared) {
    values.report('danglingSequencing', own, { title, reference })
  }
  const identifier = attribute(own, 'ID')
  if (identifier !== undefined) values.report('inlineSequencingId', own, { title, identifier })
}

/** Each part of a sequencing at most once (SEQ02). */
function checkParts(values: SequencingValues, sequencing: XmlElement): void {
  const counts = new Map<string, number>()
  for (const part of sequencing.children) {
    const name = isAdlSequencing(part) ? `adlseq:${part.name}` : part.name
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    if (count === 2) values.report('repeatedPart', part, { part: name, count: 2 })
  }
}

/** SEQ07: what ADL adds to items belongs onto those that play something, and shared data need a target. */
function checkExtensions(values: SequencingValues, activity: XmlElement): void {
  const title = labelOf(activity)
  const data = childNamed(activity, 'data')
  const plays = (attribute(activity, 'identifierref') ?? '') !== ''
  const presentation = childNamed(activity, 'presentation')
  for (const element of [data, presentation]) {
    if (element && !plays)
      values.report('extensionWithoutResource', element, { title, element: element.name })
  }
  for (const map of data ? childrenNamed(data, 'map') : []) {
    if ((attribute(map, 'targetID') ?? '') === '') values.report('dataWithoutTarget', map, { title })
  }
}

/** SEQ08: a platform that keeps to the stated edition ignores what came later. */
function reportLaterFeatures(values: SequencingValues, organization: XmlElement): void {
  const { context } = values
  if (context.edition !== '2004 3rd' && context.edition !== '2004 2nd') return
  const found = new Map<string, XmlElement>()
  const note = (name: string, element: XmlElement) => void (found.has(name) || found.set(name, element))
  for (const element of descendants(organization)) {
    if (element.name === 'objectives' && isAdlSequencing(element)) note('adlseq:objectives', element)
    if (element.name === 'data' && childNamed(element, 'map')) note('adlcp:data', element)
    if (attribute(element, 'sharedDataGlobalToSystem') !== undefined)
      note('sharedDataGlobalToSystem', element)
    if (element.name === 'completionThreshold' && attribute(element, 'completedByMeasure') !== undefined)
      note('completedByMeasure', element)
  }
  const [first] = found.values()
  if (first)
    values.report('laterFeatures', first, {
      features: [...found.keys()].join(', '),
      edition: context.edition,
    })
}

const UNHONOURED_LIMITS = [
  'attemptExperiencedDurationLimit',
  'activityAbsoluteDurationLimit',
  'activityExperiencedDurationLimit',
  'beginTimeLimit',
  'endTimeLimit',
] as const

/** SEQ10: also ADL advises against these; the standard leaves them to each platform. */
function reportUnhonoured(
  values: SequencingValues,
  organization: XmlElement,
  sequencings: ReadonlyMap<XmlElement, Sequencing>,
): void {
  const features = new Set<string>()
  let first: XmlElement | null = null
  for (const [activity, { limitConditions, auxiliaryResources }] of sequencings) {
    const before = features.size
    for (const limit of UNHONOURED_LIMITS) if (limitConditions[limit] !== null) features.add(limit)
    if (auxiliaryResources.length > 0) features.add('auxiliaryResources')
    if (features.size > before) first ??= activity
  }
  if (!first) return
  const source = findSequencing(values, first)
  const place = partOf(source, 'limitConditions') ?? partOf(source, 'auxiliaryResources') ?? organization
  values.report('unhonoured', place, { features: [...features].join(', ') })
}
