import { type Actor } from '#app/domain/people/viewer.ts'
import { getPassport } from '#app/domain/positions/get-passport.server.ts'
import { type CompetencyName, type EvidenceView } from '#app/domain/positions/passport-view.ts'
import { DomainError } from '#app/lib/errors.ts'

type OwnEvidence = { name: string; competency: CompetencyName; evidence: EvidenceView }
type GetOwnEvidence = { actor: Actor; membershipId: string; evidenceId: string }

/** Evidence the actor gave of a person and may take back. */
export async function getOwnEvidence({
  actor,
  membershipId,
  evidenceId,
}: GetOwnEvidence): Promise<OwnEvidence> {
  const { person, needs, also } = await getPassport({ actor, membershipId })
  for (const { code, name, nameHi, evidence } of [...needs, ...also]) {
    const given = evidence.find((one) => one.evidenceId === evidenceId && one.isOwn && !one.withdrawn)
    if (given) return { name: person.name, competency: { code, name, nameHi }, evidence: given }
  }
  throw new DomainError('not_found', 'errors:notFound')
}
