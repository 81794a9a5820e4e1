import { requirePermission } from '#app/domain/access/require-permission.ts'
import { planNow, textOf, toReport } from '#app/domain/competencies/check-import.server.ts'
import {
  FrameworkImport,
  type FrameworkImportRecord,
} from '#app/domain/competencies/framework-import.model.server.ts'
import { FrameworkProposal } from '#app/domain/competencies/framework-proposal.model.server.ts'
import { NODE_KINDS, OPEN_STATUSES } from '#app/domain/competencies/framework.schema.ts'
import { type ImportReport } from '#app/domain/competencies/import.schema.ts'
import { readNodes } from '#app/domain/competencies/node-records.server.ts'
import { type ImportPlan } from '#app/domain/competencies/plan-import.server.ts'
import { readReason } from '#app/domain/competencies/propose-node.server.ts'
import { auditOfActor } from '#app/domain/competencies/record-framework-audit.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const SLICE = 1_000

/**
 * Proposes what a file asks for that has been looked at before: one proposal for each node, all of them or none. A file
 * with anything refused in it is proposed in no part: a sheet of needs with holes would be taken for the whole need.
 */
export async function proposeImport({
  actor,
  importId,
  ...input
}: {
  actor: Actor
  importId: string
  reason: string
}): Promise<{ proposals: number }> {
  requirePermission(actor, 'framework.steward', {})
  const reason = readReason(input.reason)
  const own = { _id: importId, uploadedById: actor.id }
  const record = await FrameworkImport.findOne(own).lean<FrameworkImportRecord>()
  if (!record) throw new DomainError('not_found', 'framework:refusals.noImport')
  if (record.status !== 'checked') throw new DomainError('conflict', 'framework:refusals.importProposed')
  const plan = await planNow(await textOf(record), record.format)
  if (plan.problems.length > 0) throw new DomainError('invalid', 'framework:refusals.importHasProblems')
  if (plan.changes.length === 0) throw new DomainError('invalid', 'framework:refusals.importChangesNothing')
  await refuseOtherThanShown(record, plan)

  await inTransaction(async () => {
    const versions = await versionsOf(plan)
    const { modifiedCount } = await FrameworkImport.updateOne(
      { ...own, status: 'checked' },
      { $set: { status: 'proposed', reason, file: null, expiresAt: null } },
    )
    if (modifiedCount === 0) throw new DomainError('conflict', 'framework:refusals.importProposed')
    const proposals = plan.changes.map(({ kind, id, action, content, before, redirectTo }) => ({
      ...{ nodeKind: kind, nodeId: id, action, content, before, redirectTo, reason, batchId: importId },
      baseVersion: before ? (versions.get(`${kind} ${id}`) ?? null) : null,
      ...{ organisationId: actor.acting.organisationId, proposedById: actor.id },
    }))
    for (let start = 0; start < proposals.length; start += SLICE) {
      await FrameworkProposal.insertMany(proposals.slice(start, start + SLICE))
    }
    await auditOfActor(actor, {
      action: 'framework.import_proposed',
      subject: { kind: 'framework_import', id: importId },
      details: { file: record.fileName, proposals: proposals.length, reason },
    })
  })
  return { proposals: plan.changes.length }
}

/** Takes back what of one's own import has not been decided. */
export async function withdrawImport({ actor, importId }: { actor: Actor; importId: string }): Promise<void> {
  requirePermission(actor, 'framework.steward', {})
  await inTransaction(async () => {
    const { modifiedCount } = await FrameworkProposal.updateMany(
      { batchId: importId, proposedById: actor.id, status: { $in: OPEN_STATUSES } },
      { $set: { status: 'withdrawn' } },
    )
    if (modifiedCount === 0) throw new DomainError('conflict', 'framework:refusals.decidedAlready')
    await auditOfActor(actor, {
      action: 'framework.import_withdrawn',
      subject: { kind: 'framework_import', id: importId },
      details: { proposals: modifiedCount },
    })
  })
}

/** The framework may have changed since the file was looked at: then the new report is shown before anything is proposed. */
async function refuseOtherThanShown(record: FrameworkImportRecord, plan: ImportPlan): Promise<void> {
  const report = await toReport(plan)
  const shown = record.report as ImportReport
  const isSame = JSON.stringify([report.counts, report.nodes]) === JSON.stringify([shown.counts, shown.nodes])
  if (isSame) return
  await FrameworkImport.updateOne({ _id: record._id, status: 'checked' }, { $set: { report } })
  throw new DomainError('conflict', 'framework:refusals.importOutdated')
}

async function versionsOf({ changes }: ImportPlan): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  for (const kind of NODE_KINDS) {
    const ids = changes.filter((change) => change.kind === kind && change.before).map(({ id }) => id)
    if (ids.length === 0) continue
    for (const [id, { version }] of await readNodes(kind, ids)) versions.set(`${kind} ${id}`, version)
  }
  return versions
}
