import { type AiccExpression } from '../manifest/aicc-script.ts'
import {
  type ChildActivitySet,
  type ConditionCombination,
  type ConditionOperator,
  type ExitConditionAction,
  type HideLmsUi,
  type PostConditionAction,
  type PreConditionAction,
  type RandomTiming,
  type RollupAction,
  type RollupConditionToken,
  type RollupConsideration,
  type RuleConditionToken,
} from './vocabulary.ts'

/** The organization that is played, with everything that decides what a learner may do next. */
export type ActivityTree = {
  root: ActivityNode
  /** SCORM 2004: whether global objectives outlive this course (default true). */
  objectivesGlobalToSystem: boolean
  /** SCORM 2004 4th edition: whether shared data outlive this course (default true). */
  sharedDataGlobalToSystem: boolean
}

export type ActivityNode = {
  /** Unique in the tree; of a launchable node the same as in the report's `launchable`. */
  identifier: string
  title: string
  isVisible: boolean
  /** Whether the report's `launchable` has an entry with this identifier. */
  launchable: boolean
  /** SCORM 1.2: the condition for entering; null when there is none or it cannot be understood. */
  prerequisites: AiccExpression | null
  /** SCORM 2004, with shared sequencing resolved and defaults filled in; null in SCORM 1.2. */
  sequencing: Sequencing | null
  /** SCORM 2004: null when not stated. */
  completionThreshold: CompletionThreshold | null
  /** SCORM 2004 4th edition: the adlcp:data maps, in order. */
  sharedData: SharedDataMap[]
  /** SCORM 2004: navigation devices of the platform that the content asks to hide. */
  hideLmsUi: HideLmsUi[]
  children: ActivityNode[]
}

export type CompletionThreshold = {
  completedByMeasure: boolean
  /** 0 to 1. */
  minProgressMeasure: number
  /** 0 to 1. */
  progressWeight: number
}

export type SharedDataMap = { targetId: string; readSharedData: boolean; writeSharedData: boolean }

/** IMS Simple Sequencing 1.0 with ADL's extensions. An empty list means that the manifest states no such rule. */
export type Sequencing = {
  controlMode: ControlMode
  preConditionRules: SequencingRule<PreConditionAction>[]
  exitConditionRules: SequencingRule<ExitConditionAction>[]
  postConditionRules: SequencingRule<PostConditionAction>[]
  limitConditions: LimitConditions
  auxiliaryResources: { identifier: string; purpose: string }[]
  rollupRules: RollupRules
  /** The objective that rolls up; null when the manifest states none. */
  primaryObjective: Objective | null
  objectives: Objective[]
  randomizationControls: RandomizationControls
  deliveryControls: DeliveryControls
  constrainedChoiceConsiderations: { preventActivation: boolean; constrainChoice: boolean }
  rollupConsiderations: RollupConsiderations
}

export type ControlMode = {
  choice: boolean
  choiceExit: boolean
  flow: boolean
  forwardOnly: boolean
  useCurrentAttemptObjectiveInfo: boolean
  useCurrentAttemptProgressInfo: boolean
}

export type SequencingRule<Action> = {
  combination: ConditionCombination
  conditions: RuleCondition[]
  action: Action
}

export type RuleCondition = {
  condition: RuleConditionToken
  operator: ConditionOperator
  /** Null means the primary objective. */
  referencedObjective: string | null
  /** -1 to 1; for objectiveMeasureGreaterThan and objectiveMeasureLessThan. */
  measureThreshold: number | null
}

/** Durations in ISO 8601, times in xs:dateTime, both as written. */
export type LimitConditions = {
  attemptLimit: number | null
  attemptAbsoluteDurationLimit: string | null
  attemptExperiencedDurationLimit: string | null
  activityAbsoluteDurationLimit: string | null
  activityExperiencedDurationLimit: string | null
  beginTimeLimit: string | null
  endTimeLimit: string | null
}

export type RollupRules = {
  rollupObjectiveSatisfied: boolean
  rollupProgressCompletion: boolean
  /** 0 to 1. */
  objectiveMeasureWeight: number
  rules: RollupRule[]
}

export type RollupRule = {
  childActivitySet: ChildActivitySet
  minimumCount: number
  /** 0 to 1. */
  minimumPercent: number
  combination: ConditionCombination
  conditions: { condition: RollupConditionToken; operator: ConditionOperator }[]
  action: RollupAction
}

export type Objective = {
  /** Null is possible for the primary objective only. */
  identifier: string | null
  satisfiedByMeasure: boolean
  /** -1 to 1; 1 when not stated. */
  minNormalizedMeasure: number
  maps: ObjectiveMap[]
}

/** imsss:mapInfo and adlseq:mapInfo of one objective onto one global objective, in one. What only the other states is false. */
export type ObjectiveMap = {
  targetObjectiveId: string
  readSatisfiedStatus: boolean
  readNormalizedMeasure: boolean
  writeSatisfiedStatus: boolean
  writeNormalizedMeasure: boolean
  readRawScore: boolean
  readMinScore: boolean
  readMaxScore: boolean
  readCompletionStatus: boolean
  readProgressMeasure: boolean
  writeRawScore: boolean
  writeMinScore: boolean
  writeMaxScore: boolean
  writeCompletionStatus: boolean
  writeProgressMeasure: boolean
}

export type RandomizationControls = {
  randomizationTiming: RandomTiming
  selectionTiming: RandomTiming
  selectCount: number | null
  reorderChildren: boolean
}

export type DeliveryControls = {
  tracked: boolean
  completionSetByContent: boolean
  objectiveSetByContent: boolean
}

export type RollupConsiderations = {
  requiredForSatisfied: RollupConsideration
  requiredForNotSatisfied: RollupConsideration
  requiredForCompleted: RollupConsideration
  requiredForIncomplete: RollupConsideration
  measureSatisfactionIfActive: boolean
}
