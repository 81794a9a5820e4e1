import { requirePermission } from '#app/domain/access/require-permission.ts'
import { decide, moveOn, type Decided } from '#app/domain/competencies/decide-proposals.server.ts'
import {
  FrameworkProposal,
  type FrameworkProposalRecord,
} from '#app/domain/competencies/framework-proposal.model.server.ts'
import { OPEN_STATUSES } from '#app/domain/competencies/framework.schema.ts'
import { readReason } from '#app/domain/competencies/propose-node.server.ts'
import { auditOfActor } from '#app/domain/competencies/record-framework-audit.server.ts'
import { may } from '#app/domain/access/policy.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type Reject = { actor: Actor; reason: string }

/** Refuses a proposal at the stage where it is, saying why; the proposer can make a better one. */
export async function rejectProposal({
  proposalId,
  ...input
}: Reject & { proposalId: string }): Promise<void> {
  await reject({ ...input, decided: { proposalId } })
}

/** Refuses everything of an import that waits at the stage the actor decides. */
export async function rejectImport({ importId, ...input }: Reject & { importId: string }): Promise<void> {
  await reject({ ...input, decided: { importId } })
}

async function reject({ actor, decided, ...input }: Reject & { decided: Decided }): Promise<void> {
  const reason = readReason(input.reason)
  const stage = await stageOf(actor, decided)
  await decide({
    ...{ actor, decided, audited: 'framework.rejected', details: { reason, stage } },
    action: stage === 'first' ? 'framework.verify_first' : 'framework.verify_board',
    from: stage === 'first' ? 'proposed' : 'first_verified',
    change: async (proposals, at) =>
      await moveOn(proposals, stage === 'first' ? 'proposed' : 'first_verified', {
        status: 'rejected',
        rejection: { byId: actor.id, at, reason, stage },
      }),
  })
}

/** At which stage this is; of an import, the one the actor may decide. */
async function stageOf(actor: Actor, decided: Decided): Promise<'first' | 'board'> {
  if ('importId' in decided) return may(actor, 'framework.verify_first') ? 'first' : 'board'
  const proposal = await FrameworkProposal.findById(decided.proposalId, { status: 1 }).lean()
  return proposal?.status === 'first_verified' ? 'board' : 'first'
}

/** Takes one's own proposal back while nobody has decided it. */
export async function withdrawProposal({
  actor,
  proposalId,
}: {
  actor: Actor
  proposalId: string
}): Promise<void> {
  requirePermission(actor, 'framework.propose', {})
  await inTransaction(async () => {
    const own = { _id: proposalId, proposedById: actor.id }
    const proposal = await FrameworkProposal.findOne(own).lean<FrameworkProposalRecord>()
    if (!proposal) throw new DomainError('not_found', 'framework:refusals.noProposal')
    const { modifiedCount } = await FrameworkProposal.updateOne(
      { ...own, status: { $in: OPEN_STATUSES } },
      { $set: { status: 'withdrawn' } },
    )
    if (modifiedCount === 0) throw new DomainError('conflict', 'framework:refusals.decidedAlready')
    await auditOfActor(actor, {
      action: 'framework.withdrawn',
      subject: { kind: 'framework_proposal', id: proposalId },
      details: { node: proposal.nodeId ?? null },
    })
  })
}
