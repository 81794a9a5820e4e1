import { requirePermission } from '#app/domain/access/require-permission.ts'
import { type Action } from '#app/domain/access/policy.ts'
import { ROLES_OF, type Role } from '#app/domain/access/roles.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { joinOrganisation } from '#app/domain/people/join-organisation.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { type AddMemberInput } from '#app/domain/people/person.schema.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

export type MemberView = {
  membershipId: string
  userId: string
  name: string
  email: string
  roles: Role[]
  employeeNumber: string | null
  designation: string | null
  department: string | null
  isActivated: boolean
}

type Page = { items: MemberView[]; total: number; page: number; pageSize: number }
const PAGE_SIZE = 50

/** People of the organisation the actor acts in, in the order they joined. */
export async function listMembers({ actor, page = 1 }: { actor: Actor; page?: number }): Promise<Page> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'member.list', { organisationId })
  return await readMembers(organisationId, page)
}

/** The same of any organisation, for the platform that appoints its officials. */
export async function listOfficials({
  actor,
  organisationId,
  page = 1,
}: {
  actor: Actor
  organisationId: string
  page?: number
}): Promise<Page> {
  requirePermission(actor, 'organisation.list')
  return await readMembers(organisationId, page)
}

async function readMembers(organisationId: string, page: number): Promise<Page> {
  const filter = { organisationId, ended: null }
  const [memberships, total] = await Promise.all([
    Membership.find(filter)
      .sort({ createdAt: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE)
      .lean(),
    Membership.countDocuments(filter),
  ])
  const users = await User.find(
    { _id: { $in: memberships.map(({ userId }) => userId) } },
    { name: 1, email: 1 },
  ).lean()
  const byId = new Map(users.map((user) => [String(user._id), user]))
  const items = memberships.flatMap((membership) => {
    const user = byId.get(String(membership.userId))
    if (!user) return []
    const { roles, employeeNumber, designation, department } = membership
    return {
      membershipId: String(membership._id),
      userId: String(user._id),
      name: user.name,
      email: user.email,
      roles,
      employeeNumber: employeeNumber ?? null,
      designation: designation ?? null,
      department: department ?? null,
      isActivated: membership.invitation == null,
    }
  })
  return { items, total, page, pageSize: PAGE_SIZE }
}

/** Adds a person, with roles that the kind of organisation knows. */
export async function addMember({
  actor,
  ...input
}: AddMemberInput & { actor: Actor }): Promise<{ userId: string }> {
  return await appoint({
    actor,
    organisationId: actor.acting.organisationId,
    action: 'member.manage',
    ...input,
  })
}

/** The platform appoints the officials of a ministry or the administrators of a provider. */
export async function appointOfficial({
  actor,
  organisationId,
  ...input
}: AddMemberInput & { actor: Actor; organisationId: string }): Promise<{ userId: string }> {
  return await appoint({ actor, organisationId, action: 'official.appoint', ...input })
}

type Appoint = AddMemberInput & { actor: Actor; organisationId: string; action: Action }

async function appoint({
  actor,
  organisationId,
  action,
  name,
  email,
  roles,
}: Appoint): Promise<{ userId: string }> {
  requirePermission(actor, action, { organisationId })
  const organisation = await Organisation.findById(organisationId).lean()
  if (!organisation) throw new DomainError('not_found', 'errors:notFound')
  if (!roles.every((role) => ROLES_OF[organisation.kind].includes(role))) {
    throw new DomainError('invalid', 'people:refusals.roleNotHere')
  }
  return await inTransaction(async () => {
    const { userId } = await joinOrganisation({ organisationId, name, email, roles })
    await recordAudit({
      organisationId,
      actorId: actor.id,
      action: 'member.added',
      subject: { kind: 'user', id: userId },
      details: { roles: roles.join(' ') },
    })
    return { userId }
  })
}

/** Ends a membership; what the person did in it stays. Nobody ends their own and locks themselves out. */
export async function endMembership({
  actor,
  membershipId,
}: {
  actor: Actor
  membershipId: string
}): Promise<void> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'member.manage', { organisationId })
  if (membershipId === actor.acting.membershipId)
    throw new DomainError('conflict', 'people:refusals.notYourself')
  await inTransaction(async () => {
    const ended = await Membership.findOneAndUpdate(
      { _id: membershipId, organisationId, ended: null },
      { $set: { ended: { at: new Date(), byId: actor.id }, roles: [] } },
    ).lean()
    if (!ended) throw new DomainError('not_found', 'errors:notFound')
    await recordAudit({
      organisationId,
      actorId: actor.id,
      action: 'member.ended',
      subject: { kind: 'user', id: String(ended.userId) },
    })
  })
}
