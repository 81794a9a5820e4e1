import { promisify } from 'node:util'
import { gzip, gunzip } from 'node:zlib'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { toImportView, toReport } from '#app/domain/positions/import-record.server.ts'
import { type PositionImportView } from '#app/domain/positions/import-view.ts'
import { planImport, type ImportPlan } from '#app/domain/positions/plan-import.server.ts'
import { type ExportFormat } from '#app/domain/positions/position.schema.ts'
import {
  PositionImport,
  type PositionImportRecord,
} from '#app/domain/positions/position-import.model.server.ts'
import { writeChanges } from '#app/domain/positions/write-changes.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

/** As many people as one transaction writes; an export with more changes is applied by a job, batch after batch. */
const AT_ONCE = 1_000
const BATCH = 500

type ImportPositions = {
  actor: Actor
  file: string
  format: ExportFormat
  /** Everybody of the ministry is in it, so that whoever is not has left. */
  isComplete?: boolean
  fileName?: string | null
  /** Without it the differences are told and nothing is changed. */
  apply?: boolean
}

/**
 * Takes an export of the ministry's employees and their positions (e-HRMS). First it is compared; it can be applied when
 * no row is refused. The same export again changes nothing. Only the latest export of a person waits to be applied.
 */
export async function importPositions({
  actor,
  file,
  format,
  isComplete = false,
  fileName = null,
  apply = false,
}: ImportPositions): Promise<PositionImportView> {
  const { organisationId: ministryId } = actor.acting
  requirePermission(actor, 'position.assign', { organisationId: ministryId })
  const plan = await planImport({ ministryId, file, format, isComplete })
  const isRefused = plan.refused.length > 0
  await PositionImport.deleteMany({ ministryId, byId: actor.id, status: { $in: ['checked', 'refused'] } })
  const [record] = await PositionImport.create([
    {
      ...{ ministryId, byId: actor.id, fileName, format, isComplete },
      file: isRefused ? null : await promisify(gzip)(file),
      status: isRefused ? 'refused' : 'checked',
      ...toReport(plan),
    },
  ])
  const importId = String(record?._id)
  return apply && !isRefused
    ? await applyPositionImport({ actor, importId })
    : await getPositionImport({ actor, importId })
}

type One = { actor: Actor; importId: string }

/** The differences an export makes, or has made. */
export async function getPositionImport({ actor, importId }: One): Promise<PositionImportView> {
  const { organisationId: ministryId } = actor.acting
  requirePermission(actor, 'position.assign', { organisationId: ministryId })
  const record = await PositionImport.findOne(
    { _id: importId, ministryId },
    { file: 0 },
  ).lean<PositionImportRecord | null>()
  if (!record) throw new DomainError('not_found', 'errors:notFound')
  return await toImportView(record)
}

/**
 * Applies an export that was compared. A small one is applied at once and whole; one that changes more people than a
 * transaction holds is handed to a job. What has changed since the comparison is compared anew.
 */
export async function applyPositionImport({ actor, importId }: One): Promise<PositionImportView> {
  const { organisationId: ministryId } = actor.acting
  requirePermission(actor, 'position.assign', { organisationId: ministryId })
  const record = await PositionImport.findOne({
    _id: importId,
    ministryId,
  }).lean<PositionImportRecord | null>()
  if (!record) throw new DomainError('not_found', 'errors:notFound')
  if (record.status !== 'checked') throw new DomainError('conflict', 'positions:refusals.notWaiting')
  const { joiners, movers, leavers, corrected } = record.counts
  if (joiners + movers + leavers + corrected > AT_ONCE) {
    await inTransaction(async () => {
      await take(record, 'checked', { status: 'applying' })
      await enqueue('positions.apply_import', importId, { importId })
    })
  } else {
    const plan = await planAgain(record)
    await inTransaction(async () => {
      await take(record, 'checked', plan.refused.length > 0 ? refusal(plan) : applied(plan))
      if (plan.refused.length > 0) return
      await writeChanges(ministryId, plan.changes)
      await audit(record, plan)
    })
  }
  return await getPositionImport({ actor, importId })
}

/** The job of a large export. Each batch holds by itself; a run that broke off is taken up where it stopped. */
export async function finishPositionImport({ importId }: { importId: string }): Promise<void> {
  const record = await PositionImport.findOne({
    _id: importId,
    status: 'applying',
  }).lean<PositionImportRecord | null>()
  if (!record) return
  const plan = await planAgain(record)
  if (plan.refused.length > 0) {
    await take(record, 'applying', refusal(plan))
    return
  }
  for (let start = 0; start < plan.changes.length; start += BATCH) {
    await inTransaction(
      async () => await writeChanges(String(record.ministryId), plan.changes.slice(start, start + BATCH)),
    )
  }
  await inTransaction(async () => {
    // The counts of the comparison stand: this run may only have done the rest.
    await take(record, 'applying', { status: 'applied', appliedAt: new Date(), file: null })
    await audit(record)
  })
}

async function planAgain({
  ministryId,
  file,
  format,
  isComplete,
}: PositionImportRecord): Promise<ImportPlan> {
  if (!file) throw new Error('An export that waits has no file.')
  const text = (await promisify(gunzip)(bytesOf(file))).toString('utf8')
  return await planImport({ ministryId: String(ministryId), file: text, format, isComplete })
}

/** A lean read gives the driver's own kind of bytes. */
const bytesOf = (file: Buffer | { buffer: Uint8Array }): Uint8Array =>
  Buffer.isBuffer(file) ? file : (file as { buffer: Uint8Array }).buffer

const applied = (plan: ImportPlan) => ({
  ...{ status: 'applied' as const, appliedAt: new Date(), file: null },
  ...toReport(plan),
})
const refusal = (plan: ImportPlan) => ({ status: 'refused' as const, file: null, ...toReport(plan) })

async function take(
  { _id, ministryId }: PositionImportRecord,
  from: 'checked' | 'applying',
  change: object,
): Promise<void> {
  const taken = await PositionImport.updateOne({ _id, ministryId, status: from }, { $set: change })
  if (taken.matchedCount === 0) throw new DomainError('conflict', 'positions:refusals.notWaiting')
}

async function audit(record: PositionImportRecord, plan?: ImportPlan): Promise<void> {
  const { rows, joiners, movers, leavers, corrected, unchanged } = plan
    ? toReport(plan).counts
    : record.counts
  await recordAudit({
    organisationId: String(record.ministryId),
    actorId: String(record.byId),
    action: 'positions.imported',
    subject: { kind: 'organisation', id: String(record.ministryId) },
    details: { rows, joiners, movers, leavers, corrected, unchanged, complete: record.isComplete },
  })
}
