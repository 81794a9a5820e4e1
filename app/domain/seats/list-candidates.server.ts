import { requirePermission } from '#app/domain/access/require-permission.ts'
import { getOwnOrder } from '#app/domain/orders/take-step.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Listing } from '#app/domain/seats/list-holders.server.ts'
import { peopleLike } from '#app/domain/seats/people-like.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { type CandidateView, type Page } from '#app/domain/seats/seat.schema.ts'

const PAGE_SIZE = 50

/** The ministry's learners, to choose from; those who have a seat for the course already are marked. */
export async function listCandidates({
  actor,
  orderId,
  search,
  page = 1,
}: Listing): Promise<Page<CandidateView>> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'seat.assign', { organisationId })
  const { courseId } = await getOwnOrder(actor, orderId)
  const everybody = { organisationId, ended: null, roles: 'learner' as const }
  const all = search ? await Membership.distinct('userId', everybody) : []
  const found = search ? { userId: { $in: await peopleLike(all, organisationId, search) } } : {}
  const filter = { ...everybody, ...found }
  const [memberships, total] = await Promise.all([
    Membership.find(filter)
      .sort({ createdAt: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE)
      .lean(),
    Membership.countDocuments(filter),
  ])
  const ids = memberships.map(({ userId }) => userId)
  const [users, held] = await Promise.all([
    User.find({ _id: { $in: ids } }, { name: 1, email: 1 }).lean(),
    Seat.find(
      { userId: { $in: ids }, courseId, isHeld: true, expiresAt: { $gt: new Date() } },
      { userId: 1 },
    ).lean(),
  ])
  const userOf = new Map(users.map((user) => [String(user._id), user]))
  const holders = new Set(held.map(({ userId }) => String(userId)))
  const items = memberships.flatMap((membership) => {
    const user = userOf.get(String(membership.userId))
    if (!user) return []
    const { employeeNumber = null, designation = null, department = null } = membership
    const { name, email } = user
    const userId = String(user._id)
    return { userId, name, email, employeeNumber, designation, department, hasSeat: holders.has(userId) }
  })
  return { items, total, page, pageSize: PAGE_SIZE }
}
