import { appendToUpload } from '#app/domain/packages/append-to-upload.server.ts'
import { beginUpload } from '#app/domain/packages/begin-upload.server.ts'
import { cancelUpload } from '#app/domain/packages/cancel-upload.server.ts'
import { finishUpload } from '#app/domain/packages/finish-upload.server.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { receiveForm } from './receive-form.server.ts'

type UploadByForm = {
  request: Request
  actor: Actor
  courseId: string
  maxBytes?: number
  spareBytes?: number
}

/**
 * An upload in one go, for browsers without a script. It goes into the same parts as one that is sent piece by piece;
 * there is nobody to continue it, so what breaks off is removed.
 */
export async function uploadByForm({
  request,
  actor,
  courseId,
  maxBytes,
  spareBytes,
}: UploadByForm): Promise<{ packageId: string }> {
  // Half a gigabyte is not taken in for a course that cannot have it.
  await getDraft({ courseId, providerId: actor.acting.organisationId })
  let uploadId: string | null = null
  try {
    const options = maxBytes ? { maxBytes } : {}
    const begun = await receiveForm(request, options, async (content, originalName) => {
      const upload = await beginUpload({
        ...{ actor, courseId, originalName, sizeInBytes: null },
        ...(spareBytes === undefined ? {} : { spareBytes }),
      })
      uploadId = upload.id
      await appendToUpload({ actor, courseId, uploadId: upload.id, offset: 0, content })
      return upload
    })
    return await finishUpload({ actor, courseId, uploadId: begun.id })
  } catch (error) {
    // By its lifetime at the latest, should the storage be away just now.
    if (uploadId) await cancelUpload({ actor, courseId, uploadId }).catch(() => {})
    throw error
  }
}
