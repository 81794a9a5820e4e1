import { requirementsOf, standingsOf, type Position } from '@karmashala/frac'
import { may } from '#app/domain/access/policy.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import {
  CompetencyProfile,
  type CompetencyProfileRecord,
} from '#app/domain/positions/competency-profile.model.server.ts'
import { isOfSameUnit } from '#app/domain/positions/confirm-competency.server.ts'
import { describeEvidence } from '#app/domain/positions/describe-evidence.server.ts'
import { findNextCourses } from '#app/domain/positions/find-next-courses.server.ts'
import { evidenceFor, heldAndSince } from '#app/domain/positions/held-competencies.ts'
import { currentPositionIds, dayText, indianDay, isHeldOn } from '#app/domain/positions/holdings.ts'
import { findPositions } from '#app/domain/positions/name-positions.server.ts'
import { type CompetencyName, type HeldView, type PassportView } from '#app/domain/positions/passport-view.ts'
import { toHoldings } from '#app/domain/positions/to-holdings.ts'
import { DomainError } from '#app/lib/errors.ts'

/**
 * What a person's position needs, what they hold since when and on what evidence, and what comes next. Without
 * `membershipId` it is the actor's own; that of somebody else is read by those who look after the ministry's people.
 */
export async function getPassport({
  actor,
  membershipId = actor.acting.membershipId,
}: {
  actor: Actor
  membershipId?: string
}): Promise<PassportView> {
  const { organisationId: ministryId } = actor.acting
  const isSelf = membershipId === actor.acting.membershipId
  if (isSelf && may(actor, 'passport.read_own'))
    requirePermission(actor, 'passport.read_own', { ownerId: actor.id })
  else requirePermission(actor, 'position.read', { organisationId: ministryId })

  const membership = await Membership.findOne({
    _id: membershipId,
    organisationId: ministryId,
    ended: null,
  }).lean()
  const user = membership && (await User.findById(membership.userId, { name: 1 }).lean())
  if (!membership || !user) throw new DomainError('not_found', 'errors:notFound')
  const profile = await CompetencyProfile.findOne({
    ministryId,
    userId: membership.userId,
  }).lean<CompetencyProfileRecord | null>()
  const person = {
    ...{ membershipId, name: user.name, isSelf },
    employeeNumber: membership.employeeNumber ?? null,
    designation: membership.designation ?? null,
    unit: (profile?.unit || membership.department) ?? null,
    ministryName: actor.acting.organisationName,
    ministryNameHi: actor.acting.organisationNameHi,
  }
  const subject = { organisationId: ministryId, excludedPersonIds: [String(membership.userId)] }
  const mayConfirm = may(actor, 'competency.confirm', subject)
  const { department = null, userId } = membership
  const isSameUnit =
    mayConfirm &&
    (await isOfSameUnit(actor, { ministryId, membershipId, department, userId: String(userId) }))
  return {
    person,
    ...(await readCompetencies({ actor, profile, ministryId, isSelf })),
    may: {
      assign: may(actor, 'position.assign', { organisationId: ministryId }),
      attest: may(actor, 'competency.attest', subject),
      confirm: isSameUnit,
      isOtherUnit: mayConfirm && !isSameUnit,
    },
  }
}

type Reading = { actor: Actor; profile: CompetencyProfileRecord | null; ministryId: string; isSelf: boolean }

async function readCompetencies({ actor, profile, ministryId, isSelf }: Reading) {
  const today = indianDay()
  const dictionary = await dictionaryFor(ministryId)
  const holdings = toHoldings(profile?.positions ?? [])
  const positions = await findPositions(holdings.map(({ positionId }) => positionId))
  const current = currentPositionIds(holdings, today).flatMap((id) => positions.get(id) ?? [])
  const evidence = profile?.evidence ?? []
  const valid = evidence.filter(({ withdrawn }) => !withdrawn)
  const standings = standingsOf({ required: requirementsOf(current, dictionary), held: valid, dictionary })

  const toEvidenceView = await describeEvidence({ evidence, readerId: actor.id, isSelf })
  const nameOf = (code: string): CompetencyName => {
    const competency = dictionary.resolve(code)
    return { code, name: competency?.name ?? code, nameHi: competency?.nameHi || (competency?.name ?? code) }
  }
  const held = (code: string): HeldView => {
    const { heldLevel, heldSince } = heldAndSince(evidence, code, dictionary)
    const given = evidenceFor(evidence, code, dictionary).map(toEvidenceView)
    return { ...nameOf(code), heldLevel, heldSince: heldSince?.toISOString() ?? null, evidence: given }
  }
  const needed = new Set(standings.map(({ code }) => code))
  const shown = new Set(
    evidence.flatMap(({ code }) => {
      const competency = dictionary.resolve(code)
      const isCounted = needed.has(competency?.parentCode ?? '')
      return isCounted ? [] : [competency?.code ?? code]
    }),
  )
  return {
    asOf: today.toISOString(),
    positions: holdings
      .map((holding) => ({
        ...namesOf(positions.get(holding.positionId), holding.positionId),
        ...{ positionId: holding.positionId, source: holding.source },
        ...{ from: dayText(holding.from), to: holding.to ? dayText(holding.to) : null },
        isCurrent: isHeldOn(holding, today),
      }))
      .reverse(),
    needs: standings.map(({ code, requiredLevel, delta, because }) => ({
      ...held(code),
      requiredLevel,
      missing: delta,
      because: because.map(({ positionId, roleId, level, reason, reasonHi }) => {
        const position = current.find(({ id }) => id === positionId)
        const role = position?.roles.find(({ id }) => id === roleId)
        const { name: positionName, nameHi: positionNameHi } = namesOf(position, positionId)
        const { name: roleName, nameHi: roleNameHi } = namesOf(role, roleId)
        return { positionName, positionNameHi, roleName, roleNameHi, level, reason, reasonHi }
      }),
    })),
    also: [...shown].filter((code) => !needed.has(code)).map(held),
    next: await findNextCourses({ gaps: standings.filter(({ delta }) => delta > 0), dictionary, nameOf }),
  }
}

const namesOf = (node: Pick<Position, 'name' | 'nameHi'> | undefined, id: string) => ({
  name: node?.name ?? id,
  nameHi: node?.nameHi || (node?.name ?? id),
})
