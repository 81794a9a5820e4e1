import { COMPETENCY_LEVELS } from '@karmashala/frac'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getPassport } from '#app/domain/positions/get-passport.server.ts'
import { type EvidenceChoices } from '#app/domain/positions/passport-view.ts'
import { DomainError } from '#app/lib/errors.ts'

const FOUND_MAX = 20

type Choosing = {
  actor: Actor
  membershipId: string
  action: 'competency.attest' | 'competency.confirm'
  search?: string
}

/** What somebody may attest or confirm of a person. */
export async function getEvidenceChoices({
  actor,
  membershipId,
  action,
  search = '',
}: Choosing): Promise<EvidenceChoices> {
  const { organisationId } = actor.acting
  requirePermission(actor, action, { organisationId })
  const { person, needs } = await getPassport({ actor, membershipId })
  if (person.isSelf) throw new DomainError('forbidden', 'positions:refusals.notYourself')
  const requiredOf = new Map(needs.map(({ code, requiredLevel }) => [code, requiredLevel]))
  const found = (await dictionaryFor(organisationId))
    .search(search, FOUND_MAX)
    .filter(({ selectable }) => selectable)
  return {
    name: person.name,
    membershipId,
    competencies: (search ? found : needs).map(({ code, name, nameHi }) => ({
      ...{ code, name, nameHi: nameHi || name },
      requiredLevel: requiredOf.get(code) ?? null,
    })),
    levels: COMPETENCY_LEVELS.map(({ level, name, nameHi }) => ({ level, name, nameHi })),
  }
}
