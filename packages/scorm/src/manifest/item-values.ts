import { type Sequencing } from '../sequencing/activity-node.ts'
import { readThreshold } from '../sequencing/read-threshold.ts'
import { type SequencingValues } from '../sequencing/sequencing-values.ts'
import { isDecimal } from '../xml/decimal.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { childNamed, textOf } from '../xml/xml-queries.ts'
import { type LaunchableItem } from '../report.ts'
import { type ManifestContext, placeOf, STANDARD_NAMES } from './manifest-context.ts'
import { parseAiccScript } from './aicc-script.ts'

export type ItemValues = Pick<
  LaunchableItem,
  | 'masteryScore'
  | 'maxTimeAllowed'
  | 'timeLimitAction'
  | 'dataFromLms'
  | 'prerequisites'
  | 'scaledPassingScore'
  | 'completionThreshold'
  | 'objectives'
>

const TIME_LIMIT_ACTIONS = ['exit,message', 'exit,no message', 'continue,message', 'continue,no message']
// RTE 1.2 3.3: CMITimespan HHHH:MM:SS.SS; RTE 2004: ISO 8601 duration.
const CMI_TIMESPAN = /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/
const ISO_DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/
const LAUNCH_DATA_LIMIT = { scorm11: 255, scorm12: 255, scorm2004: 4000 }

/** The ADL values of an item that the run-time is initialised with; a bad value is reported and left out (ITM05, ITM06). */
export function readItemValues(
  values: SequencingValues,
  item: XmlElement,
  title: string,
  sequencing: Sequencing | undefined,
): ItemValues {
  const { context } = values
  const is2004 = context.standard === 'scorm2004'
  const read = (name12: string, name2004: string | null) => {
    const expected = is2004 ? name2004 : name12
    const found = item.children.find((child) => child.name.toLowerCase() === name12)
    if (!found || expected === null) return null
    if (found.name !== expected) {
      const standard = STANDARD_NAMES[context.standard]
      context.findings.add('wrongCase', { found: found.name, expected, standard }, placeOf(context, found))
    }
    return textOf(found) || null
  }
  const checked = (value: string | null, element: string, valid: (value: string) => boolean) => {
    if (value === null || valid(value)) return value
    context.findings.add('badValue', { title, value, element }, placeOf(context, item))
    return null
  }

  const mastery = checked(read('masteryscore', null), 'masteryscore', (value) =>
    isNumberBetween(value, 0, 100),
  )
  const maxTime = is2004
    ? checked(
        sequencing?.limitConditions.attemptAbsoluteDurationLimit ?? null,
        'attemptAbsoluteDurationLimit',
        (value) => ISO_DURATION.test(value),
      )
    : checked(read('maxtimeallowed', null), 'maxtimeallowed', (value) => CMI_TIMESPAN.test(value))
  const action =
    read('timelimitaction', 'timeLimitAction')
      ?.toLowerCase()
      .replace(/\s*,\s*/, ',') ?? null
  const launchData = readLaunchData(item)
  reportLaunchData(context, item, title, launchData)
  read('datafromlms', 'dataFromLMS')

  const threshold = is2004 ? readThreshold(values, childNamed(item, 'completionThreshold')) : null
  return {
    masteryScore: mastery === null ? null : Number(mastery),
    maxTimeAllowed: maxTime,
    timeLimitAction: checked(action, 'timeLimitAction', (value) => TIME_LIMIT_ACTIONS.includes(value)),
    dataFromLms: launchData,
    prerequisites: readPrerequisites(context, item, title),
    scaledPassingScore: passingScore(sequencing),
    completionThreshold: threshold?.completedByMeasure ? threshold.minProgressMeasure : null,
    objectives: objectivesOf(sequencing),
  }
}

/** RTE 2004, cmi.scaled_passing_score: only when the primary objective is satisfied by measure. */
function passingScore(sequencing: Sequencing | undefined): number | null {
  const primary = sequencing?.primaryObjective
  return primary?.satisfiedByMeasure ? primary.minNormalizedMeasure : null
}

const objectivesOf = (sequencing: Sequencing | undefined): string[] =>
  sequencing
    ? [sequencing.primaryObjective, ...sequencing.objectives].flatMap(
        (objective) => objective?.identifier ?? [],
      )
    : []

const isNumberBetween = (value: string, least: number, most: number) =>
  isDecimal(value) && Number(value) >= least && Number(value) <= most

/** Handed to the content as written: spaces inside may mean something to it. */
function readLaunchData(item: XmlElement): string | null {
  const element = item.children.find((child) => child.name.toLowerCase() === 'datafromlms')
  return element?.text.trim() || null
}

function reportLaunchData(
  context: ManifestContext,
  item: XmlElement,
  title: string,
  data: string | null,
): void {
  const limit = LAUNCH_DATA_LIMIT[context.standard]
  if (data === null || data.length <= limit) return
  context.findings.add('longLaunchData', { title, length: data.length, limit }, placeOf(context, item))
}

function readPrerequisites(context: ManifestContext, item: XmlElement, title: string): string | null {
  const element = childNamed(item, 'prerequisites')
  const value = textOf(element)
  if (!element || value === '' || context.standard === 'scorm2004') return null
  if (parseAiccScript(value)) return value
  context.findings.add('badPrerequisites', { title, value }, placeOf(context, element))
  return null
}
