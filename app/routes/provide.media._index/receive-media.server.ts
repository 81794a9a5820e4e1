import { mediaFault } from '#app/domain/media/media-refusals.ts'
import { mediaLicence, UPLOAD_MAX_IN_BYTES } from '#app/domain/media/media.schema.ts'
import { type MediaView } from '#app/domain/media/media-views.ts'
import { uploadMedia } from '#app/domain/media/upload-media.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'
import { FORM_OVERHEAD_IN_BYTES, receiveFile } from '#app/lib/receive-file.server.ts'

/** The file a form or the editor sends, into the library as it arrives. */
export async function receiveMedia(request: Request, actor: Actor): Promise<MediaView> {
  return await receiveFile(
    request,
    { field: 'file', maxBytes: UPLOAD_MAX_IN_BYTES, tooLarge, broken },
    async ({ content, originalName, fields, announcedBytes }) =>
      await uploadMedia({
        ...{ actor, content, originalName },
        licence: mediaLicence
          .nullable()
          .catch(null)
          .parse(fields['licence'] ?? null),
        // At least so much of the form is file.
        announcedBytes: announcedBytes === null ? null : Math.max(0, announcedBytes - FORM_OVERHEAD_IN_BYTES),
      }),
  )
}

const tooLarge = (): DomainError =>
  new DomainError('too_large', 'media:refusals.tooLarge.any', {
    megabytes: Math.floor(UPLOAD_MAX_IN_BYTES / 1024 / 1024),
  })

const broken = (cause: unknown): DomainError => mediaFault('brokenUpload', undefined, cause)
