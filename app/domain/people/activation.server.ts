import { requirePermission } from '#app/domain/access/require-permission.ts'
import { type Action } from '#app/domain/access/policy.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { hashPassword } from '#app/domain/people/password.server.ts'
import { hashToken, makeToken } from '#app/domain/people/token.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const FOURTEEN_DAYS_IN_MS = 14 * 24 * 60 * 60 * 1000

export type ActivationLink = { name: string; email: string; path: string; expiresAt: string }

type IssueLinks = { actor: Actor; organisationId?: string }

/**
 * Fresh links for everybody who has not chosen a password yet; earlier links of theirs stop working. They are handed
 * over by the office, so that no mail server is needed, and cannot be shown again since only their hashes are kept.
 */
export async function issueActivationLinks({
  actor,
  organisationId = actor.acting.organisationId,
}: IssueLinks): Promise<ActivationLink[]> {
  requirePermission(actor, actionFor(actor, organisationId), { organisationId })
  const memberships = await Membership.find({ organisationId, ended: null }, { userId: 1 }).lean()
  const people = await User.find(
    { _id: { $in: memberships.map(({ userId }) => userId) }, passwordHash: null },
    { name: 1, email: 1 },
  ).lean()
  const expiresAt = new Date(Date.now() + FOURTEEN_DAYS_IN_MS)
  return await inTransaction(async () => {
    const links: ActivationLink[] = []
    for (const { _id, name, email } of people) {
      const token = makeToken()
      await User.updateOne(
        { _id, passwordHash: null },
        { $set: { activation: { tokenHash: hashToken(token), expiresAt } } },
      )
      links.push({ name, email, path: `/activate/${token}`, expiresAt: expiresAt.toISOString() })
    }
    await recordAudit({
      organisationId,
      actorId: actor.id,
      action: 'activation.issued',
      subject: { kind: 'organisation', id: organisationId },
      details: { links: links.length },
    })
    return links
  })
}

/** The platform hands out the links of officials it has appointed, also its own. */
function actionFor(actor: Actor, organisationId: string): Action {
  if (organisationId !== actor.acting.organisationId) return 'official.appoint'
  return actor.acting.organisationKind === 'ministry' ? 'employee.load' : 'member.manage'
}

export async function findActivation({
  token,
}: {
  token: string
}): Promise<{ name: string; email: string } | null> {
  const user = await User.findOne(
    { 'activation.tokenHash': hashToken(token), 'activation.expiresAt': { $gt: new Date() } },
    { name: 1, email: 1 },
  ).lean()
  return user && { name: user.name, email: user.email }
}

/** Chooses the first password; the link works once. */
export async function activate({
  token,
  password,
}: {
  token: string
  password: string
}): Promise<{ userId: string }> {
  const passwordHash = await hashPassword(password)
  return await inTransaction(async () => {
    const user = await User.findOneAndUpdate(
      { 'activation.tokenHash': hashToken(token), 'activation.expiresAt': { $gt: new Date() } },
      { $set: { passwordHash, activation: null } },
    ).lean()
    if (!user) throw new DomainError('not_found', 'account:refusals.activationExpired')
    const userId = String(user._id)
    await recordAudit({
      organisationId: 'platform',
      actorId: userId,
      action: 'account.activated',
      subject: { kind: 'user', id: userId },
    })
    return { userId }
  })
}
