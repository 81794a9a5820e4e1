import { type PackageLimits } from '@karmashala/scorm'
import { inspectPackage } from '@karmashala/scorm/server'
import { activatePackage } from '#app/domain/packages/activate-package.server.ts'
import {
  ContentPackage,
  type ContentPackageRecord,
} from '#app/domain/packages/content-package.model.server.ts'
import { withFetchedUpload, type LocalFile } from '#app/domain/packages/fetch-upload.server.ts'
import { PackageRefusal } from '#app/domain/packages/package-refusal.ts'
import { UNDER_WAY } from '#app/domain/packages/package-state.ts'
import { refuseEndlessTree } from '#app/domain/packages/refuse-endless-tree.ts'
import { removeParts } from '#app/domain/packages/remove-upload.server.ts'
import { settleFailure } from '#app/domain/packages/settle-failure.server.ts'
import { settleRefusal } from '#app/domain/packages/settle-refusal.server.ts'
import { storePackage } from '#app/domain/packages/store-package.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type ProcessPackage = {
  packageId: string
  /** The file, where it lies on this machine already; it is left where it is. */
  local?: LocalFile
  limits?: Partial<PackageLimits>
}

/**
 * Takes a received package through checking and unpacking to its end. It may be begun again at any point after a crash,
 * twice at the same time, or when everything is done: each step holds what the one before has left.
 */
export async function processPackage({ packageId, local, limits }: ProcessPackage): Promise<void> {
  const begun = await begin(packageId)
  if (begun) {
    try {
      const work = async (file: LocalFile) => await checkAndUnpack(begun, file, limits)
      await (local || !begun.uploadId ? work(need(local)) : withFetchedUpload(String(begun.uploadId), work))
    } catch (error) {
      if (!isRefusal(error)) {
        await settleFailure(begun, error)
        throw error
      }
      await settleRefusal(begun, error)
    }
  }
  await clearUp(packageId)
}

/** A package that failed is begun again, too: somebody has asked for that. */
async function begin(packageId: string): Promise<ContentPackageRecord | null> {
  return await ContentPackage.findOneAndUpdate(
    { _id: packageId, state: { $in: [...UNDER_WAY, 'failed'] } },
    { $set: { state: 'checking', reason: null }, $inc: { tries: 1 } },
    { returnDocument: 'after' },
  ).lean<ContentPackageRecord>()
}

async function checkAndUnpack(
  pkg: ContentPackageRecord,
  { file, sha256 }: LocalFile,
  limits?: Partial<PackageLimits>,
): Promise<void> {
  const report = await inspectPackage({ file, ...(limits ? { limits } : {}) })
  refuseEndlessTree(report)
  if (report.verdict !== 'accepted' || report.launchable.length === 0) throw new PackageRefusal(report)

  const moved = await ContentPackage.updateOne(
    { _id: pkg._id, state: { $in: UNDER_WAY } },
    { $set: { state: 'unpacking', report, sha256, trouble: null } },
  )
  // Another run of the same work has come to the end of it.
  if (moved.matchedCount === 0) return
  await storePackage({ sha256, file, report })
  await activatePackage({ ...pkg, report, sha256 })
}

/** The fault of the package or of what has become of the course; everything else is ours and tried again. */
const isRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code !== 'upstream_failed'

/** Nothing of the upload is left once the package has come to its end. */
async function clearUp(packageId: string): Promise<void> {
  const pkg = await ContentPackage.findById(packageId, { state: 1, uploadId: 1 }).lean()
  if (pkg?.uploadId && (pkg.state === 'ready' || pkg.state === 'refused')) {
    await removeParts(String(pkg.uploadId))
  }
}

function need(local: LocalFile | undefined): LocalFile {
  if (!local) throw new DomainError('invalid', 'provide:refusals.uploadLost')
  return local
}
