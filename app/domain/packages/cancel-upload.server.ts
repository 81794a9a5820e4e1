import { getOwnUpload, ownedBy, type OwnUpload } from '#app/domain/packages/own-upload.server.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { removeUnfinished } from '#app/domain/packages/remove-upload.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Gives up an upload of the actor; what has arrived of it is removed. A file that has arrived whole is past that. */
export async function cancelUpload(own: OwnUpload): Promise<void> {
  await getOwnUpload(own)
  await removeUnfinished(own.uploadId)
  if (await PackageUpload.exists(ownedBy(own))) {
    throw new DomainError('conflict', 'provide:refusals.uploadFinished')
  }
}
