import { type SequencingDefinition, type SequencingNode, type SequencingTree } from './activity-tree.ts'

/** Whether a course has several items and its manifest says anything about the way through them. */
export function isSequenced({ root }: SequencingTree): boolean {
  return leavesOf(root) > 1 && anyNode(root, ({ sequencing }) => sequencing !== null && says(sequencing))
}

const leavesOf = (node: SequencingNode): number =>
  (node.launchable && node.children.length === 0 ? 1 : 0) +
  node.children.reduce((sum, child) => sum + leavesOf(child), 0)

const anyNode = (node: SequencingNode, holds: (node: SequencingNode) => boolean): boolean =>
  holds(node) || node.children.some((child) => anyNode(child, holds))

function says(sequencing: SequencingDefinition): boolean {
  const { choice, choiceExit, flow, forwardOnly } = sequencing.controlMode
  const { selectionTiming, randomizationTiming } = sequencing.randomizationControls
  const { preventActivation, constrainChoice } = sequencing.constrainedChoiceConsiderations
  const rules = [
    sequencing.preConditionRules,
    sequencing.exitConditionRules,
    sequencing.postConditionRules,
  ].some(({ length }) => length > 0)
  const controls = flow || !choice || !choiceExit || forwardOnly || preventActivation || constrainChoice
  const chance = selectionTiming !== 'never' || randomizationTiming !== 'never'
  return rules || controls || chance || sequencing.limitConditions.attemptLimit !== null
}
