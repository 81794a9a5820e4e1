import { type RollupRequirement, type RollupRule } from './activity-tree.ts'
import { type Activity, globalKey } from './activity.ts'
import { holdsForChildren, isSkipped } from './conditions.ts'
import { type CourseRun } from './course-run.ts'

type RollupAction = RollupRule['action']

const REQUIREMENTS = {
  satisfied: 'requiredForSatisfied',
  notSatisfied: 'requiredForNotSatisfied',
  completed: 'requiredForCompleted',
  incomplete: 'requiredForIncomplete',
} as const

/** RB.1.2 c and RB.1.3 b: what holds where a manifest states no rule of the kind. */
const DEFAULT_RULES: RollupRule[] = [
  defaultRule('notSatisfied', 'objectiveStatusKnown'),
  defaultRule('satisfied', 'satisfied'),
  defaultRule('incomplete', 'activityProgressKnown'),
  defaultRule('completed', 'completed'),
]

function defaultRule(
  action: RollupAction,
  condition: RollupRule['conditions'][number]['condition'],
): RollupRule {
  return {
    childActivitySet: 'all',
    minimumCount: 0,
    minimumPercent: 0,
    combination: 'any',
    conditions: [{ condition, operator: 'noOp' }],
    action,
  }
}

/**
 * RB.1.5 Overall Rollup: from an activity up to the root, and wherever a global objective that changed on the way is
 * read. The deepest come first, each once for every change below it.
 */
export function rollUp(run: CourseRun, from: Activity): void {
  run.shared.isRollingUp = true
  const waiting = new Set<Activity>(from.path.filter((activity) => activity !== from))
  addReaders(run, waiting)
  // Objectives may write to each other in circles; a course that never settles is stopped.
  for (let rounds = 0; waiting.size > 0 && rounds < 1000; rounds += 1) {
    const deepest = [...waiting].reduce((one, other) => (other.path.length > one.path.length ? other : one))
    waiting.delete(deepest)
    if (!deepest.isTracked) continue
    rollUpOne(deepest)
    addReaders(run, waiting)
  }
  run.shared.isRollingUp = false
}

/** The parents of all activities that read a global objective written since. */
function addReaders({ activities, shared }: CourseRun, waiting: Set<Activity>): void {
  const { written } = shared
  if (written.size === 0) return
  for (const activity of activities) {
    const reads = activity.objectives.some(({ maps }) => maps.some((map) => written.has(globalKey(map))))
    if (reads && activity.isAvailable) for (const above of activity.path.slice(0, -1)) waiting.add(above)
  }
  written.clear()
}

function rollUpOne(activity: Activity): void {
  const children = activity.availableChildren
  if (children.length === 0) return
  rollUpMeasure(activity, children)
  rollUpProgressMeasure(activity, children)
  rollUpSatisfaction(activity, children)
  rollUpCompletion(activity, children)
}

/** RB.1.1 a Measure Rollup. */
function rollUpMeasure(activity: Activity, children: Activity[]): void {
  const parts = children
    .filter((child) => child.isTracked)
    .map((child) => ({
      weight: child.definition.rollupRules.objectiveMeasureWeight,
      value: child.known(child.primary, 'measure'),
    }))
  activity.learn(activity.primary, { measure: weightedMean(parts) })
}

/** RB.1.1 b Completion Measure Rollup. */
function rollUpProgressMeasure(activity: Activity, children: Activity[]): void {
  const parts = children
    .filter((child) => child.isTracked)
    .map((child) => ({
      weight: child.node.completionThreshold?.progressWeight ?? 1,
      value: child.known(child.primary, 'progress'),
    }))
  activity.learn(activity.primary, { progress: weightedMean(parts) })
}

/** Children without a value count as 0; without any value nothing is known. */
function weightedMean(parts: { weight: number; value: number | null }[]): number | null {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0 || parts.every(({ value }) => value === null)) return null
  return parts.reduce((sum, { weight, value }) => sum + weight * (value ?? 0), 0) / total
}

/** RB.1.2 Objective Rollup: by measure (a), by rules (b), by default (c). */
function rollUpSatisfaction(activity: Activity, children: Activity[]): void {
  if (activity.primary.satisfiedByMeasure) return
  const holds = ruleCheck(activity, children, ['satisfied', 'notSatisfied'])
  if (holds('satisfied')) activity.learn(activity.primary, { satisfied: true })
  else if (holds('notSatisfied')) activity.learn(activity.primary, { satisfied: false })
}

/** RB.1.3 Activity Progress Rollup: by measure (a), by rules (b), by default. */
function rollUpCompletion(activity: Activity, children: Activity[]): void {
  const threshold = activity.node.completionThreshold
  if (threshold?.completedByMeasure) {
    const progress = activity.known(activity.primary, 'progress')
    const completed = progress === null ? null : progress >= threshold.minProgressMeasure
    activity.learn(activity.primary, { completed })
    return
  }
  const holds = ruleCheck(activity, children, ['completed', 'incomplete'])
  if (holds('completed')) activity.learn(activity.primary, { completed: true })
  else if (holds('incomplete')) activity.learn(activity.primary, { completed: false })
}

function ruleCheck(activity: Activity, children: Activity[], kind: readonly RollupAction[]) {
  const own = activity.definition.rollupRules.rules.filter(({ action }) => kind.includes(action))
  const rules = own.length > 0 ? own : DEFAULT_RULES
  return (wanted: RollupAction): boolean => {
    const considered = children.filter((child) => isConsidered(child, wanted))
    return rules.some((rule) => rule.action === wanted && holdsForChildren(rule, considered))
  }
}

/** RB.1.4.2 Check Child for Rollup. */
function isConsidered(child: Activity, action: RollupAction): boolean {
  const { rollupRules, rollupConsiderations } = child.definition
  const isObjective = action === 'satisfied' || action === 'notSatisfied'
  const contributes = isObjective
    ? rollupRules.rollupObjectiveSatisfied
    : rollupRules.rollupProgressCompletion
  return child.isTracked && contributes && fulfils(child, rollupConsiderations[REQUIREMENTS[action]])
}

function fulfils(child: Activity, requirement: RollupRequirement): boolean {
  const { attempts, isSuspended } = child.record
  switch (requirement) {
    case 'always':
      return true
    case 'ifAttempted':
      return attempts > 0
    case 'ifNotSuspended':
      return !(attempts > 0 && isSuspended)
    case 'ifNotSkipped':
      return !isSkipped(child)
  }
}
