import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type WithdrawEvidence = { actor: Actor; membershipId: string; evidenceId: string; reason: string }

/** Whoever attested or confirmed something takes it back, with the reason; it stays readable and counts no more. */
export async function withdrawEvidence({
  actor,
  membershipId,
  evidenceId,
  reason,
}: WithdrawEvidence): Promise<void> {
  const { organisationId: ministryId } = actor.acting
  await inTransaction(async () => {
    const profile = await CompetencyProfile.findOne({ ministryId, membershipId })
    const given = profile?.evidence.id(evidenceId)
    if (!profile || !given) throw new DomainError('not_found', 'errors:notFound')
    requirePermission(actor, given.kind === 'attested' ? 'competency.attest' : 'competency.confirm', {
      organisationId: ministryId,
    })
    if (String(given.byId) !== actor.id) throw new DomainError('forbidden', 'positions:refusals.notYours')
    if (given.withdrawn) throw new DomainError('conflict', 'positions:refusals.withdrawnAlready')
    given.withdrawn = { at: new Date(), byId: new Types.ObjectId(actor.id), reason }
    profile.revision += 1
    await profile.save()
    await recordAudit({
      organisationId: ministryId,
      actorId: actor.id,
      action: 'evidence.withdrawn',
      subject: { kind: 'user', id: String(profile.userId) },
      details: { competency: given.code, level: given.level },
    })
  })
}
