import { shortfallsOf, type Shortfall } from '@karmashala/frac'
import { type Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { gapFramework, nameOf } from '#app/domain/gaps/gap-framework.server.ts'
import { type CompetencyName, type ShortPerson } from '#app/domain/gaps/gap-views.ts'
import { eachPerson } from '#app/domain/gaps/read-people.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const PAGE_SIZE = 50

type ListPeopleShort = { actor: Actor; code: string; unit?: string | null; page?: number; pageSize?: number }

export type PeopleShort = {
  competency: CompetencyName
  items: ShortPerson[]
  total: number
  page: number
  pageSize: number
}

/**
 * Who is short of a competency, the most levels missing first. Names are for those who may read the positions of the
 * ministry one by one, its training managers and auditors; procurement works with the counts.
 */
export async function listPeopleShort({
  actor,
  code: asked,
  unit,
  page = 1,
  pageSize = PAGE_SIZE,
}: ListPeopleShort): Promise<PeopleShort> {
  const { organisationId: ministryId } = actor.acting
  requirePermission(actor, 'gap.read', { organisationId: ministryId })
  requirePermission(actor, 'position.read', { organisationId: ministryId })
  const { dictionary, needs, positions } = await gapFramework()
  const code = dictionary.resolve(asked)?.code
  if (!code) throw new DomainError('not_found', 'errors:notFound')

  const found: {
    userId: Types.ObjectId
    membershipId: Types.ObjectId
    unit: string | null
    gap: Shortfall
  }[] = []
  // Most positions need something else: nobody else's profile has to be read.
  const holding = [...positions.keys()].filter((id) => needs([id])?.some((need) => need.code === code))
  await eachPerson({ ministryId, holding, ...(unit !== undefined && { unit }) }, (person) => {
    const gap = shortfallsOf(person, needs, dictionary)?.short.find((one) => one.code === code)
    if (gap) found.push({ ...person.profile, unit: person.unit, gap })
  })
  found.sort(
    (one, other) =>
      levels(other.gap) - levels(one.gap) ||
      (one.unit ?? '').localeCompare(other.unit ?? '') ||
      (String(one.membershipId) < String(other.membershipId) ? -1 : 1),
  )
  const shown = found.slice((page - 1) * pageSize, page * pageSize)
  const users = await User.find({ _id: { $in: shown.map(({ userId }) => userId) } }, { name: 1 }).lean()
  const members = await Membership.find(
    { _id: { $in: shown.map(({ membershipId }) => membershipId) }, organisationId: ministryId },
    { designation: 1 },
  ).lean()
  const nameOfUser = new Map(users.map(({ _id, name }) => [String(_id), name]))
  const designations = new Map(members.map(({ _id, designation }) => [String(_id), designation ?? null]))
  return {
    competency: nameOf(code, dictionary),
    items: shown.map(({ userId, membershipId, unit: where, gap }) => ({
      membershipId: String(membershipId),
      name: nameOfUser.get(String(userId)) ?? '',
      designation: designations.get(String(membershipId)) ?? null,
      unit: where,
      ...{ requiredLevel: gap.requiredLevel, heldLevel: gap.heldLevel },
    })),
    ...{ total: found.length, page, pageSize },
  }
}

const levels = ({ requiredLevel, heldLevel }: Shortfall): number => requiredLevel - heldLevel
