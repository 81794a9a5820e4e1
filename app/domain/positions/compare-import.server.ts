import { planKept } from '#app/domain/positions/import-file.server.ts'
import { toReport } from '#app/domain/positions/import-record.server.ts'
import {
  PositionImport,
  type PositionImportRecord,
} from '#app/domain/positions/position-import.model.server.ts'
import { tellProgress } from '#app/domain/positions/tell-progress.server.ts'
import { DomainError, encodeMessage } from '#app/lib/errors.ts'

/**
 * The job of a large export that is to be compared. Nothing but the report is written, so a run that broke off is simply
 * made again; an export that was replaced meanwhile is not found any more.
 */
export async function comparePositionImport({ importId }: { importId: string }): Promise<void> {
  const record = await PositionImport.findOne({
    _id: importId,
    status: 'comparing',
  }).lean<PositionImportRecord | null>()
  if (!record) return
  const { _id, ministryId } = record
  const report = await reportOn(record)
  const isRefused = report.counts.refused > 0
  await PositionImport.updateOne(
    { _id, ministryId, status: 'comparing' },
    {
      $set: {
        ...{ status: isRefused ? 'refused' : 'checked', progress: 0, ...report },
        ...(isRefused && { file: null }),
      },
    },
  )
}

async function reportOn(record: PositionImportRecord): Promise<ReturnType<typeof toReport>> {
  try {
    return toReport(await planKept(record, tellProgress(record._id, record.ministryId)))
  } catch (error) {
    // What is no export at all is refused as a whole, and said where the rows would be.
    if (!(error instanceof DomainError)) throw error
    const refused = [{ line: 1, column: 'row', message: encodeMessage(error.key, error.params) }]
    return toReport({ rows: 0, changes: [], unchanged: 0, refused })
  }
}
