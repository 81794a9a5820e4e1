import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { importPackage } from '#app/domain/packages/import-package.server.ts'
import { PackageRefusal } from '#app/domain/packages/package-refusal.ts'
import { toFindingViews, type UploadRefusal } from '#app/domain/packages/package-view.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError, encodeMessage, STATUS_OF } from '#app/lib/errors.ts'
import { log } from '#app/lib/log.server.ts'
import { withReceivedFile } from './receive-file.server.ts'

export type UploadResult =
  | { status: 'imported'; packageId: string }
  | { status: 'refused'; httpStatus: number; refusal: UploadRefusal }

type ReceivePackage = { request: Request; actor: Actor; courseId: string; maxBytes?: number }

/** The upload itself, the same for the form of the page and for the one that shows its progress. */
export async function receivePackage({
  request,
  actor,
  courseId,
  maxBytes,
}: ReceivePackage): Promise<UploadResult> {
  let originalName: string | null = null
  try {
    // Half a gigabyte is not taken in for a course that cannot have it.
    await getDraft({ courseId, providerId: actor.acting.organisationId })
    const { packageId } = await withReceivedFile(request, maxBytes ? { maxBytes } : {}, async (received) => {
      originalName = received.originalName
      return await importPackage({ actor, courseId, ...received })
    })
    return { status: 'imported', packageId }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ code: error.code, key: error.key, cause: error.cause }, 'refused')
    const findings = error instanceof PackageRefusal ? toFindingViews(error.report.findings) : []
    const message = encodeMessage(error.key, error.params)
    return {
      status: 'refused',
      httpStatus: STATUS_OF[error.code],
      refusal: { message, originalName, findings },
    }
  }
}
