import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed } from '../xml/xml-queries.ts'
import { type LimitConditions, type Sequencing } from './activity-node.ts'
import { readObjectives } from './read-objectives.ts'
import { readRollupRules, readRules } from './read-rules.ts'
import { type SequencingValues } from './sequencing-values.ts'
import { CONSIDERATIONS, EXIT_ACTIONS, POST_ACTIONS, PRE_ACTIONS, TIMINGS } from './vocabulary.ts'

/** IMS and ADL both have an element “objectives” inside “sequencing”; only the namespace tells them apart. */
export const isAdlSequencing = (element: XmlElement): boolean =>
  /adlseq/i.test(element.namespace ?? element.prefix)

/** The sequencing of an organization or item: what it states itself, completed by the shared one its IDRef names. */
export type SequencingSource = { own: XmlElement | undefined; shared: XmlElement | undefined }

export function findSequencing(
  { context, shared }: SequencingValues,
  activity: XmlElement,
): SequencingSource {
  const own = childNamed(activity, 'sequencing')
  const origin = context.origins.get(activity) ?? context.manifest
  return { own, shared: own && shared.find(attribute(own, 'IDRef'), origin) }
}

/** A part of the sequencing. What the inline element states replaces the same part of the shared one (CAM 4e 5.1). */
export function partOf({ own, shared }: SequencingSource, name: string, adl = false): XmlElement | undefined {
  const find = (element: XmlElement | undefined) =>
    element?.children.find((child) => child.name === name && isAdlSequencing(child) === adl)
  return find(own) ?? find(shared)
}

/** Reads everything that decides the sequencing of one activity; defaults are those of the standard. */
export function readSequencing(values: SequencingValues, source: SequencingSource): Sequencing {
  const part = (name: string) => partOf(source, name)
  const rules = part('sequencingRules')
  const control = part('controlMode')
  const delivery = part('deliveryControls')
  return {
    controlMode: {
      choice: values.flag(control, 'choice', true),
      choiceExit: values.flag(control, 'choiceExit', true),
      flow: values.flag(control, 'flow', false),
      forwardOnly: values.flag(control, 'forwardOnly', false),
      useCurrentAttemptObjectiveInfo: values.flag(control, 'useCurrentAttemptObjectiveInfo', true),
      useCurrentAttemptProgressInfo: values.flag(control, 'useCurrentAttemptProgressInfo', true),
    },
    preConditionRules: readRules(values, rules, 'preConditionRule', PRE_ACTIONS),
    exitConditionRules: readRules(values, rules, 'exitConditionRule', EXIT_ACTIONS),
    postConditionRules: readRules(values, rules, 'postConditionRule', POST_ACTIONS),
    limitConditions: readLimits(values, part('limitConditions')),
    auxiliaryResources: childrenOf(part('auxiliaryResources'), 'auxiliaryResource').map((resource) => ({
      identifier: attribute(resource, 'auxiliaryResourceID') ?? '',
      purpose: attribute(resource, 'purpose') ?? '',
    })),
    rollupRules: readRollupRules(values, part('rollupRules')),
    ...readObjectives(values, part('objectives'), partOf(source, 'objectives', true)),
    randomizationControls: readRandomization(values, part('randomizationControls')),
    deliveryControls: {
      tracked: values.flag(delivery, 'tracked', true),
      completionSetByContent: values.flag(delivery, 'completionSetByContent', false),
      objectiveSetByContent: values.flag(delivery, 'objectiveSetByContent', false),
    },
    ...readConsiderations(values, source),
  }
}

const childrenOf = (element: XmlElement | undefined, name: string) =>
  element ? childrenNamed(element, name) : []

function readLimits(values: SequencingValues, element: XmlElement | undefined): LimitConditions {
  const written = (name: string) => (element && attribute(element, name)) || null
  return {
    attemptLimit: values.count(element, 'attemptLimit'),
    attemptAbsoluteDurationLimit: written('attemptAbsoluteDurationLimit'),
    attemptExperiencedDurationLimit: written('attemptExperiencedDurationLimit'),
    activityAbsoluteDurationLimit: written('activityAbsoluteDurationLimit'),
    activityExperiencedDurationLimit: written('activityExperiencedDurationLimit'),
    beginTimeLimit: written('beginTimeLimit'),
    endTimeLimit: written('endTimeLimit'),
  }
}

const readRandomization = (values: SequencingValues, element: XmlElement | undefined) => ({
  randomizationTiming: (element && values.token(element, 'randomizationTiming', TIMINGS)) ?? 'never',
  selectionTiming: (element && values.token(element, 'selectionTiming', TIMINGS)) ?? 'never',
  selectCount: values.count(element, 'selectCount'),
  reorderChildren: values.flag(element, 'reorderChildren', false),
})

function readConsiderations(
  values: SequencingValues,
  source: SequencingSource,
): Pick<Sequencing, 'constrainedChoiceConsiderations' | 'rollupConsiderations'> {
  // Some tools forget the adlseq prefix; the names are unmistakable.
  const part = (name: string) => partOf(source, name, true) ?? partOf(source, name)
  const choice = part('constrainedChoiceConsiderations')
  const rollup = part('rollupConsiderations')
  const required = (name: string) => (rollup && values.token(rollup, name, CONSIDERATIONS)) ?? 'always'
  return {
    constrainedChoiceConsiderations: {
      preventActivation: values.flag(choice, 'preventActivation', false),
      constrainChoice: values.flag(choice, 'constrainChoice', false),
    },
    rollupConsiderations: {
      requiredForSatisfied: required('requiredForSatisfied'),
      requiredForNotSatisfied: required('requiredForNotSatisfied'),
      requiredForCompleted: required('requiredForCompleted'),
      requiredForIncomplete: required('requiredForIncomplete'),
      measureSatisfactionIfActive: values.flag(rollup, 'measureSatisfactionIfActive', true),
    },
  }
}
