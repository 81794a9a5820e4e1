import { requirePermission } from '#app/domain/access/require-permission.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { addEvidence } from '#app/domain/positions/add-evidence.server.ts'
import { getPersonHere } from '#app/domain/positions/own-profile.server.ts'
import { type EvidenceInput } from '#app/domain/positions/position.schema.ts'

type AttestCompetency = EvidenceInput & { actor: Actor; membershipId: string }

/** A training manager attests what a colleague of the ministry can do, with the reason why; never of themselves. */
export async function attestCompetency({
  actor,
  membershipId,
  ...said
}: AttestCompetency): Promise<{ evidenceId: string }> {
  requirePermission(actor, 'competency.attest', { organisationId: actor.acting.organisationId })
  const person = await getPersonHere(actor, membershipId)
  return await addEvidence({ actor, person, kind: 'attested', ...said })
}
