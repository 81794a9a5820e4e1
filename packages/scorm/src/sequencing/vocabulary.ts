/** The words of IMS Simple Sequencing and of ADL's extensions to it, as the bindings of SCORM 2004 list them. */

export const RULE_CONDITIONS = [
  'satisfied',
  'objectiveStatusKnown',
  'objectiveMeasureKnown',
  'objectiveMeasureGreaterThan',
  'objectiveMeasureLessThan',
  'completed',
  'activityProgressKnown',
  'attempted',
  'attemptLimitExceeded',
  'timeLimitExceeded',
  'outsideAvailableTimeRange',
  'always',
] as const
export type RuleConditionToken = (typeof RULE_CONDITIONS)[number]

export const PRE_ACTIONS = ['skip', 'disabled', 'hiddenFromChoice', 'stopForwardTraversal'] as const
export type PreConditionAction = (typeof PRE_ACTIONS)[number]

export const EXIT_ACTIONS = ['exit'] as const
export type ExitConditionAction = (typeof EXIT_ACTIONS)[number]

export const POST_ACTIONS = ['exitParent', 'exitAll', 'retry', 'retryAll', 'continue', 'previous'] as const
export type PostConditionAction = (typeof POST_ACTIONS)[number]

export const ROLLUP_CONDITIONS = [
  'satisfied',
  'objectiveStatusKnown',
  'objectiveMeasureKnown',
  'completed',
  'activityProgressKnown',
  'attempted',
  'attemptLimitExceeded',
  'timeLimitExceeded',
  'outsideAvailableTimeRange',
] as const
export type RollupConditionToken = (typeof ROLLUP_CONDITIONS)[number]

export const ROLLUP_ACTIONS = ['satisfied', 'notSatisfied', 'completed', 'incomplete'] as const
export type RollupAction = (typeof ROLLUP_ACTIONS)[number]

export const CHILD_SETS = ['all', 'any', 'none', 'atLeastCount', 'atLeastPercent'] as const
export type ChildActivitySet = (typeof CHILD_SETS)[number]

export const COMBINATIONS = ['all', 'any'] as const
export type ConditionCombination = (typeof COMBINATIONS)[number]

export const OPERATORS = ['noOp', 'not'] as const
export type ConditionOperator = (typeof OPERATORS)[number]

export const TIMINGS = ['never', 'once', 'onEachNewAttempt'] as const
export type RandomTiming = (typeof TIMINGS)[number]

export const CONSIDERATIONS = ['always', 'ifAttempted', 'ifNotSkipped', 'ifNotSuspended'] as const
export type RollupConsideration = (typeof CONSIDERATIONS)[number]

export const HIDE_LMS_UI = [
  'previous',
  'continue',
  'exit',
  'exitAll',
  'abandon',
  'abandonAll',
  'suspendAll',
] as const
export type HideLmsUi = (typeof HIDE_LMS_UI)[number]
