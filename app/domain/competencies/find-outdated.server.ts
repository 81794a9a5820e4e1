import { type FrameworkProposalRecord } from '#app/domain/competencies/framework-proposal.model.server.ts'
import { NODE_KINDS, type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { readNodes, type StoredNode } from '#app/domain/competencies/node-records.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** `changed`: the node stands and says something else, so the proposal can be renewed. `gone`: there is nothing to renew. */
export type Outdated = 'changed' | 'gone'

/** The open proposals whose node is not what it was when they were made, by their ids. */
export async function findOutdated(
  proposals: readonly FrameworkProposalRecord[],
): Promise<Map<string, Outdated>> {
  const open = proposals.filter(({ status }) => status === 'proposed' || status === 'first_verified')
  const found = new Map<string, Outdated>()
  for (const kind of NODE_KINDS) {
    const nodes = await readNodes(kind, idsOf(open, kind))
    for (const proposal of open) {
      if (proposal.nodeKind !== kind || !proposal.nodeId) continue
      const outdated = howOutdated(proposal, nodes.get(proposal.nodeId))
      if (outdated) found.set(String(proposal._id), outdated)
    }
  }
  return found
}

/** Nobody verifies what could not be applied any more. */
export async function refuseOutdated(proposals: readonly FrameworkProposalRecord[]): Promise<void> {
  const outdated = await findOutdated(proposals)
  const first = proposals.find(({ _id }) => outdated.has(String(_id)))
  if (first) throw new DomainError('conflict', 'framework:refusals.changedSince', { id: first.nodeId ?? '' })
}

const idsOf = (proposals: readonly FrameworkProposalRecord[], kind: NodeKind): string[] =>
  proposals.flatMap(({ nodeKind, nodeId }) => (nodeKind === kind && nodeId ? [nodeId] : []))

function howOutdated(
  { action, baseVersion }: FrameworkProposalRecord,
  node: StoredNode | undefined,
): Outdated | null {
  if (action === 'create') return node ? 'gone' : null
  if (node?.status !== 'verified') return 'gone'
  return node.version === baseVersion ? null : 'changed'
}
