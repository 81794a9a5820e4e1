import { requirePermission } from '#app/domain/access/require-permission.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { dayText, indianDay } from '#app/domain/positions/holdings.ts'
import { getPassport } from '#app/domain/positions/get-passport.server.ts'
import { type PositionHeldView } from '#app/domain/positions/passport-view.ts'
import { DomainError } from '#app/lib/errors.ts'

type GetOpenHolding = { actor: Actor; membershipId: string; positionId: string; from: string }

/** A position somebody of the ministry holds that may be ended; `from` is a day such as 2026-04-01. */
export async function getOpenHolding({
  actor,
  membershipId,
  positionId,
  from,
}: GetOpenHolding): Promise<{ name: string; position: PositionHeldView; today: string }> {
  requirePermission(actor, 'position.assign', { organisationId: actor.acting.organisationId })
  const { person, positions } = await getPassport({ actor, membershipId })
  const position = positions.find(
    (one) => one.positionId === positionId && one.from === from && (one.isCurrent || !one.to),
  )
  if (!position) throw new DomainError('not_found', 'positions:refusals.notHeld')
  return { name: person.name, position, today: dayText(indianDay()) }
}
