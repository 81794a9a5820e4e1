import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed } from '../xml/xml-queries.ts'
import { type Objective, type ObjectiveMap } from './activity-node.ts'
import { type SequencingValues } from './sequencing-values.ts'

const MEASURE = [-1, 1] as const

const NO_MAP = {
  readSatisfiedStatus: false,
  readNormalizedMeasure: false,
  writeSatisfiedStatus: false,
  writeNormalizedMeasure: false,
  readRawScore: false,
  readMinScore: false,
  readMaxScore: false,
  readCompletionStatus: false,
  readProgressMeasure: false,
  writeRawScore: false,
  writeMinScore: false,
  writeMaxScore: false,
  writeCompletionStatus: false,
  writeProgressMeasure: false,
}

const IMS_FLAGS = [
  ['readSatisfiedStatus', true],
  ['readNormalizedMeasure', true],
  ['writeSatisfiedStatus', false],
  ['writeNormalizedMeasure', false],
] as const
const ADL_FLAGS = [
  ['readRawScore', true],
  ['readMinScore', true],
  ['readMaxScore', true],
  ['readCompletionStatus', true],
  ['readProgressMeasure', true],
  ['writeRawScore', false],
  ['writeMinScore', false],
  ['writeMaxScore', false],
  ['writeCompletionStatus', false],
  ['writeProgressMeasure', false],
] as const

export type Objectives = { primaryObjective: Objective | null; objectives: Objective[] }

/** imsss:objectives, completed by the adlseq:objectives of the same activity (4th edition). */
export function readObjectives(
  values: SequencingValues,
  ims: XmlElement | undefined,
  adl: XmlElement | undefined,
): Objectives {
  const extended = new Map<string, XmlElement[]>()
  for (const objective of adl ? childrenNamed(adl, 'objective') : []) {
    const identifier = attribute(objective, 'objectiveID') ?? ''
    extended.set(identifier, [...(extended.get(identifier) ?? []), ...childrenNamed(objective, 'mapInfo')])
  }
  const read = (element: XmlElement): Objective => {
    const identifier = attribute(element, 'objectiveID') || null
    return {
      identifier,
      satisfiedByMeasure: values.flag(element, 'satisfiedByMeasure', false),
      minNormalizedMeasure: values.textNumber(childNamed(element, 'minNormalizedMeasure'), MEASURE) ?? 1,
      maps: readMaps(values, childrenNamed(element, 'mapInfo'), extended.get(identifier ?? '') ?? []),
    }
  }
  const primary = childNamed(ims, 'primaryObjective')
  return {
    primaryObjective: primary ? read(primary) : null,
    objectives: ims ? childrenNamed(ims, 'objective').map(read) : [],
  }
}

function readMaps(values: SequencingValues, ims: XmlElement[], adl: XmlElement[]): ObjectiveMap[] {
  const maps = new Map<string, ObjectiveMap>()
  const take = (elements: XmlElement[], flags: typeof IMS_FLAGS | typeof ADL_FLAGS) => {
    for (const element of elements) {
      const targetObjectiveId = attribute(element, 'targetObjectiveID') ?? ''
      // Without a target nothing is shared; the checks report it (SEQ05).
      if (targetObjectiveId === '') continue
      const map = maps.get(targetObjectiveId) ?? { targetObjectiveId, ...NO_MAP }
      for (const [name, otherwise] of flags) map[name] = values.flag(element, name, otherwise)
      maps.set(targetObjectiveId, map)
    }
  }
  take(ims, IMS_FLAGS)
  take(adl, ADL_FLAGS)
  return [...maps.values()]
}
