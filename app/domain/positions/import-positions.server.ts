import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { packFile, planKept } from '#app/domain/positions/import-file.server.ts'
import { toImportView, toReport } from '#app/domain/positions/import-record.server.ts'
import { type PositionImportView } from '#app/domain/positions/import-view.ts'
import { planImport, type ImportPlan } from '#app/domain/positions/plan-import.server.ts'
import { type ExportFormat } from '#app/domain/positions/position.schema.ts'
import {
  PositionImport,
  type ImportStatus,
  type PositionImportRecord,
} from '#app/domain/positions/position-import.model.server.ts'
import { tellProgress } from '#app/domain/positions/tell-progress.server.ts'
import { writeChanges } from '#app/domain/positions/write-changes.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

/** As many people as one transaction writes; an export with more changes is applied by a job, batch after batch. */
const AT_ONCE = 1_000
const BATCH = 500
/** Some 5,000 rows; comparing more takes longer than anybody should wait for an answer. */
const COMPARED_AT_ONCE_IN_CHARACTERS = 500_000
const COMPARED_AT_ONCE_IN_ROWS = 5_000

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
 * no row is refused. The same export again changes nothing. Only the latest export of a person waits to be applied. A
 * large one is compared by a job, and never applied before somebody has seen the differences.
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
  const isLarge = file.length > COMPARED_AT_ONCE_IN_CHARACTERS
  const plan = isLarge ? NOT_YET : await planImport({ ministryId, file, format, isComplete })
  const isRefused = plan.refused.length > 0
  const status: ImportStatus = isLarge ? 'comparing' : isRefused ? 'refused' : 'checked'
  const packed = isRefused ? null : await packFile(file)
  const content = { ministryId, byId: actor.id, fileName, format, isComplete, file: packed, status }
  const importId = await inTransaction(async () => {
    await PositionImport.deleteMany({ ministryId, byId: actor.id, status: { $in: REPLACED } })
    const [record] = await PositionImport.create([
      {
        ...content,
        ...toReport(plan),
      },
    ])
    const id = String(record?._id)
    if (isLarge) await enqueue('positions.compare_import', id, { importId: id })
    return id
  })
  return apply && !isRefused && !isLarge
    ? await applyPositionImport({ actor, importId })
    : await getPositionImport({ actor, importId })
}

/** What a newer export of the same person takes the place of. */
const REPLACED: ImportStatus[] = ['comparing', 'checked', 'refused']
const NOT_YET: ImportPlan = { rows: 0, changes: [], unchanged: 0, refused: [] }

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
  const { rows, joiners, movers, leavers, corrected } = record.counts
  if (joiners + movers + leavers + corrected > AT_ONCE || rows > COMPARED_AT_ONCE_IN_ROWS) {
    await inTransaction(async () => {
      await take(record, 'checked', { status: 'applying' })
      await enqueue('positions.apply_import', importId, { importId })
    })
  } else {
    const plan = await planKept(record)
    await inTransaction(async () => {
      await take(record, 'checked', plan.refused.length > 0 ? refusal(plan) : applied(plan))
      if (plan.refused.length > 0) return
      await writeChanges(ministryId, plan.changes)
      await audit(record, plan)
    })
  }
  return await getPositionImport({ actor, importId })
}

/** How much of the time of applying is comparing anew. */
const COMPARED_SHARE = 0.2

/** The job of a large export. Each batch holds by itself; a run that broke off is taken up where it stopped. */
export async function finishPositionImport({ importId }: { importId: string }): Promise<void> {
  const record = await PositionImport.findOne({
    _id: importId,
    status: 'applying',
  }).lean<PositionImportRecord | null>()
  if (!record) return
  const onShare = tellProgress(record._id, record.ministryId)
  const plan = await planKept(record, async (share) => await onShare(share * COMPARED_SHARE))
  if (plan.refused.length > 0) {
    await take(record, 'applying', refusal(plan))
    return
  }
  for (let start = 0; start < plan.changes.length; start += BATCH) {
    await inTransaction(
      async () => await writeChanges(String(record.ministryId), plan.changes.slice(start, start + BATCH)),
    )
    await onShare(COMPARED_SHARE + (1 - COMPARED_SHARE) * ((start + BATCH) / plan.changes.length))
  }
  await inTransaction(async () => {
    // The counts of the comparison stand: this run may only have done the rest.
    await take(record, 'applying', { status: 'applied', appliedAt: new Date(), file: null })
    await audit(record)
  })
}

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
