import { Competency, type CompetencyRecord } from '#app/domain/competencies/competency.model.server.ts'
import { FrameworkProposal } from '#app/domain/competencies/framework-proposal.model.server.ts'
import { OPEN_STATUSES } from '#app/domain/competencies/framework.schema.ts'
import { DomainError } from '#app/lib/errors.ts'

/** A private term in use, of this organisation and no other. */
export async function ownTermOf(organisationId: string, code: string): Promise<CompetencyRecord> {
  const own = { _id: code, ownerId: organisationId, status: 'draft' as const }
  const term = await Competency.findOne(own).lean<CompetencyRecord>()
  if (!term) throw new DomainError('not_found', 'framework:refusals.noTerm')
  return term
}

/** While others decide about a term, what they read is what it says. */
export async function refuseProposedTerm(organisationId: string, code: string): Promise<void> {
  const open = { organisationId, termCode: code, status: { $in: OPEN_STATUSES } }
  if (await FrameworkProposal.exists(open))
    throw new DomainError('conflict', 'framework:refusals.termProposed')
}
