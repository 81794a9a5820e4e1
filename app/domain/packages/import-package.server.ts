import { type PackageLimits, type PackageReport } from '@karmashala/scorm'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { PackageRefusal } from '#app/domain/packages/package-refusal.ts'
import { processPackage } from '#app/domain/packages/process-package.server.ts'
import { receivePackage } from '#app/domain/packages/receive-package.server.ts'
import { fileName } from '#app/domain/packages/upload.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { decodeMessage, DomainError } from '#app/lib/errors.ts'

type ImportPackage = {
  actor: Actor
  courseId: string
  /** A complete file on this machine; it is left where it is. */
  file: string
  originalName: string
  limits?: Partial<PackageLimits>
}

/** Takes a file of this machine the way every upload goes, and waits for the end of it: for seeds and scripts. */
export async function importPackage({
  actor,
  courseId,
  file,
  originalName,
  limits,
}: ImportPackage): Promise<{ packageId: string; report: PackageReport }> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })
  await getDraft({ courseId, providerId })
  const { size } = await stat(file)
  const _id = new Types.ObjectId()
  const packageId = String(_id)
  const received = { uploadId: null, originalName: fileName.parse(originalName), sizeInBytes: size }
  await inTransaction(async () => await receivePackage({ packageId: _id, actor, courseId, ...received }))

  await processPackage({ packageId, local: { file, sha256: await hashFile(file) }, limits })
  return { packageId, report: await readReport(packageId) }
}

async function readReport(packageId: string): Promise<PackageReport> {
  const pkg = await ContentPackage.findById(packageId).lean()
  const report = (pkg?.report ?? null) as PackageReport | null
  if (report && pkg?.state === 'ready') return report
  const { key, params } = decodeMessage(pkg?.reason?.message ?? 'provide:refusals.uploadLost')
  const named = key as `${string}:${string}`
  if (report) throw new PackageRefusal(report, named, params)
  throw new DomainError('conflict', named, params)
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
