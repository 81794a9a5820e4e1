import { Membership } from '#app/domain/people/membership.model.server.ts'
import { Session } from '#app/domain/people/session.model.server.ts'
import { hashToken, makeToken } from '#app/domain/people/token.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const THIRTY_DAYS_IN_MS = 30 * 24 * 60 * 60 * 1000

type OpenSession = { userId: string; userAgent: string; membershipId?: string }

/** Opens a session acting in the given or the person's only organisation; with several they choose. */
export async function openSession({ userId, userAgent, membershipId }: OpenSession): Promise<string> {
  const memberships = await Membership.find(
    { userId, ended: null, invitation: null, ...(membershipId ? { _id: membershipId } : {}) },
    { _id: 1 },
  )
    .limit(2)
    .lean()
  const token = makeToken()
  await Session.create({
    tokenHash: hashToken(token),
    userId,
    actingMembershipId: memberships.length === 1 ? memberships[0]?._id : null,
    userAgent: userAgent.slice(0, 300),
    expiresAt: new Date(Date.now() + THIRTY_DAYS_IN_MS),
  })
  return token
}

/** Ends this session on the server; the cookie is worthless afterwards, wherever a copy of it is. */
export async function signOut({ token }: { token: string }): Promise<void> {
  await Session.deleteOne({ tokenHash: hashToken(token) })
}

/** Chooses the organisation a person acts in for the rest of the session. */
export async function chooseActing({
  token,
  userId,
  membershipId,
}: {
  token: string
  userId: string
  membershipId: string
}): Promise<void> {
  const membership = await Membership.findOne({
    _id: membershipId,
    userId,
    ended: null,
    invitation: null,
  }).lean()
  if (!membership) throw new DomainError('not_found', 'account:refusals.notYourMembership')
  await Session.updateOne(
    { tokenHash: hashToken(token), userId },
    { $set: { actingMembershipId: membership._id } },
  )
}

export type SessionView = { id: string; userAgent: string; startedAt: string; isCurrent: boolean }

export async function listSessions({
  token,
  userId,
}: {
  token: string
  userId: string
}): Promise<SessionView[]> {
  const sessions = await Session.find({ userId, expiresAt: { $gt: new Date() } })
    .sort({ createdAt: -1 })
    .lean()
  return sessions.map((session) => ({
    id: String(session._id),
    userAgent: session.userAgent,
    startedAt: session.createdAt.toISOString(),
    isCurrent: session.tokenHash === hashToken(token),
  }))
}

/** Signs the person out everywhere but here. */
export async function revokeOtherSessions({
  token,
  userId,
}: {
  token: string
  userId: string
}): Promise<void> {
  await Session.deleteMany({ userId, tokenHash: { $ne: hashToken(token) } })
}
