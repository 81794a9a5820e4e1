import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { dayText, indianDay, isOpen } from '#app/domain/positions/holdings.ts'
import { type EndPositionInput } from '#app/domain/positions/position.schema.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type EndPosition = EndPositionInput & { actor: Actor; membershipId: string }

/** Writes down the last day on which a person holds a position; `from` says which holding of it is meant. */
export async function endPosition({ actor, membershipId, positionId, from, to }: EndPosition): Promise<void> {
  const { organisationId: ministryId } = actor.acting
  requirePermission(actor, 'position.assign', { organisationId: ministryId })
  if (to < from) throw new DomainError('invalid', 'positions:refusals.endsBeforeItBegins')
  await inTransaction(async () => {
    const profile = await CompetencyProfile.findOne({ ministryId, membershipId })
    if (!profile) throw new DomainError('not_found', 'errors:notFound')
    const held = profile.positions.find((one) => one.positionId === positionId && +one.from === +from)
    if (!held) throw new DomainError('not_found', 'positions:refusals.notHeld')
    if (!isOpen({ to: held.to ?? null }, indianDay()))
      throw new DomainError('conflict', 'positions:refusals.endedAlready')
    held.to = to
    profile.revision += 1
    await profile.save()
    await recordAudit({
      organisationId: ministryId,
      actorId: actor.id,
      action: 'position.ended',
      subject: { kind: 'user', id: String(profile.userId) },
      details: { position: positionId, from: dayText(from), to: dayText(to) },
    })
  })
}
