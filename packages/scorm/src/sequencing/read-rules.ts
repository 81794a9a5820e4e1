import { type XmlElement } from '../xml/parse-xml.ts'
import { attribute, childNamed, childrenNamed } from '../xml/xml-queries.ts'
import { type RollupRules, type RuleCondition, type SequencingRule } from './activity-node.ts'
import { type SequencingValues } from './sequencing-values.ts'
import {
  CHILD_SETS,
  COMBINATIONS,
  OPERATORS,
  ROLLUP_ACTIONS,
  ROLLUP_CONDITIONS,
  RULE_CONDITIONS,
} from './vocabulary.ts'

const MEASURE = [-1, 1] as const
const SHARE = [0, 1] as const

/** The rules of one kind, such as preConditionRule. A rule with a word that is not understood is left out whole. */
export function readRules<Action extends string>(
  values: SequencingValues,
  parent: XmlElement | undefined,
  kind: string,
  actions: readonly Action[],
): SequencingRule<Action>[] {
  return (parent ? childrenNamed(parent, kind) : []).flatMap((rule) => {
    const conditions = childNamed(rule, 'ruleConditions')
    const read = (conditions ? childrenNamed(conditions, 'ruleCondition') : []).map((condition) =>
      readCondition(values, condition),
    )
    const actionElement = childNamed(rule, 'ruleAction')
    const action = actionElement && values.token(actionElement, 'action', actions)
    const usable = read.filter((condition) => condition !== null)
    if (!action || usable.length === 0 || usable.length < read.length) {
      values.report('unusableRule', rule, { rule: kind })
      return []
    }
    return [{ combination: combinationOf(values, conditions, 'all'), conditions: usable, action }]
  })
}

function readCondition(values: SequencingValues, element: XmlElement): RuleCondition | null {
  const condition = values.token(element, 'condition', RULE_CONDITIONS)
  const operator = readOperator(values, element)
  if (!condition || !operator) return null
  const threshold = attribute(element, 'measureThreshold')
  return {
    condition,
    operator,
    referencedObjective: attribute(element, 'referencedObjective') || null,
    measureThreshold:
      threshold === undefined ? null : values.inRange(element, 'measureThreshold', threshold, MEASURE),
  }
}

const readOperator = (values: SequencingValues, element: XmlElement) =>
  attribute(element, 'operator') === undefined ? 'noOp' : values.token(element, 'operator', OPERATORS)

const combinationOf = (values: SequencingValues, element: XmlElement | undefined, otherwise: 'all' | 'any') =>
  (element && values.token(element, 'conditionCombination', COMBINATIONS)) ?? otherwise

export function readRollupRules(values: SequencingValues, element: XmlElement | undefined): RollupRules {
  return {
    rollupObjectiveSatisfied: values.flag(element, 'rollupObjectiveSatisfied', true),
    rollupProgressCompletion: values.flag(element, 'rollupProgressCompletion', true),
    objectiveMeasureWeight: values.number(element, 'objectiveMeasureWeight', SHARE, 1),
    rules: (element ? childrenNamed(element, 'rollupRule') : []).flatMap((rule) => {
      const read = readRollupRule(values, rule)
      if (!read) values.report('unusableRule', rule, { rule: 'rollupRule' })
      return read ? [read] : []
    }),
  }
}

function readRollupRule(values: SequencingValues, rule: XmlElement): RollupRules['rules'][number] | null {
  const parent = childNamed(rule, 'rollupConditions')
  const written = parent ? childrenNamed(parent, 'rollupCondition') : []
  const conditions = written.flatMap((element) => {
    const condition = values.token(element, 'condition', ROLLUP_CONDITIONS)
    const operator = readOperator(values, element)
    return condition && operator ? [{ condition, operator }] : []
  })
  const actionElement = childNamed(rule, 'rollupAction')
  const action = actionElement && values.token(actionElement, 'action', ROLLUP_ACTIONS)
  const childActivitySet =
    attribute(rule, 'childActivitySet') === undefined
      ? 'all'
      : values.token(rule, 'childActivitySet', CHILD_SETS)
  if (!action || !childActivitySet || conditions.length === 0 || conditions.length < written.length)
    return null
  return {
    childActivitySet,
    minimumCount: values.count(rule, 'minimumCount') ?? 0,
    minimumPercent: values.number(rule, 'minimumPercent', SHARE, 0),
    combination: combinationOf(values, parent, 'any'),
    conditions,
    action,
  }
}
