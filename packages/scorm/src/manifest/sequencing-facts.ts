import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed, textOf } from '../xml/xml-queries.ts'

/** The parts of a 2004 activity's sequencing that initialise the run-time data (RTE 4e 4.2). */
export type SequencingFacts = {
  scaledPassingScore: number | null
  maxTimeAllowed: string | null
  objectives: string[]
}

/** Reads an item's own sequencing, completed by the shared one that its IDRef names. */
export function readSequencing(manifest: XmlElement, item: XmlElement): SequencingFacts {
  const own = childNamed(item, 'sequencing')
  const shared = findShared(manifest, own)
  // CAM 4e 5.1.1: what the inline element states replaces the same element of the shared one.
  const part = (name: string) => childNamed(own, name) ?? childNamed(shared, name)
  const objectives = part('objectives')
  const primary = childNamed(objectives, 'primaryObjective')
  return {
    scaledPassingScore: passingScore(primary),
    maxTimeAllowed: limitOf(part('limitConditions')),
    objectives: [primary, ...(objectives ? childrenNamed(objectives, 'objective') : [])].flatMap(
      (objective) => {
        const identifier = objective && attribute(objective, 'objectiveID')
        return identifier ? [identifier] : []
      },
    ),
  }
}

function findShared(manifest: XmlElement, own: XmlElement | undefined): XmlElement | undefined {
  const reference = own && attribute(own, 'IDRef')
  const collection = childNamed(manifest, 'sequencingCollection')
  if (!reference || !collection) return undefined
  return childrenNamed(collection, 'sequencing').find((shared) => attribute(shared, 'ID') === reference)
}

function passingScore(primary: XmlElement | undefined): number | null {
  if (!primary || !['true', '1'].includes(attribute(primary, 'satisfiedByMeasure') ?? '')) return null
  const written = textOf(childNamed(primary, 'minNormalizedMeasure'))
  const score = written === '' ? 1 : Number(written)
  return score >= -1 && score <= 1 ? score : null
}

const limitOf = (conditions: XmlElement | undefined) =>
  (conditions && attribute(conditions, 'attemptAbsoluteDurationLimit')) || null
