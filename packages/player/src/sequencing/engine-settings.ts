import { type Settings } from 'scorm-again'
import {
  type ConditionRule,
  type RollupRule,
  type SequencingDefinition,
  type SequencingNode,
  type SequencingObjective,
  type SequencingTree,
} from './activity-tree.ts'

type EngineSequencing = NonNullable<Settings['sequencing']>
type EngineActivity = NonNullable<EngineSequencing['activityTree']>
type EngineRules = NonNullable<EngineActivity['sequencingRules']>
type EngineRule = NonNullable<EngineRules['preConditionRules']>[number]
type EngineRollupRule = NonNullable<EngineActivity['rollupRules']>['rules'][number]
type EngineObjective = NonNullable<EngineActivity['primaryObjective']>
/** The library declares its words as enums but does not export them; at run time they are these strings. */
type Words<Engine> = Engine

/** An objective without an identifier of its own: the standard lets only the primary objective do without. */
export const UNNAMED_OBJECTIVE = ''

/** Builds the `sequencing` settings of scorm-again from the activity tree of a manifest. */
export function engineSettings(tree: SequencingTree): EngineSequencing {
  return {
    activityTree: engineActivity(tree.root),
    // Nothing happens behind our back: rollup and navigation run when a visit ends.
    autoRollupOnCMIChange: false,
    autoProgressOnCompletion: false,
    logLevel: 'error',
  }
}

function engineActivity(node: SequencingNode): EngineActivity {
  const { sequencing } = node
  return {
    id: node.identifier,
    title: node.title,
    isVisible: node.isVisible,
    children: node.children.map(engineActivity),
    hideLmsUi: node.hideLmsUi,
    sharedDataMaps: node.sharedData.map(({ targetId, readSharedData, writeSharedData }) => ({
      targetID: targetId,
      readSharedData,
      writeSharedData,
    })),
    ...(node.completionThreshold && { completionThreshold: node.completionThreshold }),
    ...(sequencing ? engineSequencing(sequencing) : NO_SEQUENCING),
  }
}

/** IMS SS 3.2.1: without a definition a cluster may be entered by choice, and does not flow. */
const NO_SEQUENCING: Partial<EngineActivity> = { sequencingControls: { choice: true, flow: false } }

function engineSequencing(sequencing: SequencingDefinition): Partial<EngineActivity> {
  const { controlMode, rollupRules, randomizationControls, limitConditions } = sequencing
  return {
    sequencingControls: {
      ...controlMode,
      ...sequencing.constrainedChoiceConsiderations,
      rollupObjectiveSatisfied: rollupRules.rollupObjectiveSatisfied,
      rollupProgressCompletion: rollupRules.rollupProgressCompletion,
      objectiveMeasureWeight: rollupRules.objectiveMeasureWeight,
      selectionTiming: word(randomizationControls.selectionTiming),
      selectCount: randomizationControls.selectCount,
      randomizationTiming: word(randomizationControls.randomizationTiming),
      randomizeChildren: randomizationControls.reorderChildren,
      reorderChildren: randomizationControls.reorderChildren,
    },
    deliveryControls: sequencing.deliveryControls,
    // The duration limits stay out: the library refuses to deliver an activity that has one.
    attemptLimit: limitConditions.attemptLimit,
    beginTimeLimit: limitConditions.beginTimeLimit,
    endTimeLimit: limitConditions.endTimeLimit,
    sequencingRules: {
      preConditionRules: sequencing.preConditionRules.map(engineRule),
      exitConditionRules: sequencing.exitConditionRules.map(engineRule),
      postConditionRules: sequencing.postConditionRules.map(engineRule),
    },
    rollupRules: { rules: rollupRules.rules.map(engineRollupRule) },
    rollupConsiderations: sequencing.rollupConsiderations,
    ...(sequencing.primaryObjective && {
      primaryObjective: engineObjective(sequencing.primaryObjective, true),
    }),
    objectives: sequencing.objectives.map((objective) => engineObjective(objective, false)),
  }
}

const word = <Engine>(written: string): Words<Engine> => written as unknown as Engine

function engineRule({ action, combination, conditions }: ConditionRule<string>): EngineRule {
  return {
    action: word(action),
    conditionCombination: combination,
    conditions: conditions.map(({ condition, operator, referencedObjective, measureThreshold }) => ({
      condition: word(condition),
      ...(operator === 'not' && { operator: word('not') }),
      ...(referencedObjective !== null && { referencedObjective }),
      ...(measureThreshold !== null && { parameters: { threshold: measureThreshold } }),
    })),
  }
}

function engineRollupRule(rule: RollupRule): EngineRollupRule {
  return {
    action: word(rule.action),
    consideration: word(rule.childActivitySet),
    conditionCombination: word(rule.combination),
    minimumCount: rule.minimumCount,
    // 0 to 100 up to 3.4.3; 3.5.0 reads fractions, as the manifest has them.
    minimumPercent: rule.minimumPercent * 100,
    conditions: rule.conditions.map(({ condition, operator }) => ({
      condition: word(condition === 'activityProgressKnown' ? 'progressKnown' : condition),
      operator: word(operator),
    })),
  }
}

function engineObjective(objective: SequencingObjective, isPrimary: boolean): EngineObjective {
  return {
    objectiveID: objective.identifier ?? UNNAMED_OBJECTIVE,
    isPrimary,
    satisfiedByMeasure: objective.satisfiedByMeasure,
    minNormalizedMeasure: objective.minNormalizedMeasure,
    mapInfo: objective.maps.map(({ targetObjectiveId, ...flags }) => ({
      targetObjectiveID: targetObjectiveId,
      ...flags,
    })),
  }
}
