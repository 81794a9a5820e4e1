import { Types } from 'mongoose'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { receivePackage } from '#app/domain/packages/receive-package.server.ts'
import { getOwnUpload, ownedBy, type OwnUpload } from '#app/domain/packages/own-upload.server.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

/** Turns a whole file into a package that waits to be checked. Asked again, it answers the same. */
export async function finishUpload(own: OwnUpload): Promise<{ packageId: string }> {
  const { actor, courseId, uploadId } = own
  const providerId = actor.acting.organisationId
  return await inTransaction(async () => {
    const upload = await getOwnUpload(own)
    if (upload.packageId) return { packageId: String(upload.packageId) }
    const { originalName, receivedBytes, sizeInBytes } = upload
    if (receivedBytes === 0) throw new DomainError('invalid', 'provide:refusals.emptyFile')
    if (sizeInBytes != null && receivedBytes !== sizeInBytes) {
      throw new DomainError('conflict', 'provide:refusals.outOfStep')
    }
    await getDraft({ courseId, providerId })

    const packageId = new Types.ObjectId()
    const finished = await PackageUpload.updateOne(
      { ...ownedBy(own), receivedBytes, packageId: null },
      { $set: { packageId, sizeInBytes: receivedBytes } },
    )
    if (finished.matchedCount === 0) throw new DomainError('conflict', 'provide:refusals.outOfStep')
    await receivePackage({ packageId, actor, courseId, uploadId, originalName, sizeInBytes: receivedBytes })
    await enqueue('packages.process', String(packageId), { packageId: String(packageId) })
    return { packageId: String(packageId) }
  })
}
