import { type ConditionRule, type RollupRule, type RuleConditionName } from './activity-tree.ts'
import { type Activity } from './activity.ts'

/** Three-valued logic of the standard: null is unknown. */
export type Truth = boolean | null

type Condition = {
  condition: RuleConditionName
  operator: 'noOp' | 'not'
  referencedObjective?: string | null
  measureThreshold?: number | null
}

/** UP.2.1 Sequencing Rule Check and RB.1.4.1 Evaluate Rollup Conditions. */
export function evaluateConditions(
  activity: Activity,
  { combination, conditions }: { combination: 'all' | 'any'; conditions: readonly Condition[] },
): Truth {
  const values = conditions.map((condition) => {
    const value = evaluate(activity, condition)
    return condition.operator === 'not' && value !== null ? !value : value
  })
  if (values.length === 0) return null
  const decisive = combination === 'any'
  if (values.includes(decisive)) return decisive
  return values.includes(null) ? null : !decisive
}

function evaluate(
  activity: Activity,
  { condition, referencedObjective = null, measureThreshold }: Condition,
): Truth {
  const objective = activity.objective(referencedObjective)
  const know = <Of extends 'satisfied' | 'measure' | 'completed'>(aspect: Of) =>
    objective ? activity.known(objective, aspect) : null
  const compare = (holds: (measure: number, threshold: number) => boolean): Truth => {
    const measure = know('measure')
    return measure === null ? null : holds(measure, measureThreshold ?? 0)
  }
  switch (condition) {
    case 'satisfied':
      return know('satisfied')
    case 'objectiveStatusKnown':
      return know('satisfied') !== null
    case 'objectiveMeasureKnown':
      return know('measure') !== null
    case 'objectiveMeasureGreaterThan':
      return compare((measure, threshold) => measure > threshold)
    case 'objectiveMeasureLessThan':
      return compare((measure, threshold) => measure < threshold)
    case 'completed':
      return know('completed')
    case 'activityProgressKnown':
      return know('completed') !== null
    case 'attempted':
      return activity.record.attempts > 0
    case 'attemptLimitExceeded':
      return isAttemptLimitReached(activity)
    case 'always':
      return true
    // SN 4.5.3: time limits need not be honoured; what is not evaluated is not exceeded.
    case 'timeLimitExceeded':
    case 'outsideAvailableTimeRange':
      return false
  }
}

const isAttemptLimitReached = ({ definition, record }: Activity): boolean => {
  const { attemptLimit } = definition.limitConditions
  return attemptLimit !== null && record.attempts >= attemptLimit
}

/** UP.2 Sequencing Rules Check: the action of the first rule that holds and is one of these actions. */
export function firstAction<Action extends string>(
  activity: Activity,
  rules: readonly ConditionRule<Action>[],
  actions?: readonly Action[],
): Action | null {
  if (!activity.isTracked && rules.length === 0) return null
  const rule = rules.find(
    ({ action, ...conditions }) =>
      (!actions || actions.includes(action)) && evaluateConditions(activity, conditions) === true,
  )
  return rule?.action ?? null
}

export const isSkipped = (activity: Activity) =>
  firstAction(activity, activity.definition.preConditionRules, ['skip']) !== null
export const isHiddenFromChoice = (activity: Activity) =>
  firstAction(activity, activity.definition.preConditionRules, ['hiddenFromChoice']) !== null
export const stopsForwardTraversal = (activity: Activity) =>
  firstAction(activity, activity.definition.preConditionRules, ['stopForwardTraversal']) !== null
export const isDisabled = (activity: Activity) =>
  firstAction(activity, activity.definition.preConditionRules, ['disabled']) !== null

/** UP.1 and UP.5: whether an activity may not be entered. An attempt under way does not count against its limit. */
export const isBarred = (activity: Activity): boolean =>
  isDisabled(activity) ||
  (activity.isTracked &&
    !activity.record.isActive &&
    !activity.record.isSuspended &&
    isAttemptLimitReached(activity))

/** RB.1.4 Rollup Rule Check, for the children that are considered. */
export function holdsForChildren(rule: RollupRule, children: readonly Activity[]): boolean {
  const values = children.map((child) => evaluateConditions(child, rule))
  // Of children of whom nothing is known nothing follows; that all and none of no children do is true.
  if (values.length > 0 && values.every((value) => value === null)) return false
  const count = values.filter((value) => value === true).length
  switch (rule.childActivitySet) {
    case 'all':
      return count === values.length
    case 'any':
      return count > 0
    case 'none':
      return values.every((value) => value === false)
    case 'atLeastCount':
      return values.length > 0 && count >= rule.minimumCount
    case 'atLeastPercent':
      return values.length > 0 && count / values.length >= rule.minimumPercent
  }
}
