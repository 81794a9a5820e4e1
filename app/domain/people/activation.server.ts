import { type Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { type Action } from '#app/domain/access/policy.ts'
import { ROLES } from '#app/domain/access/roles.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { hashPassword, isPasswordOf } from '#app/domain/people/password.server.ts'
import { countSignInTry } from '#app/domain/people/sign-in-limit.server.ts'
import { hashToken, makeToken } from '#app/domain/people/token.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const OFFICES = ROLES.filter((role) => role !== 'learner')
const BATCH = 1_000
const FOURTEEN_DAYS_IN_MS = 14 * 24 * 60 * 60 * 1000

export type ActivationLink = { name: string; email: string; path: string; expiresAt: string }

type IssueLinks = { actor: Actor; organisationId?: string }

/**
 * Fresh links for every member who has not followed theirs yet; earlier ones stop working. They are handed over by the
 * office, so that no mail server is needed, and cannot be shown again since only their hashes are kept. A link is good
 * for one membership: whoever holds the link of one organisation gets nothing in another.
 */
export async function issueActivationLinks({
  actor,
  organisationId = actor.acting.organisationId,
}: IssueLinks): Promise<ActivationLink[]> {
  const action = actionFor(actor, organisationId)
  requirePermission(actor, action, { organisationId })
  // Who hands out a link could follow it. Officials have theirs from the platform that appointed them, so that nobody
  // in a ministry can take several of the offices that watch each other.
  const withheld = action === 'employee.load' ? OFFICES : []
  const expiresAt = new Date(Date.now() + FOURTEEN_DAYS_IN_MS)
  const waiting = { organisationId, ended: null, invitation: { $ne: null }, roles: { $nin: withheld } }
  const memberships = await Membership.find(waiting, { userId: 1 }).lean()
  const people = await User.find(
    { _id: { $in: memberships.map(({ userId }) => userId) } },
    { name: 1, email: 1 },
  ).lean()
  const byId = new Map(people.map((person) => [String(person._id), person]))
  const invitations = memberships.flatMap(({ _id, userId }) => {
    const person = byId.get(String(userId))
    return person ? { _id, token: makeToken(), name: person.name, email: person.email } : []
  })
  // Each link stands for itself: a ministry has more of them than one transaction has time for.
  for (let start = 0; start < invitations.length; start += BATCH) {
    const batch = invitations.slice(start, start + BATCH)
    await inTransaction(async () => {
      await Membership.bulkWrite(
        batch.map(({ _id, token }) => ({
          updateOne: {
            filter: { _id, ...waiting },
            update: { $set: { invitation: { tokenHash: hashToken(token), expiresAt } } },
          },
        })),
      )
      await recordAudit({
        organisationId,
        actorId: actor.id,
        action: 'activation.issued',
        subject: { kind: 'organisation', id: organisationId },
        details: { links: batch.length },
      })
    })
  }
  return invitations.map(({ token, name, email }) => ({
    ...{ name, email, path: `/activate/${token}` },
    expiresAt: expiresAt.toISOString(),
  }))
}

/** The platform hands out the links of officials it has appointed, also its own. */
function actionFor(actor: Actor, organisationId: string): Action {
  if (organisationId !== actor.acting.organisationId) return 'official.appoint'
  return actor.acting.organisationKind === 'ministry' ? 'employee.load' : 'member.manage'
}

const invited = (token: string) => ({
  ended: null,
  'invitation.tokenHash': hashToken(token),
  'invitation.expiresAt': { $gt: new Date() },
})

export type Activation = {
  name: string
  email: string
  organisationName: string
  organisationNameHi: string | null
  /** The person has an account already and only joins with it. */
  hasPassword: boolean
}

export async function findActivation({ token }: { token: string }): Promise<Activation | null> {
  const membership = await Membership.findOne(invited(token), { userId: 1, organisationId: 1 }).lean()
  if (!membership) return null
  const user = await User.findById(membership.userId, { name: 1, email: 1, passwordHash: 1 }).lean()
  const organisation = await Organisation.findById(membership.organisationId, { name: 1, nameHi: 1 }).lean()
  if (!user || !organisation) return null
  return {
    name: user.name,
    email: user.email,
    organisationName: organisation.name,
    organisationNameHi: organisation.nameHi ?? null,
    hasPassword: Boolean(user.passwordHash),
  }
}

type Activate = { token: string; password: string; address?: string }

/**
 * Joins the organisation of the link, which works once. A new person chooses the first password with it; who has an
 * account already proves with its password that it is theirs.
 */
export async function activate({
  token,
  password,
  address = 'unknown',
}: Activate): Promise<{ userId: string; membershipId: string }> {
  const expired = () => new DomainError('not_found', 'account:refusals.activationExpired')
  const membership = await Membership.findOne(invited(token), { userId: 1, organisationId: 1 }).lean()
  if (!membership) throw expired()
  const user = await User.findById(membership.userId, { email: 1, passwordHash: 1 }).lean()
  if (!user) throw expired()
  if (user.passwordHash) {
    await countSignInTry(user.email, address)
    if (!(await isPasswordOf(user.passwordHash, password)))
      throw new DomainError('invalid', 'account:refusals.notPasswordOfAccount')
  }
  const firstHash = user.passwordHash ? null : await hashPassword(password)
  const userId = String(user._id)

  await inTransaction(async () => {
    const joined = await Membership.updateOne(
      { _id: membership._id, ...invited(token) },
      { $set: { invitation: null } },
    )
    if (joined.matchedCount === 0) throw expired()
    if (firstHash) await chooseFirstPassword(user._id, firstHash)
    await recordAudit({
      organisationId: String(membership.organisationId),
      actorId: userId,
      action: 'member.joined',
      subject: { kind: 'user', id: userId },
    })
  })
  return { userId, membershipId: String(membership._id) }
}

/** Inside the transaction: two links of one person, followed at once, must not set two passwords. */
async function chooseFirstPassword(userId: Types.ObjectId, passwordHash: string): Promise<void> {
  const chosen = await User.updateOne({ _id: userId, passwordHash: null }, { $set: { passwordHash } })
  if (chosen.matchedCount === 0) throw new DomainError('conflict', 'errors:conflict')
  await recordAudit({
    organisationId: 'platform',
    actorId: String(userId),
    action: 'account.activated',
    subject: { kind: 'user', id: String(userId) },
  })
}
