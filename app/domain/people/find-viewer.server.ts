import { type Acting, type Viewer } from '#app/domain/people/viewer.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { Session } from '#app/domain/people/session.model.server.ts'
import { hashToken } from '#app/domain/people/token.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'

/** Who holds this session token, or null when it is unknown, revoked or past its time. */
export async function findViewer({ token }: { token: string }): Promise<Viewer | null> {
  const session = await Session.findOne({
    tokenHash: hashToken(token),
    expiresAt: { $gt: new Date() },
  }).lean()
  if (!session) return null
  const [user, memberships] = await Promise.all([
    User.findById(session.userId, { name: 1, email: 1, language: 1 }).lean(),
    listActing(String(session.userId)),
  ])
  if (!user) return null
  const acting =
    memberships.find(({ membershipId }) => membershipId === String(session.actingMembershipId)) ?? null
  return {
    id: String(user._id),
    name: user.name,
    email: user.email,
    language: user.language,
    acting,
    memberships,
  }
}

/**
 * The organisations a person can act in today. Who judges the courses of others must come from an institution that
 * the platform has verified: anybody may register one.
 */
export async function listActing(userId: string): Promise<Acting[]> {
  const memberships = await Membership.find({ userId, ended: null, invitation: null })
    .sort({ createdAt: 1 })
    .lean()
  const organisations = await Organisation.find(
    { _id: { $in: memberships.map(({ organisationId }) => organisationId) } },
    { kind: 1, name: 1, nameHi: 1, verification: 1 },
  ).lean()
  const byId = new Map(organisations.map((organisation) => [String(organisation._id), organisation]))
  return memberships.flatMap((membership) => {
    const organisation = byId.get(String(membership.organisationId))
    if (!organisation) return []
    return {
      membershipId: String(membership._id),
      organisationId: String(organisation._id),
      organisationName: organisation.name,
      organisationNameHi: organisation.nameHi ?? null,
      organisationKind: organisation.kind,
      roles: membership.roles.filter((role) => role !== 'validator' || organisation.verification),
    }
  })
}
