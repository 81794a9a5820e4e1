import { labelOf } from '../manifest/read-organizations.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed } from '../xml/xml-queries.ts'
import { type Objective, type ObjectiveMap, type Sequencing } from './activity-node.ts'
import { partOf, type SequencingSource } from './read-sequencing.ts'
import { type SequencingValues } from './sequencing-values.ts'

type Flag = Exclude<keyof ObjectiveMap, 'targetObjectiveId'>

/** SEQ03, SEQ04 and SEQ05: the objectives of one activity and how they are shared. */
export function checkObjectives(
  values: SequencingValues,
  activity: XmlElement,
  source: SequencingSource,
  sequencing: Sequencing | undefined,
): void {
  if (!sequencing) return
  const title = labelOf(activity)
  const ims = partOf(source, 'objectives')
  const adl = partOf(source, 'objectives', true)
  if (ims) checkIdentifiers(values, ims, title)
  checkTargets(values, [ims, adl], title)
  const all = [sequencing.primaryObjective, ...sequencing.objectives].filter((each) => each !== null)
  const known = new Set(all.flatMap(({ identifier }) => identifier ?? []))
  checkReferences(values, source, known, title)
  if (ims) checkSharing(values, ims, all, title)
}

/** SEQ03: one primary objective, and a name of its own for every objective. */
function checkIdentifiers(values: SequencingValues, objectives: XmlElement, title: string): void {
  const primaries = childrenNamed(objectives, 'primaryObjective')
  if (primaries.length !== 1)
    values.report('primaryObjectives', objectives, { title, count: primaries.length })
  const [primary] = primaries
  if (primary && !attribute(primary, 'objectiveID') && childNamed(primary, 'mapInfo')) {
    values.report('primaryWithoutId', primary, { title })
  }
  const taken = new Set<string>()
  for (const objective of [...primaries, ...childrenNamed(objectives, 'objective')]) {
    const identifier = attribute(objective, 'objectiveID') ?? ''
    if (identifier === '' && objective.name === 'objective')
      values.report('objectiveWithoutId', objective, { title })
    if (identifier === '') continue
    if (taken.has(identifier)) values.report('repeatedObjective', objective, { title, identifier })
    taken.add(identifier)
  }
}

/** SEQ05: a map without a target shares nothing. */
function checkTargets(values: SequencingValues, parents: (XmlElement | undefined)[], title: string): void {
  for (const parent of parents) {
    for (const objective of parent?.children ?? []) {
      for (const map of childrenNamed(objective, 'mapInfo')) {
        if ((attribute(map, 'targetObjectiveID') ?? '') === '')
          values.report('mapWithoutTarget', map, { title })
      }
    }
  }
}

/** SEQ04: rules and ADL's extensions speak of objectives that the activity has. */
function checkReferences(
  values: SequencingValues,
  source: SequencingSource,
  known: ReadonlySet<string>,
  title: string,
): void {
  const rules = partOf(source, 'sequencingRules')
  for (const rule of rules?.children ?? []) {
    const conditions = childNamed(rule, 'ruleConditions')
    for (const condition of conditions ? childrenNamed(conditions, 'ruleCondition') : []) {
      const reference = attribute(condition, 'referencedObjective')
      if (reference === undefined || known.has(reference)) continue
      values.report('unknownObjective', condition, { title, reference })
    }
  }
  const extended = partOf(source, 'objectives', true)
  for (const objective of extended ? childrenNamed(extended, 'objective') : []) {
    const reference = attribute(objective, 'objectiveID') ?? ''
    if (!known.has(reference)) values.report('unknownObjective', objective, { title, reference })
  }
}

const WRITES: Flag[] = [
  'writeSatisfiedStatus',
  'writeNormalizedMeasure',
  'writeRawScore',
  'writeMinScore',
  'writeMaxScore',
  'writeCompletionStatus',
  'writeProgressMeasure',
]
const READS: Flag[] = [
  'readSatisfiedStatus',
  'readNormalizedMeasure',
  'readRawScore',
  'readMinScore',
  'readMaxScore',
  'readCompletionStatus',
  'readProgressMeasure',
]

/** SEQ05: two writers of one global objective overwrite each other; two sources of one objective cannot both be read. */
function checkSharing(
  values: SequencingValues,
  place: XmlElement,
  objectives: Objective[],
  title: string,
): void {
  const writers = new Set<string>()
  for (const { identifier, maps } of objectives) {
    const read = new Set<Flag>()
    for (const map of maps) {
      for (const flag of WRITES) {
        const key = `${flag} ${map.targetObjectiveId}`
        if (map[flag] && writers.has(key))
          values.report('twoWriters', place, { title, flag, target: map.targetObjectiveId })
        if (map[flag]) writers.add(key)
      }
      for (const flag of READS) {
        if (map[flag] && read.has(flag))
          values.report('twoReaders', place, { title, flag, identifier: identifier ?? 'primaryObjective' })
        if (map[flag]) read.add(flag)
      }
    }
  }
}
