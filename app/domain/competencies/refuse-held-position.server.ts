import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** A position that people hold cannot go out of use: what they need would be forgotten. */
export async function refuseHeldPosition(positionId: string): Promise<void> {
  const count = await countHolders(positionId)
  if (count > 0) throw new DomainError('conflict', 'framework:refusals.positionHeld', { count })
}

export async function countHolders(positionId: string): Promise<number> {
  return await CompetencyProfile.countDocuments({ positions: { $elemMatch: { positionId, to: null } } })
}
