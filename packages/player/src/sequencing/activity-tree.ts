import { type SharedDataMap } from '../shared-data.ts'

/**
 * What the sequencing of SCORM 2004 needs to know of a manifest: shared sequencing resolved, defaults filled in. The
 * activity tree of a package report fits as it is.
 */
export type SequencingTree = {
  root: SequencingNode
  objectivesGlobalToSystem: boolean
  sharedDataGlobalToSystem: boolean
}

export type SequencingNode = {
  /** Unique in the tree. */
  identifier: string
  title: string
  isVisible: boolean
  launchable: boolean
  /** Null: everything at its default. */
  sequencing: SequencingDefinition | null
  completionThreshold: {
    completedByMeasure: boolean
    minProgressMeasure: number
    progressWeight: number
  } | null
  sharedData: SharedDataMap[]
  hideLmsUi: HiddenControl[]
  children: SequencingNode[]
}

/** Navigation controls that content asks its host not to show (adlnav:hideLMSUI). */
export type HiddenControl =
  'previous' | 'continue' | 'exit' | 'exitAll' | 'abandon' | 'abandonAll' | 'suspendAll'

export type SequencingDefinition = {
  controlMode: {
    choice: boolean
    choiceExit: boolean
    flow: boolean
    forwardOnly: boolean
    useCurrentAttemptObjectiveInfo: boolean
    useCurrentAttemptProgressInfo: boolean
  }
  preConditionRules: ConditionRule<'skip' | 'disabled' | 'hiddenFromChoice' | 'stopForwardTraversal'>[]
  exitConditionRules: ConditionRule<'exit'>[]
  postConditionRules: ConditionRule<
    'exitParent' | 'exitAll' | 'retry' | 'retryAll' | 'continue' | 'previous'
  >[]
  limitConditions: { attemptLimit: number | null }
  rollupRules: {
    rollupObjectiveSatisfied: boolean
    rollupProgressCompletion: boolean
    /** 0 to 1. */
    objectiveMeasureWeight: number
    rules: RollupRule[]
  }
  /** The objective that rolls up. */
  primaryObjective: SequencingObjective | null
  objectives: SequencingObjective[]
  randomizationControls: {
    randomizationTiming: RandomTiming
    selectionTiming: RandomTiming
    selectCount: number | null
    reorderChildren: boolean
  }
  deliveryControls: { tracked: boolean; completionSetByContent: boolean; objectiveSetByContent: boolean }
  constrainedChoiceConsiderations: { preventActivation: boolean; constrainChoice: boolean }
  rollupConsiderations: {
    requiredForSatisfied: RollupRequirement
    requiredForNotSatisfied: RollupRequirement
    requiredForCompleted: RollupRequirement
    requiredForIncomplete: RollupRequirement
    measureSatisfactionIfActive: boolean
  }
}

export type RandomTiming = 'never' | 'once' | 'onEachNewAttempt'
export type RollupRequirement = 'always' | 'ifAttempted' | 'ifNotSkipped' | 'ifNotSuspended'

export type RollupConditionName =
  | 'satisfied'
  | 'objectiveStatusKnown'
  | 'objectiveMeasureKnown'
  | 'completed'
  | 'activityProgressKnown'
  | 'attempted'
  | 'attemptLimitExceeded'
  | 'timeLimitExceeded'
  | 'outsideAvailableTimeRange'

export type RuleConditionName =
  RollupConditionName | 'objectiveMeasureGreaterThan' | 'objectiveMeasureLessThan' | 'always'

export type ConditionRule<Action extends string> = {
  combination: 'all' | 'any'
  conditions: {
    condition: RuleConditionName
    operator: 'noOp' | 'not'
    /** Null: the primary objective. */
    referencedObjective: string | null
    measureThreshold: number | null
  }[]
  action: Action
}

export type RollupRule = {
  childActivitySet: 'all' | 'any' | 'none' | 'atLeastCount' | 'atLeastPercent'
  minimumCount: number
  /** 0 to 1. */
  minimumPercent: number
  combination: 'all' | 'any'
  conditions: { condition: RollupConditionName; operator: 'noOp' | 'not' }[]
  action: 'satisfied' | 'notSatisfied' | 'completed' | 'incomplete'
}

export type SequencingObjective = {
  /** Null is possible for the primary objective only. */
  identifier: string | null
  satisfiedByMeasure: boolean
  /** -1 to 1. */
  minNormalizedMeasure: number
  maps: GlobalObjectiveMap[]
}

/** How one objective shares its state through a global objective. */
export type GlobalObjectiveMap = {
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
