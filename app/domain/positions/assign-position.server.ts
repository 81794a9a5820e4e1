import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { dayText, overlap, type Holding } from '#app/domain/positions/holdings.ts'
import { getPersonHere, openProfile } from '#app/domain/positions/own-profile.server.ts'
import { type AssignPositionInput } from '#app/domain/positions/position.schema.ts'
import { toHoldings } from '#app/domain/positions/to-holdings.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type AssignPosition = AssignPositionInput & { actor: Actor; membershipId: string }

/** Gives a person of the ministry a position from a day on; without `unit` they stay in the unit they are in. */
export async function assignPosition({
  actor,
  membershipId,
  positionId,
  from,
  unit,
}: AssignPosition): Promise<void> {
  const { organisationId: ministryId } = actor.acting
  requirePermission(actor, 'position.assign', { organisationId: ministryId })
  const person = await getPersonHere(actor, membershipId)
  const { framework } = await currentFramework()
  if (!framework.positions.some(({ id }) => id === positionId))
    throw new DomainError('invalid', 'positions:refusals.unknownPosition', { position: positionId })

  await openProfile(person)
  await inTransaction(async () => {
    const profile = await CompetencyProfile.findOne({ ministryId, userId: person.userId }).lean()
    const assigned: Holding = { positionId, from, to: null, source: 'manual' }
    if (toHoldings(profile?.positions ?? []).some((holding) => overlap(holding, assigned)))
      throw new DomainError('conflict', 'positions:refusals.heldAlready')
    await CompetencyProfile.updateOne(
      { ministryId, userId: person.userId },
      {
        $push: { positions: { $each: [assigned], $sort: { from: 1 } } },
        $inc: { revision: 1 },
        ...(unit ? { $set: { unit } } : {}),
      },
    )
    await recordAudit({
      organisationId: ministryId,
      actorId: actor.id,
      action: 'position.assigned',
      subject: { kind: 'user', id: person.userId },
      details: { position: positionId, from: dayText(from), unit: unit ?? null },
    })
  })
}
