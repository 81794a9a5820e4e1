import { requirePermission } from '#app/domain/access/require-permission.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { dayText, indianDay } from '#app/domain/positions/holdings.ts'
import { getPassport } from '#app/domain/positions/get-passport.server.ts'

export type Assignable = {
  name: string
  unit: string | null
  today: string
  positions: { id: string; name: string; nameHi: string; department: string }[]
}

/** The positions of the framework, for a person of the ministry who is to be given one. */
export async function getAssignable({
  actor,
  membershipId,
}: {
  actor: Actor
  membershipId: string
}): Promise<Assignable> {
  requirePermission(actor, 'position.assign', { organisationId: actor.acting.organisationId })
  const { person } = await getPassport({ actor, membershipId })
  const { framework } = await currentFramework()
  return {
    name: person.name,
    unit: person.unit,
    today: dayText(indianDay()),
    positions: framework.positions.map(({ id, name, nameHi, department }) => ({
      ...{ id, name, department },
      nameHi: nameHi || name,
    })),
  }
}
