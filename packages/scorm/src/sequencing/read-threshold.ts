import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, textOf } from '../xml/xml-queries.ts'
import { type CompletionThreshold } from './activity-node.ts'
import { type SequencingValues } from './sequencing-values.ts'

const SHARE = [0, 1] as const

/** adlcp:completionThreshold: attributes in the 4th edition, the measure as text before it. */
export function readThreshold(
  values: SequencingValues,
  element: XmlElement | undefined,
): CompletionThreshold | null {
  if (!element) return null
  const measure = textOf(element)
  // Up to the 3rd edition the measure is the element's text, and stating it means completing by it.
  if (measure !== '' && attribute(element, 'completedByMeasure') === undefined) {
    const value = values.inRange(element, 'completionThreshold', measure, SHARE)
    return value === null ? null : { completedByMeasure: true, minProgressMeasure: value, progressWeight: 1 }
  }
  return {
    completedByMeasure: values.flag(element, 'completedByMeasure', false),
    minProgressMeasure: values.number(element, 'minProgressMeasure', SHARE, 1),
    progressWeight: values.number(element, 'progressWeight', SHARE, 1),
  }
}
