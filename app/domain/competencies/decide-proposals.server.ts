import { type Types } from 'mongoose'
import { type Action } from '#app/domain/access/policy.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import {
  FrameworkProposal,
  type FrameworkProposalRecord,
} from '#app/domain/competencies/framework-proposal.model.server.ts'
import { type ProposalStatus } from '#app/domain/competencies/framework.schema.ts'
import { auditOfDecision } from '#app/domain/competencies/record-framework-audit.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** One proposal, or what is still open of an import. */
export type Decided = { proposalId: string } | { importId: string }

type Decision = {
  actor: Actor
  decided: Decided
  action: Extract<Action, 'framework.verify_first' | 'framework.verify_board'>
  from: Extract<ProposalStatus, 'proposed' | 'first_verified'>
  audited: string
  details?: Record<string, string | number | null>
  change: (proposals: FrameworkProposalRecord[], at: Date) => Promise<void>
}

/** What all decisions have in common: one transaction, the right person, the right state, the audit log. */
export async function decide(decision: Decision): Promise<void> {
  const { actor, decided, action, from, audited, details, change } = decision
  requirePermission(actor, action, {})
  await inTransaction(async () => {
    const proposals = await findDecided(decided, from)
    const [proposal] = proposals
    if (!proposal) throw new DomainError('conflict', 'framework:refusals.decidedAlready')
    refuseInvolved(actor, action, proposals)
    await change(proposals, new Date())
    const isBatch = 'importId' in decided
    await auditOfDecision(String(proposal.organisationId), {
      actorId: actor.id,
      action: audited,
      subject: isBatch
        ? { kind: 'framework_import', id: decided.importId }
        : { kind: 'framework_proposal', id: decided.proposalId },
      details: { node: isBatch ? null : (proposal.nodeId ?? null), proposals: proposals.length, ...details },
    })
  })
}

/** Moves the proposals on, if each is still where it was when it was read. */
export async function moveOn(
  proposals: readonly FrameworkProposalRecord[],
  from: ProposalStatus,
  set: Record<string, unknown>,
): Promise<void> {
  const ids = proposals.map(({ _id }) => _id)
  const { modifiedCount } = await FrameworkProposal.updateMany(
    { _id: { $in: ids }, status: from },
    { $set: set },
  )
  if (modifiedCount !== ids.length) throw new DomainError('conflict', 'framework:refusals.decidedAlready')
}

async function findDecided(decided: Decided, from: ProposalStatus): Promise<FrameworkProposalRecord[]> {
  if ('importId' in decided) {
    const batch = { batchId: decided.importId }
    if (!(await FrameworkProposal.exists(batch)))
      throw new DomainError('not_found', 'framework:refusals.noImport')
    return await FrameworkProposal.find({ ...batch, status: from })
      .sort({ _id: 1 })
      .lean<FrameworkProposalRecord[]>()
  }
  const proposal = await FrameworkProposal.findById(decided.proposalId).lean<FrameworkProposalRecord>()
  if (!proposal) throw new DomainError('not_found', 'framework:refusals.noProposal')
  return proposal.status === from ? [proposal] : []
}

/** Neither the proposer nor whoever verified first decides next: what everybody shares has been seen by three people. */
function refuseInvolved(actor: Actor, action: Action, proposals: readonly FrameworkProposalRecord[]): void {
  for (const { proposedById, firstVerification } of proposals) {
    if (String(proposedById) === actor.id)
      throw new DomainError('forbidden', 'framework:refusals.ownProposal')
    if (firstVerification && String(firstVerification.byId) === actor.id)
      throw new DomainError('forbidden', 'framework:refusals.verifiedFirst')
    requirePermission(actor, action, { excludedPersonIds: involvedIn({ proposedById, firstVerification }) })
  }
}

export const involvedIn = ({
  proposedById,
  firstVerification,
}: {
  proposedById: Types.ObjectId
  firstVerification?: { byId: Types.ObjectId } | null
}): string[] => [proposedById, firstVerification?.byId].filter((id) => id != null).map(String)
