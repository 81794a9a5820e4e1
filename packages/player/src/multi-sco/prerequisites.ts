import {
  type CourseItem,
  findItem,
  isFinished,
  type ItemOutcome,
  type ItemOutcomes,
  launchOrder,
} from './course-item.ts'

/** adlcp:prerequisites of SCORM 1.2, read from aicc_script (AICC CMI001, 3.7). */
export type PrerequisiteExpression =
  | { kind: 'activity'; identifier: string }
  | { kind: 'status'; identifier: string; status: PrerequisiteStatus; equal: boolean }
  | { kind: 'not'; operand: PrerequisiteExpression }
  | { kind: 'and' | 'or'; operands: PrerequisiteExpression[] }
  | { kind: 'at least'; count: number; operands: PrerequisiteExpression[] }

export type PrerequisiteStatus =
  'passed' | 'completed' | 'failed' | 'incomplete' | 'browsed' | 'not attempted'

/**
 * Whether an expression holds. A name alone holds when its item is completed or passed; a folder is when everything in
 * it is. A name that is not in the course counts as done: a course that cannot be entered helps nobody.
 */
export function prerequisitesHold(
  expression: PrerequisiteExpression,
  root: CourseItem,
  outcomes: ItemOutcomes,
): boolean {
  const holds = (operand: PrerequisiteExpression) => prerequisitesHold(operand, root, outcomes)
  switch (expression.kind) {
    case 'activity':
      return isDone(findItem(root, expression.identifier), outcomes)
    case 'status': {
      const item = findItem(root, expression.identifier)
      if (!item) return true
      return (statusOf(item, outcomes) === expression.status) === expression.equal
    }
    case 'not':
      return !holds(expression.operand)
    case 'and':
      return expression.operands.every(holds)
    case 'or':
      return expression.operands.some(holds)
    case 'at least':
      return expression.operands.filter(holds).length >= expression.count
  }
}

function isDone(item: CourseItem | null, outcomes: ItemOutcomes): boolean {
  return !item || launchOrder(item).every(({ identifier }) => isFinished(outcomes[identifier]))
}

/** The lesson status of an item; of a folder what its items have in common, else `incomplete`. */
function statusOf(item: CourseItem, outcomes: ItemOutcomes): PrerequisiteStatus {
  const statuses = new Set(launchOrder(item).map(({ identifier }) => lessonStatus(outcomes[identifier])))
  const [only = 'not attempted'] = statuses
  return statuses.size > 1 ? 'incomplete' : only
}

/** RTE 1.2 3.4.4: one word for completion and success. */
function lessonStatus(outcome: ItemOutcome | undefined): PrerequisiteStatus {
  if (!outcome) return 'not attempted'
  if (outcome.success !== 'unknown') return outcome.success
  return outcome.completion === 'not_attempted' ? 'not attempted' : outcome.completion
}
