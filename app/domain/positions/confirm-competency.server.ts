import { foldText } from '@karmashala/frac'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { addEvidence } from '#app/domain/positions/add-evidence.server.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { getPersonHere, type PersonHere } from '#app/domain/positions/own-profile.server.ts'
import { type EvidenceInput } from '#app/domain/positions/position.schema.ts'
import { DomainError } from '#app/lib/errors.ts'

type ConfirmCompetency = EvidenceInput & { actor: Actor; membershipId: string }

/** A supervisor confirms what somebody of the same unit can do; never of themselves. */
export async function confirmCompetency({
  actor,
  membershipId,
  ...said
}: ConfirmCompetency): Promise<{ evidenceId: string }> {
  requirePermission(actor, 'competency.confirm', { organisationId: actor.acting.organisationId })
  const person = await getPersonHere(actor, membershipId)
  if (person.userId === actor.id) throw new DomainError('forbidden', 'positions:refusals.notYourself')
  if (!(await isOfSameUnit(actor, person))) throw new DomainError('forbidden', 'positions:refusals.otherUnit')
  return await addEvidence({ actor, person, kind: 'supervisor_confirmed', ...said })
}

/** Does the actor work in the unit of this person? Who has no unit is nobody's to confirm. */
export async function isOfSameUnit(actor: Actor, person: PersonHere): Promise<boolean> {
  const own = await getPersonHere(actor, actor.acting.membershipId)
  const [unit, ownUnit] = [await unitOf(person), await unitOf(own)]
  return unit !== '' && unit === ownUnit
}

/** The unit an export named, or else the department the office wrote down; offices do not agree on capitals. */
async function unitOf({ ministryId, userId, department }: PersonHere): Promise<string> {
  const profile = await CompetencyProfile.findOne({ ministryId, userId }, { unit: 1 }).lean()
  return foldText((profile?.unit || department) ?? '')
}
