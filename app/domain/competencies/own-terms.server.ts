import { randomBytes } from 'node:crypto'
import { TYPE_PREFIXES } from '@karmashala/frac'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { nodeProblem, readContent, refuse, withKind } from '#app/domain/competencies/check-content.ts'
import { Competency, type CompetencyRecord } from '#app/domain/competencies/competency.model.server.ts'
import { currentDictionary, currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import {
  FrameworkProposal,
  type FrameworkProposalRecord,
} from '#app/domain/competencies/framework-proposal.model.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { FrameworkState } from '#app/domain/competencies/framework-state.ts'
import { OPEN_STATUSES } from '#app/domain/competencies/framework.schema.ts'
import { competencyFields, contentOfCompetency } from '#app/domain/competencies/node-content.ts'
import { type CompetencyContent } from '#app/domain/competencies/node-content.schema.ts'
import { NodeRevision } from '#app/domain/competencies/node-revision.model.server.ts'
import { ownTermOf, refuseProposedTerm } from '#app/domain/competencies/own-term.server.ts'
import { proposeNode, type ProposeNodeResult } from '#app/domain/competencies/propose-node.server.ts'
import { auditOfActor } from '#app/domain/competencies/record-framework-audit.server.ts'
import { toCompetency } from '#app/domain/competencies/to-competency.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const TERMS_MAX = 200

/** A private term as its organisation sees it. */
export type OwnTermView = {
  code: string
  name: string
  nameHi: string
  theme: string
  themeHi: string
  type: CompetencyContent['type']
  keptAt: string
  /** The open proposal to share it; null when there is none. */
  openProposalId: string | null
  /** Dropped terms are kept for what names them. */
  isDropped: boolean
}

/**
 * Keeps a competency that only the organisation sees and can tag with. Its code is outside the series; when the term
 * is verified for everybody, it gets a code of the series, to which this one then leads.
 */
export async function keepOwnTerm({
  actor,
  content: given,
}: {
  actor: Actor
  content: unknown
}): Promise<{ code: string }> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'framework.keep_own', { organisationId })
  const content = readContent('competency', given) as CompetencyContent
  const { framework } = await currentFramework()
  const state = new FrameworkState(framework)
  const problem = nodeProblem(state, null, withKind('competency', content))
  if (problem) refuse(problem)

  const code = `${TYPE_PREFIXES[content.type]}-OWN-${randomBytes(4).toString('hex').toUpperCase()}`
  await inTransaction(async () => {
    const at = new Date()
    await bumpFrameworkRevision(at)
    if ((await Competency.countDocuments({ ownerId: organisationId, status: 'draft' })) >= TERMS_MAX) {
      throw new DomainError('too_many', 'framework:refusals.tooManyTerms', { max: TERMS_MAX })
    }
    const last = await Competency.findOne({}, { place: 1 }).sort({ place: -1 }).lean()
    await Competency.create([
      {
        ...{
          _id: code,
          ...competencyFields(state, code, content),
          place: (last?.place ?? 0) + 1,
          ownerId: organisationId,
          status: 'draft',
        },
        provenance: { source: 'private', at, byId: actor.id },
      },
    ])
    await NodeRevision.create([
      { nodeKind: 'competency', nodeId: code, version: 1, action: 'create', content, byId: actor.id, at },
    ])
    await auditOfActor(actor, {
      action: 'framework.term_kept',
      subject: { kind: 'competency', id: code },
      details: { name: content.name },
    })
  })
  return { code }
}

/** Proposes a private term to everybody. It stays private, and usable, while that is decided and when it is refused. */
export async function proposeOwnTerm({
  actor,
  code,
  ...input
}: {
  actor: Actor
  code: string
  reason: string
  seenDuplicates?: readonly string[]
}): Promise<ProposeNodeResult> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'framework.keep_own', { organisationId })
  const term = await ownTermOf(organisationId, code)
  await refuseProposedTerm(organisationId, code)
  const content = contentOfCompetency(toCompetency(term))
  return await proposeNode({ ...input, actor, nodeKind: 'competency', content, termCode: code })
}

/** The private terms of the organisation the actor acts for, with those it has dropped. */
export async function listOwnTerms({ actor }: { actor: Actor }): Promise<OwnTermView[]> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'framework.keep_own', { organisationId })
  const terms = await Competency.find({ ownerId: organisationId })
    .sort({ name: 1 })
    .lean<CompetencyRecord[]>()
  const open = await FrameworkProposal.find({
    ...{ organisationId, termCode: { $in: terms.map(({ _id }) => _id) }, status: { $in: OPEN_STATUSES } },
  }).lean<FrameworkProposalRecord[]>()
  const proposalOf = new Map(open.map(({ _id, termCode }) => [termCode ?? '', String(_id)]))
  const dictionary = await currentDictionary()
  return terms.map(({ _id, name, nameHi, theme, parentCode, type, provenance, status }) => ({
    themeHi: (parentCode ? dictionary.find(parentCode)?.nameHi : nameHi) ?? '',
    ...{ code: _id, name, nameHi, theme, type, keptAt: provenance.at.toISOString() },
    openProposalId: proposalOf.get(_id) ?? null,
    isDropped: status === 'retired',
  }))
}
