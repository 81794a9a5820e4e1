import { type Types } from 'mongoose'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'

/** Those among a ministry's people whose name, address or employee number contains the text. */
export async function peopleLike(
  among: Types.ObjectId[],
  organisationId: string,
  search: string,
): Promise<Types.ObjectId[]> {
  const contains = new RegExp(search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
  const [named, numbered] = await Promise.all([
    User.find({ _id: { $in: among }, $or: [{ name: contains }, { email: contains }] }, { _id: 1 }).lean(),
    Membership.find(
      { organisationId, userId: { $in: among }, employeeNumber: contains },
      { userId: 1 },
    ).lean(),
  ])
  return [...named.map(({ _id }) => _id), ...numbered.map(({ userId }) => userId)]
}
