import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { planImport, type ImportPlan } from '#app/domain/positions/plan-import.server.ts'
import { type PositionImportRecord } from '#app/domain/positions/position-import.model.server.ts'
import { type OnShare } from '#app/domain/positions/read-export.server.ts'

/** An export as it is kept for as long as it may still be applied. */
export const packFile = async (file: string): Promise<Buffer> => await promisify(gzip)(file)

/** Compares an export that is kept with what is known now. */
export async function planKept(
  { ministryId, file, format, isComplete }: PositionImportRecord,
  onShare?: OnShare,
): Promise<ImportPlan> {
  if (!file) throw new Error('An export that waits has no file.')
  const text = (await promisify(gunzip)(bytesOf(file))).toString('utf8')
  const planned = { ministryId: String(ministryId), file: text, format, isComplete }
  return await planImport({ ...planned, ...(onShare && { onShare }) })
}

/** A lean read gives the driver's own kind of bytes. */
const bytesOf = (file: Buffer | { buffer: Uint8Array }): Uint8Array =>
  Buffer.isBuffer(file) ? file : (file as { buffer: Uint8Array }).buffer
