export {
  type AiccExpression,
  type AiccStatus,
  identifiersIn,
  parseAiccScript,
} from './manifest/aicc-script.ts'
export { ScormError, type ScormErrorCode } from './errors.ts'
export { DEFAULT_LIMITS, type PackageLimits } from './limits.ts'
export type {
  Bilingual,
  Finding,
  FindingPlace,
  LaunchableItem,
  PackageEdition,
  PackageItem,
  PackageReport,
  PackageStandard,
  Severity,
} from './report.ts'
export { type Rule } from './rules/rule.ts'
export { RULES } from './rules/rules.ts'
export type {
  ActivityNode,
  ActivityTree,
  CompletionThreshold,
  ControlMode,
  DeliveryControls,
  LimitConditions,
  Objective,
  ObjectiveMap,
  RandomizationControls,
  RollupConsiderations,
  RollupRule,
  RollupRules,
  RuleCondition,
  Sequencing,
  SequencingRule,
  SharedDataMap,
} from './sequencing/activity-node.ts'
export type {
  ChildActivitySet,
  ConditionCombination,
  ConditionOperator,
  ExitConditionAction,
  HideLmsUi,
  PostConditionAction,
  PreConditionAction,
  RandomTiming,
  RollupAction,
  RollupConditionToken,
  RollupConsideration,
  RuleConditionToken,
} from './sequencing/vocabulary.ts'
