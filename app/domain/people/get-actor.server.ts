import { listActing } from '#app/domain/people/find-viewer.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

/** A person acting for one of their organisations, for work that no browser asked for: seeds, jobs, scripts. */
export async function getActor({
  email,
  organisationId,
}: {
  email: string
  organisationId: string
}): Promise<Actor> {
  const user = await User.findOne({ email }).lean()
  if (!user) throw new DomainError('not_found', 'errors:notFound')
  const memberships = await listActing(String(user._id))
  const acting = memberships.find((membership) => membership.organisationId === organisationId)
  if (!acting) throw new DomainError('forbidden', 'errors:noMembership')
  return {
    id: String(user._id),
    name: user.name,
    email: user.email,
    language: user.language,
    acting,
    memberships,
  }
}
