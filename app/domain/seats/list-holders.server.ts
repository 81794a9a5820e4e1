import { requirePermission } from '#app/domain/access/require-permission.ts'
import { getOwnOrder } from '#app/domain/orders/take-step.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { peopleLike } from '#app/domain/seats/people-like.server.ts'
import { Seat, type SeatRecord } from '#app/domain/seats/seat.model.server.ts'
import { HELD_STATUSES, type HeldSeatView, type Page } from '#app/domain/seats/seat.schema.ts'
import { DomainError } from '#app/lib/errors.ts'

const PAGE_SIZE = 50

export type Listing = { actor: Actor; orderId: string; search?: string | undefined; page?: number }

/** Who holds the seats of an order, in the order they were given out. */
export async function listHolders({
  actor,
  orderId,
  search,
  page = 1,
}: Listing): Promise<Page<HeldSeatView>> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'seat.read', { organisationId })
  await getOwnOrder(actor, orderId)
  const everybody = { orderId, ministryId: organisationId, isHeld: true, status: { $in: HELD_STATUSES } }
  const held = search ? (await Seat.distinct('userId', everybody)).flatMap((id) => id ?? []) : []
  const found = search ? { userId: { $in: await peopleLike(held, organisationId, search) } } : {}
  const filter = { ...everybody, ...found }
  const [seats, total] = await Promise.all([
    Seat.find(filter)
      .sort({ assignedAt: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE)
      .lean(),
    Seat.countDocuments(filter),
  ])
  return { items: await toHeldSeats(seats, organisationId), total, page, pageSize: PAGE_SIZE }
}

/** One held seat, for the page that asks whether to take it back. */
export async function getHeldSeat({
  actor,
  seatId,
}: {
  actor: Actor
  seatId: string
}): Promise<HeldSeatView> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'seat.release', { organisationId })
  const seat = await Seat.findOne({ _id: seatId, ministryId: organisationId }).lean()
  if (seat && !seat.isHeld) throw new DomainError('conflict', 'buy:refusals.notHeld')
  const [view] = seat ? await toHeldSeats([seat], organisationId) : []
  if (!view) throw new DomainError('not_found', 'buy:refusals.noSeat')
  return view
}

async function toHeldSeats(seats: SeatRecord[], organisationId: string): Promise<HeldSeatView[]> {
  const ids = seats.flatMap(({ userId }) => userId ?? [])
  const [users, memberships] = await Promise.all([
    User.find({ _id: { $in: ids } }, { name: 1, email: 1 }).lean(),
    Membership.find(
      { organisationId, userId: { $in: ids } },
      { userId: 1, employeeNumber: 1, ended: 1 },
    ).lean(),
  ])
  const userOf = new Map(users.map((user) => [String(user._id), user]))
  const membershipOf = new Map(memberships.map((membership) => [String(membership.userId), membership]))
  return seats.flatMap((seat) => {
    const user = userOf.get(String(seat.userId))
    const membership = membershipOf.get(String(seat.userId))
    if (!user) return []
    return {
      seatId: String(seat._id),
      name: user.name,
      email: user.email,
      employeeNumber: membership?.employeeNumber ?? null,
      status: seat.status === 'active' ? 'active' : 'assigned',
      assignedAt: seat.assignedAt?.toISOString() ?? null,
      activatedAt: seat.activatedAt?.toISOString() ?? null,
      hasLeft: !membership || membership.ended !== null,
    }
  })
}
