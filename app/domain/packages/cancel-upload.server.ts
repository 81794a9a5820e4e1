import { getOwnUpload, type OwnUpload } from '#app/domain/packages/own-upload.server.ts'
import { removeUpload } from '#app/domain/packages/remove-upload.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Gives up an upload of the actor; what has arrived of it is removed. A file that has arrived whole is past that. */
export async function cancelUpload(own: OwnUpload): Promise<void> {
  const upload = await getOwnUpload(own)
  if (upload.packageId) throw new DomainError('conflict', 'provide:refusals.uploadFinished')
  await removeUpload(own.uploadId)
}
