import { requirementsOf, standingsOf, type Requirement } from '@karmashala/frac'
import { may } from '#app/domain/access/policy.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { gapFramework, nameOf, type GapFramework } from '#app/domain/gaps/gap-framework.server.ts'
import { type PersonGaps, type StandingView } from '#app/domain/gaps/gap-views.ts'
import { PROFILE_FIELDS, toPerson, type LeanProfile } from '#app/domain/gaps/read-people.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type OfPerson = { actor: Actor; membershipId: string }

/**
 * What a person's positions of today need beside what they hold: their own, or of anybody in the ministry for those who
 * may read its positions. Nobody's gaps are an error; somebody without a position has none.
 */
export async function gapsOfPerson({ actor, membershipId }: OfPerson): Promise<PersonGaps> {
  const [profile, framework] = await Promise.all([findProfile({ actor, membershipId }), gapFramework()])
  if (!profile) return { membershipId, unit: null, positions: [], standings: [] }
  const { unit, positionIds, held } = toPerson(profile)
  const { positions, dictionary } = framework
  const current = [...new Set(positionIds.flatMap((id) => positions.get(id) ?? []))]
  const standings = standingsOf({ required: requirementsOf(current, dictionary), held, dictionary })
  return {
    ...{ membershipId, unit },
    positions: current.map(({ id, name, nameHi }) => ({ id, name, nameHi: nameHi || name })),
    standings: standings.map(({ because, ...standing }) => ({
      ...standing,
      ...nameOf(standing.code, dictionary),
      because: because.map((cause) => inWords(cause, framework)),
    })),
  }
}

/** The profile of a person the actor may look at; null when nothing has been written into one yet. */
export async function findProfile({ actor, membershipId }: OfPerson): Promise<LeanProfile | null> {
  const { organisationId: ministryId } = actor.acting
  const isOwn =
    membershipId === actor.acting.membershipId && may(actor, 'passport.read_own', { ownerId: actor.id })
  if (!isOwn) requirePermission(actor, 'position.read', { organisationId: ministryId })
  const profile = await CompetencyProfile.findOne(
    { membershipId, ministryId },
    PROFILE_FIELDS,
  ).lean<LeanProfile>()
  if (profile || isOwn) return profile
  if (await Membership.exists({ _id: membershipId, organisationId: ministryId, ended: null })) return null
  throw new DomainError('not_found', 'errors:notFound')
}

function inWords(
  { positionId, roleId, level, reason, reasonHi }: Requirement['because'][number],
  { positions }: GapFramework,
): StandingView['because'][number] {
  const position = positions.get(positionId)
  const role = position?.roles.find(({ id }) => id === roleId)
  return {
    ...{
      positionId,
      positionName: position?.name ?? '',
      positionNameHi: position?.nameHi || (position?.name ?? ''),
    },
    ...{ roleId, roleName: role?.name ?? '', roleNameHi: role?.nameHi || (role?.name ?? '') },
    ...{ level, reason, reasonHi: reasonHi || reason },
  }
}
