import {
  prerequisitesHold,
  type CourseItem,
  type ItemOutcomes,
  type PrerequisiteExpression,
} from '@karmashala/player'
import { type ConditionView } from '#app/domain/learning/learning-views.ts'

type Course = { root: CourseItem; outcomes: ItemOutcomes; titleOf(identifier: string): string | null }

/** What of the prerequisites of an item, and of all it lies in, does not hold yet; null when it cannot be put in words. */
export function unmetConditions(identifier: string, course: Course): ConditionView | null {
  const operands = pathTo(course.root, identifier).flatMap(({ prerequisites }) => prerequisites ?? [])
  return inWords(withoutOuterNot({ kind: 'and', operands }), course)
}

function pathTo(from: CourseItem, identifier: string): CourseItem[] {
  if (from.identifier === identifier) return [from]
  for (const child of from.children) {
    const below = pathTo(child, identifier)
    if (below.length > 0) return [from, ...below]
  }
  return []
}

/** The same with "not" only directly before a name: nobody understands "not (A or B)". */
function withoutOuterNot(expression: PrerequisiteExpression, isNegated = false): PrerequisiteExpression {
  const turned = (operands: PrerequisiteExpression[]) =>
    operands.map((operand) => withoutOuterNot(operand, isNegated))
  switch (expression.kind) {
    case 'activity':
      return isNegated ? { kind: 'not', operand: expression } : expression
    case 'status':
      return isNegated ? { ...expression, equal: !expression.equal } : expression
    case 'not':
      return withoutOuterNot(expression.operand, !isNegated)
    case 'and':
    case 'or': {
      const isAnd = (expression.kind === 'and') !== isNegated
      return { kind: isAnd ? 'and' : 'or', operands: turned(expression.operands) }
    }
    case 'at least': {
      const { count, operands } = expression
      return {
        kind: 'at least',
        count: isNegated ? operands.length - count + 1 : count,
        operands: turned(operands),
      }
    }
  }
}

function inWords(expression: PrerequisiteExpression, course: Course): ConditionView | null {
  const { titleOf } = course
  switch (expression.kind) {
    case 'activity':
      return named(titleOf(expression.identifier), (title) => ({ kind: 'done', title }))
    case 'status': {
      const { status, equal: isEqual } = expression
      return named(titleOf(expression.identifier), (title) => ({ kind: 'status', title, status, isEqual }))
    }
    case 'not': {
      const { operand } = expression
      return operand.kind === 'activity'
        ? named(titleOf(operand.identifier), (title) => ({ kind: 'notDone', title }))
        : null
    }
    case 'and':
      return grouped(unmetOf(expression.operands, course), (of) => ({ kind: 'all', of }))
    case 'or':
      return grouped(unmetOf(expression.operands, course), (of) => ({ kind: 'any', of }))
    case 'at least': {
      const unmet = unmetOf(expression.operands, course)
      const count = expression.count - (expression.operands.length - unmet.length)
      return grouped(unmet, (of) => ({ kind: 'atLeast', count, of }))
    }
  }
}

const named = (title: string | null, view: (title: string) => ConditionView): ConditionView | null =>
  title ? view(title) : null

const unmetOf = (operands: PrerequisiteExpression[], course: Course): (ConditionView | null)[] =>
  operands
    .filter((operand) => !prerequisitesHold(operand, course.root, course.outcomes))
    .map((operand) => inWords(operand, course))

/** One alone needs no "and"; one that cannot be said leaves the whole unsaid. */
function grouped(
  of: (ConditionView | null)[],
  group: (of: ConditionView[]) => ConditionView,
): ConditionView | null {
  const said = of.filter((one) => one !== null)
  if (said.length < of.length || said.length === 0) return null
  const [only] = said
  return said.length === 1 && only ? only : group(said)
}
