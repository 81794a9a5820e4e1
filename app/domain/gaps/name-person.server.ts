import { requirePermission } from '#app/domain/access/require-permission.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** What a person of the ministry is called; whoever has left it is nobody here. */
export async function namePerson({
  actor,
  membershipId,
}: {
  actor: Actor
  membershipId: string
}): Promise<string> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'position.read', { organisationId })
  const membership = await Membership.findOne(
    { _id: membershipId, organisationId, ended: null },
    { userId: 1 },
  ).lean()
  const user = membership && (await User.findById(membership.userId, { name: 1 }).lean())
  if (!user) throw new DomainError('not_found', 'errors:notFound')
  return user.name
}
