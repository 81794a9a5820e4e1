import { applyProposals } from '#app/domain/competencies/apply-proposals.server.ts'
import { decide, moveOn, type Decided } from '#app/domain/competencies/decide-proposals.server.ts'
import { refuseOutdated } from '#app/domain/competencies/find-outdated.server.ts'
import { FrameworkProposal } from '#app/domain/competencies/framework-proposal.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type Verify = { actor: Actor; remarks?: string | undefined }

/** The first, technical verification of a proposal somebody else has made. */
export async function verifyFirst({ proposalId, ...input }: Verify & { proposalId: string }): Promise<void> {
  await verifyAtFirst({ ...input, decided: { proposalId } })
}

/** The board's verification: what was proposed enters the shared framework in the same transaction. */
export async function verifyBoard({ proposalId, ...input }: Verify & { proposalId: string }): Promise<void> {
  await verifyAsBoard({ ...input, decided: { proposalId } })
}

/** The first verification of everything of an import that still waits for it, in one act. */
export async function verifyImportFirst({
  importId,
  ...input
}: Verify & { importId: string }): Promise<void> {
  await verifyAtFirst({ ...input, decided: { importId } })
}

/** The board's verification of everything of an import that has had its first: all of it applies, or nothing. */
export async function verifyImportBoard({
  importId,
  ...input
}: Verify & { importId: string }): Promise<void> {
  await verifyAsBoard({ ...input, decided: { importId } })
}

async function verifyAtFirst({ actor, decided, remarks = '' }: Verify & { decided: Decided }): Promise<void> {
  await decide({
    ...{ actor, decided, action: 'framework.verify_first', from: 'proposed' },
    audited: 'framework.first_verified',
    details: { remarks: remarks || null },
    change: async (proposals, at) => {
      await refuseOutdated(proposals)
      await moveOn(proposals, 'proposed', {
        status: 'first_verified',
        firstVerification: { byId: actor.id, at, remarks: remarks || null },
      })
    },
  })
}

async function verifyAsBoard({ actor, decided, remarks = '' }: Verify & { decided: Decided }): Promise<void> {
  await decide({
    ...{ actor, decided, action: 'framework.verify_board', from: 'first_verified' },
    audited: 'framework.verified',
    details: { remarks: remarks || null },
    change: async (proposals, at) => {
      const ids = await applyProposals(proposals, at)
      await moveOn(proposals, 'first_verified', {
        status: 'verified',
        boardVerification: { byId: actor.id, at, remarks: remarks || null },
      })
      for (const { _id, nodeId } of proposals) {
        if (!nodeId) await FrameworkProposal.updateOne({ _id }, { $set: { nodeId: ids.get(String(_id)) } })
      }
    },
  })
}
