import { diffNodes } from '@karmashala/frac'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { nodeProblem, readContent, refuse, withKind } from '#app/domain/competencies/check-content.ts'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { FrameworkState } from '#app/domain/competencies/framework-state.ts'
import { competencyFields, contentOfCompetency } from '#app/domain/competencies/node-content.ts'
import { type CompetencyContent } from '#app/domain/competencies/node-content.schema.ts'
import { NodeRevision } from '#app/domain/competencies/node-revision.model.server.ts'
import { ownTermOf, refuseProposedTerm } from '#app/domain/competencies/own-term.server.ts'
import { auditOfActor } from '#app/domain/competencies/record-framework-audit.server.ts'
import { toCompetency } from '#app/domain/competencies/to-competency.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type ChangeOwnTerm = {
  actor: Actor
  code: string
  content: unknown
  /** Version the change was written for: a colleague may have changed the term since. */
  baseVersion: number
}

/** Changes a private term of the organisation. Nobody else decides that; its type stays, since its code begins with it. */
export async function changeOwnTerm({ actor, code, baseVersion, ...input }: ChangeOwnTerm): Promise<void> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'framework.keep_own', { organisationId })
  const content = readContent('competency', input.content) as CompetencyContent
  const state = new FrameworkState((await currentFramework()).framework)

  await inTransaction(async () => {
    const term = await ownTermOf(organisationId, code)
    await refuseProposedTerm(organisationId, code)
    if (term.version !== baseVersion) throw new DomainError('conflict', 'framework:refusals.changedMeanwhile')
    const changes = diffNodes(contentOfCompetency(toCompetency(term)), content)
    if (changes.length === 0) throw new DomainError('invalid', 'framework:refusals.nothingChanged')
    const problem =
      state.typeProblem(code, content.type) ?? nodeProblem(state, null, withKind('competency', content))
    if (problem) refuse(problem)

    const at = new Date()
    const version = baseVersion + 1
    await bumpFrameworkRevision(at)
    await Competency.updateOne(
      { _id: code, ownerId: organisationId, status: 'draft', version: baseVersion },
      { $set: { ...competencyFields(state, code, content), version } },
    )
    await NodeRevision.create([
      { nodeKind: 'competency', nodeId: code, version, action: 'change', content, byId: actor.id, at },
    ])
    await auditOfActor(actor, {
      action: 'framework.term_changed',
      subject: { kind: 'competency', id: code },
      details: { name: content.name, version, fields: changes.map(({ path }) => path.join('.')).join(', ') },
    })
  })
}
