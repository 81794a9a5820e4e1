import { requirePermission } from '#app/domain/access/require-permission.ts'
import { refuse, retirementProblem } from '#app/domain/competencies/check-content.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { FrameworkState } from '#app/domain/competencies/framework-state.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { baseOf, readReason, saveProposal } from '#app/domain/competencies/propose-node.server.ts'
import { refuseHeldPosition } from '#app/domain/competencies/refuse-held-position.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type Retire = { actor: Actor; nodeKind: NodeKind; nodeId: string; reason: string }

/** A steward proposes that a node goes out of use with nothing in its place. */
export async function proposeRetirement(input: Retire): Promise<{ proposalId: string }> {
  return await propose({ ...input, redirectTo: null })
}

/** A steward proposes that a node goes out of use and another stands for it from then on, wherever it is named. */
export async function proposeMerge({
  intoId,
  ...input
}: Retire & { intoId: string }): Promise<{ proposalId: string }> {
  return await propose({ ...input, redirectTo: intoId })
}

async function propose({
  actor,
  nodeKind,
  nodeId,
  redirectTo,
  ...input
}: Retire & { redirectTo: string | null }) {
  requirePermission(actor, 'framework.steward', {})
  const reason = readReason(input.reason)
  const base = await baseOf(nodeKind, nodeId)
  const state = new FrameworkState((await currentFramework()).framework)
  const problem = retirementProblem(state, { kind: nodeKind, id: nodeId, redirectTo })
  if (problem) refuse(problem)
  if (nodeKind === 'position') await refuseHeldPosition(nodeId)
  const proposalId = await saveProposal(actor, {
    ...{ nodeKind, nodeId, redirectTo, reason, content: null, before: base.content, termCode: null },
    ...{ action: redirectTo === null ? 'retire' : 'merge', baseVersion: base.version },
  })
  return { proposalId }
}
