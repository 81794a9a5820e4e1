import { Membership } from '#app/domain/people/membership.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

export type PersonHere = {
  userId: string
  ministryId: string
  membershipId: string
  department: string | null
}

/** A person who belongs to the ministry the actor acts for. */
export async function getPersonHere(actor: Actor, membershipId: string): Promise<PersonHere> {
  const { organisationId: ministryId } = actor.acting
  const membership = await Membership.findOne({
    _id: membershipId,
    organisationId: ministryId,
    ended: null,
  }).lean()
  if (!membership) throw new DomainError('not_found', 'errors:notFound')
  return {
    ...{ ministryId, membershipId },
    userId: String(membership.userId),
    department: membership.department ?? null,
  }
}

/** A person's profile is made when there is something to write into it. Call it before the transaction that writes. */
export async function openProfile({
  userId,
  ministryId,
  membershipId,
}: Omit<PersonHere, 'department'>): Promise<void> {
  const find = { userId, ministryId }
  const open = async () =>
    await CompetencyProfile.updateOne(find, { $setOnInsert: { membershipId } }, { upsert: true })
  // Two at once both find nothing and both insert; the loser finds the winner's.
  await open().catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    await open()
  })
}
