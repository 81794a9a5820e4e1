import { requirePermission } from '#app/domain/access/require-permission.ts'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { contentOfCompetency } from '#app/domain/competencies/node-content.ts'
import { NodeRevision } from '#app/domain/competencies/node-revision.model.server.ts'
import { ownTermOf, refuseProposedTerm } from '#app/domain/competencies/own-term.server.ts'
import { auditOfActor } from '#app/domain/competencies/record-framework-audit.server.ts'
import { toCompetency } from '#app/domain/competencies/to-competency.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'

/**
 * Takes a private term out of use. It is retired and not deleted: drafts tagged with it and evidence given for it keep
 * it, with its name and its history; nothing new can be tagged with it.
 */
export async function dropOwnTerm({ actor, code }: { actor: Actor; code: string }): Promise<void> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'framework.keep_own', { organisationId })
  await inTransaction(async () => {
    const term = await ownTermOf(organisationId, code)
    await refuseProposedTerm(organisationId, code)
    const at = new Date()
    const version = term.version + 1
    await bumpFrameworkRevision(at)
    await Competency.updateOne(
      { _id: code, ownerId: organisationId, status: 'draft', version: term.version },
      { $set: { status: 'retired', version } },
    )
    const content = { ...contentOfCompetency(toCompetency(term)), retired: true }
    await NodeRevision.create([
      { nodeKind: 'competency', nodeId: code, version, action: 'retire', content, byId: actor.id, at },
    ])
    await auditOfActor(actor, {
      action: 'framework.term_dropped',
      subject: { kind: 'competency', id: code },
      details: { name: term.name },
    })
  })
}
