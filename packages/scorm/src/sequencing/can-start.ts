import { type ActivityNode, type RuleCondition, type Sequencing } from './activity-node.ts'

/**
 * Whether a learner can get into the course at all (SEQ09; SN 2004, start and choice sequencing requests): by flowing
 * forward from the root, or by choosing something from the table of contents. Nothing has been attempted yet, so only
 * conditions that are certain at that moment count; results that other courses left in global objectives are unknown.
 */
export function canStart(root: ActivityNode): boolean {
  return flowsInto(root) || canChoose(root)
}

const isLeaf = ({ children }: ActivityNode) => children.length === 0

/** The flow subprocess forwards: into clusters that allow flow, over skipped activities, never past a disabled one. */
function flowsInto(node: ActivityNode): boolean {
  if (isBarred(node)) return false
  if (isLeaf(node)) return node.launchable
  if (!node.sequencing?.controlMode.flow) return false
  for (const child of node.children) {
    if (applies(child.sequencing, 'skip')) continue
    // What selection and randomisation put first is not known; one that works is enough.
    if (flowsInto(child)) return true
    if (!mayReorder(node)) return false
  }
  return false
}

const mayReorder = ({ sequencing }: ActivityNode) => {
  const controls = sequencing?.randomizationControls
  return (
    controls !== undefined &&
    ((controls.reorderChildren && controls.randomizationTiming !== 'never') ||
      controls.selectionTiming !== 'never')
  )
}

function canChoose(node: ActivityNode): boolean {
  if (isBarred(node) || !node.sequencing?.controlMode.choice) return false
  return node.children.some(
    (child) =>
      !isBarred(child) &&
      !applies(child.sequencing, 'hiddenFromChoice') &&
      // Choosing a cluster means flowing into it; otherwise something inside it is chosen.
      ((isLeaf(child) ? child.launchable : flowsInto(child)) || canChoose(child)),
  )
}

const isBarred = ({ sequencing }: ActivityNode) =>
  applies(sequencing, 'disabled') || sequencing?.limitConditions.attemptLimit === 0

function applies(sequencing: Sequencing | null, action: string): boolean {
  return (sequencing?.preConditionRules ?? []).some((rule) => {
    if (rule.action !== action) return false
    const results = rule.conditions.map((condition) => atStart(condition, sequencing))
    return rule.combination === 'all'
      ? results.every((result) => result === true)
      : results.some((result) => result === true)
  })
}

/** Null: not known before the learner has done something. */
function atStart({ condition, operator }: RuleCondition, sequencing: Sequencing | null): boolean | null {
  const value = valueAtStart(condition, sequencing)
  return value === null ? null : operator === 'not' ? !value : value
}

function valueAtStart(condition: RuleCondition['condition'], sequencing: Sequencing | null): boolean | null {
  switch (condition) {
    case 'always':
      return true
    case 'attemptLimitExceeded':
      return sequencing?.limitConditions.attemptLimit === 0
    case 'attempted':
    case 'timeLimitExceeded':
    case 'outsideAvailableTimeRange':
      return false
    // What an objective or a progress reads from a global objective may be known before the first attempt.
    default:
      return null
  }
}
