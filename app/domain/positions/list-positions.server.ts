import { type Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { dayText, indianDay, isHeldOn } from '#app/domain/positions/holdings.ts'
import { namePositions } from '#app/domain/positions/name-positions.server.ts'
import { WITHOUT_POSITION } from '#app/domain/positions/position.schema.ts'
import { toHoldings } from '#app/domain/positions/to-holdings.ts'
import { peopleLike } from '#app/domain/seats/people-like.server.ts'

const PAGE_SIZE = 50

export type PersonPositions = {
  membershipId: string
  name: string
  employeeNumber: string | null
  unit: string | null
  positions: { positionId: string; name: string; nameHi: string; from: string }[]
}

export type PositionList = {
  items: PersonPositions[]
  total: number
  page: number
  pageSize: number
  /** Nobody at all belongs to the ministry yet, whatever was filtered for. */
  isEmpty: boolean
  units: string[]
  held: { positionId: string; name: string; nameHi: string }[]
}

type ListPositions = { actor: Actor; search?: string; unit?: string; positionId?: string; page?: number }

/** The ministry's people with their units and the positions they hold today, in the order they joined. */
export async function listPositions({
  actor,
  search = '',
  unit = '',
  positionId = '',
  page = 1,
}: ListPositions): Promise<PositionList> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'position.read', { organisationId })
  const everybody = { organisationId, ended: null }
  const filter = { ...everybody, ...(await narrow(organisationId, { search, unit, positionId })) }
  const memberships = await Membership.find(filter)
    .sort({ createdAt: 1, _id: 1 })
    .skip((page - 1) * PAGE_SIZE)
    .limit(PAGE_SIZE)
    .lean()
  const total = await Membership.countDocuments(filter)
  const userIds = memberships.map(({ userId }) => userId)
  const users = await User.find({ _id: { $in: userIds } }, { name: 1 }).lean()
  const profiles = await CompetencyProfile.find(
    { ministryId: organisationId, userId: { $in: userIds } },
    { userId: 1, unit: 1, positions: 1 },
  ).lean()
  const units = await CompetencyProfile.distinct('unit', { ministryId: organisationId })
  const heldIds = await CompetencyProfile.distinct('positions.positionId', { ministryId: organisationId })
  const nameOf = await namePositions(heldIds)

  const today = indianDay()
  const userOf = new Map(users.map((user) => [String(user._id), user]))
  const profileOf = new Map(profiles.map((profile) => [String(profile.userId), profile]))
  const items = memberships.map((membership) => {
    const profile = profileOf.get(String(membership.userId))
    return {
      membershipId: String(membership._id),
      name: userOf.get(String(membership.userId))?.name ?? '',
      employeeNumber: membership.employeeNumber ?? null,
      unit: (profile?.unit || membership.department) ?? null,
      positions: toHoldings(profile?.positions ?? [])
        .filter((holding) => isHeldOn(holding, today))
        .map((holding) => ({
          ...nameOf(holding.positionId),
          ...{ positionId: holding.positionId, from: dayText(holding.from) },
        })),
    }
  })
  return {
    ...{ items, total, page, pageSize: PAGE_SIZE },
    isEmpty: total === 0 && (await Membership.countDocuments(everybody)) === 0,
    units: units.filter((name): name is string => Boolean(name)).sort(),
    held: heldIds.sort().map((id) => ({ positionId: id, ...nameOf(id) })),
  }
}

type Narrow = { search: string; unit: string; positionId: string }

async function narrow(ministryId: string, { search, unit, positionId }: Narrow) {
  const today = indianDay()
  const heldToday = { from: { $lte: today }, $or: [{ to: null }, { to: { $gte: today } }] }
  const holding = positionId && positionId !== WITHOUT_POSITION ? { positionId } : {}
  const idsOf = async (filter: object): Promise<Types.ObjectId[]> =>
    await CompetencyProfile.distinct('userId', { ministryId, ...filter })
  const conditions: object[] = []
  if (unit) conditions.push({ userId: { $in: await idsOf({ unit }) } })
  if (positionId) {
    const holders = await idsOf({ positions: { $elemMatch: { ...heldToday, ...holding } } })
    conditions.push({ userId: positionId === WITHOUT_POSITION ? { $nin: holders } : { $in: holders } })
  }
  if (search) {
    const all = await Membership.distinct('userId', { organisationId: ministryId, ended: null })
    conditions.push({ userId: { $in: await peopleLike(all, ministryId, search) } })
  }
  return conditions.length > 0 ? { $and: conditions } : {}
}
