import { may } from '#app/domain/access/policy.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { hashPassword } from '#app/domain/people/password.server.ts'
import { Session } from '#app/domain/people/session.model.server.ts'
import { hashToken, makeToken } from '#app/domain/people/token.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const ONE_DAY_IN_MS = 24 * 60 * 60 * 1000

export type Resettable = { userId: string; organisationId: string; name: string; email: string }

/**
 * The person for whom the actor may make a new password link. The platform may for anybody. A training manager may for
 * learners who belong nowhere else: the link opens the whole account, and an office must not reach into another one,
 * nor into that of an official it works beside.
 */
export async function getResettable({
  actor,
  membershipId,
}: {
  actor: Actor
  membershipId: string
}): Promise<Resettable> {
  const isPlatform = may(actor, 'official.appoint')
  const { organisationId } = actor.acting
  if (!isPlatform) requirePermission(actor, 'employee.load', { organisationId })
  const membership = await Membership.findOne({
    _id: membershipId,
    ended: null,
    invitation: null,
    ...(isPlatform ? {} : { organisationId }),
  }).lean()
  const user =
    membership && (await User.findById(membership.userId, { name: 1, email: 1, passwordHash: 1 }).lean())
  if (!membership || !user?.passwordHash) throw new DomainError('not_found', 'errors:notFound')
  if (!isPlatform) {
    const isElsewhere = await Membership.exists({
      userId: user._id,
      _id: { $ne: membership._id },
      ended: null,
    })
    const isOnlyLearner = membership.roles.every((role) => role === 'learner')
    if (isElsewhere || !isOnlyLearner) throw new DomainError('forbidden', 'people:refusals.resetByPlatform')
  }
  const { name, email } = user
  return { userId: String(user._id), organisationId: String(membership.organisationId), name, email }
}

/** A link good for one day and one use; an earlier one stops working. It cannot be shown again. */
export async function issueResetLink({
  actor,
  membershipId,
}: {
  actor: Actor
  membershipId: string
}): Promise<{ path: string }> {
  const { userId, organisationId } = await getResettable({ actor, membershipId })
  const token = makeToken()
  await inTransaction(async () => {
    const reset = { tokenHash: hashToken(token), expiresAt: new Date(Date.now() + ONE_DAY_IN_MS) }
    await User.updateOne({ _id: userId }, { $set: { reset } })
    await recordAudit({
      organisationId,
      actorId: actor.id,
      action: 'password.reset_issued',
      subject: { kind: 'user', id: userId },
    })
  })
  return { path: `/reset/${token}` }
}

const withToken = (token: string) => ({
  'reset.tokenHash': hashToken(token),
  'reset.expiresAt': { $gt: new Date() },
})

export async function findReset({
  token,
}: {
  token: string
}): Promise<{ name: string; email: string } | null> {
  const user = await User.findOne(withToken(token), { name: 1, email: 1 }).lean()
  return user && { name: user.name, email: user.email }
}

/** Chooses a new password; whoever was signed in with the old one no longer is. */
export async function resetPassword({
  token,
  password,
}: {
  token: string
  password: string
}): Promise<{ userId: string }> {
  const passwordHash = await hashPassword(password)
  return await inTransaction(async () => {
    const user = await User.findOneAndUpdate(withToken(token), { $set: { passwordHash, reset: null } }).lean()
    if (!user) throw new DomainError('not_found', 'account:refusals.resetExpired')
    const userId = String(user._id)
    await Session.deleteMany({ userId })
    await recordAudit({
      organisationId: 'platform',
      actorId: userId,
      action: 'password.reset',
      subject: { kind: 'user', id: userId },
    })
    return { userId }
  })
}
