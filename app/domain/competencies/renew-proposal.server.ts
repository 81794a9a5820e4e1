import { diffNodes, type FieldChange } from '@karmashala/frac'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { nodeProblem, refuse, retirementProblem, withKind } from '#app/domain/competencies/check-content.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import {
  FrameworkProposal,
  type FrameworkProposalRecord,
} from '#app/domain/competencies/framework-proposal.model.server.ts'
import { FrameworkState } from '#app/domain/competencies/framework-state.ts'
import { OPEN_STATUSES } from '#app/domain/competencies/framework.schema.ts'
import { mergeContents } from '#app/domain/competencies/merge-contents.ts'
import { namesInChanges } from '#app/domain/competencies/names-in-changes.ts'
import { type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import { findSharedNode, type StoredNode } from '#app/domain/competencies/node-records.server.ts'
import { type Named } from '#app/domain/competencies/proposal-views.ts'
import { auditOfActor } from '#app/domain/competencies/record-framework-audit.server.ts'
import { refuseHeldPosition } from '#app/domain/competencies/refuse-held-position.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** What a proposal becomes when it is carried over to the node as it stands now. */
export type RenewalView = Named & {
  id: string
  /** Version of the node it would be for. */
  version: number
  /** What others have changed since it was proposed. */
  since: FieldChange[]
  /** What it would change now; empty when all of it has come about, or when it retires the node. */
  changes: FieldChange[]
  /** Fields others have changed too, to something else: there the proposal stands. */
  contested: string[][]
  names: Record<string, Named>
  isRetirement: boolean
}

type Renewal = { actor: Actor; proposalId: string }

/** Shows the proposer what renewing an outdated proposal would make of it. Nothing is changed. */
export async function getRenewal({ actor, proposalId }: Renewal): Promise<RenewalView> {
  requirePermission(actor, 'framework.propose', {})
  const record = await ownOpen(actor, proposalId)
  const { node, content, contested } = await planRenewal(record)
  const before = record.before as NodeContent
  const since = diffNodes(before, node.content)
  const changes = content ? diffNodes(node.content, content) : []
  const { framework } = await currentFramework()
  return {
    ...{ id: proposalId, name: node.content.name, nameHi: node.content.nameHi, version: node.version },
    ...{ since, changes, contested, isRetirement: content === null },
    names: namesInChanges([...since, ...changes], framework, [before, node.content, content]),
  }
}

/**
 * Renews one's own outdated proposal: it is made from the node as it stands now, and its verification starts over, since
 * what was verified is not what would apply.
 */
export async function renewProposal({
  actor,
  proposalId,
  version,
}: Renewal & {
  /** Version of the node the proposer was shown. */
  version: number
}): Promise<void> {
  requirePermission(actor, 'framework.propose', {})
  await inTransaction(async () => {
    const record = await ownOpen(actor, proposalId)
    const { node, content } = await planRenewal(record)
    if (node.version !== version) throw new DomainError('conflict', 'framework:refusals.changedMeanwhile')
    await refuseToRenew(record, node, content)
    const { modifiedCount } = await FrameworkProposal.updateOne(
      {
        ...{ _id: proposalId, proposedById: actor.id },
        ...{ status: record.status, baseVersion: record.baseVersion },
      },
      {
        $set: {
          ...{ status: 'proposed', before: node.content, content, baseVersion: version },
          ...{ firstVerification: null, renewedAt: new Date() },
        },
      },
    )
    if (modifiedCount === 0) throw new DomainError('conflict', 'framework:refusals.decidedAlready')
    await auditOfActor(actor, {
      action: 'framework.renewed',
      subject: { kind: 'framework_proposal', id: proposalId },
      details: { node: node.id, fromVersion: record.baseVersion ?? null, toVersion: version },
    })
  })
}

async function ownOpen(actor: Actor, proposalId: string): Promise<FrameworkProposalRecord> {
  const own = { _id: proposalId, proposedById: actor.id }
  const record = await FrameworkProposal.findOne(own).lean<FrameworkProposalRecord>()
  if (!record) throw new DomainError('not_found', 'framework:refusals.noProposal')
  if (!OPEN_STATUSES.some((status) => status === record.status))
    throw new DomainError('conflict', 'framework:refusals.decidedAlready')
  return record
}

type Plan = { node: StoredNode; content: NodeContent | null; contested: string[][] }

async function planRenewal(record: FrameworkProposalRecord): Promise<Plan> {
  const { nodeKind, nodeId, action, baseVersion } = record
  const node = nodeId && action !== 'create' ? await findSharedNode(nodeKind, nodeId) : null
  if (node?.status !== 'verified') throw new DomainError('conflict', 'framework:refusals.nothingToRenew')
  if (node.version === baseVersion) throw new DomainError('conflict', 'framework:refusals.notOutdated')
  if (action !== 'change') return { node, content: null, contested: [] }
  const [before, wished] = [record.before as NodeContent, record.content as NodeContent]
  return { node, ...mergeContents(before, node.content, wished) }
}

/** The same rules as for a new proposal: what was allowed then may not be any more. */
async function refuseToRenew(
  { nodeKind: kind, redirectTo }: FrameworkProposalRecord,
  node: StoredNode,
  content: NodeContent | null,
): Promise<void> {
  const state = new FrameworkState((await currentFramework()).framework)
  if (content === null) {
    const problem = retirementProblem(state, { kind, id: node.id, redirectTo: redirectTo ?? null })
    if (problem) refuse(problem)
    if (kind === 'position') await refuseHeldPosition(node.id)
    return
  }
  if (diffNodes(node.content, content).length === 0)
    throw new DomainError('invalid', 'framework:refusals.nothingLeft')
  const problem = nodeProblem(state, node.id, withKind(kind, content))
  if (problem) refuse(problem)
}
