import { requirePermission } from '#app/domain/access/require-permission.ts'
import { PackageUpload, type PackageUploadRecord } from '#app/domain/packages/package-upload.model.server.ts'
import { type UploadView } from '#app/domain/packages/upload-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

export type OwnUpload = { actor: Actor; courseId: string; uploadId: string }

/** Part of every query: an upload belongs to the person who began it, for the provider they acted for. */
export const ownedBy = ({ actor, courseId, uploadId }: OwnUpload) => ({
  _id: uploadId,
  courseId,
  providerId: actor.acting.organisationId,
  uploadedById: actor.id,
})

/** The record of an upload that may be continued; refuses what is another's, finished or too old. */
export async function getOwnUpload(own: OwnUpload): Promise<PackageUploadRecord> {
  requirePermission(own.actor, 'course.edit', { organisationId: own.actor.acting.organisationId })
  const upload: PackageUploadRecord | null = await PackageUpload.findOne(ownedBy(own)).lean()
  if (!upload) throw new DomainError('not_found', 'provide:refusals.uploadGone')
  return upload
}

/** An upload of the actor, finished or not. */
export const getUpload = async (own: OwnUpload): Promise<UploadView> => toUploadView(await getOwnUpload(own))

/** What the actor has begun to send to a course and not finished, the last first. */
export async function listUnfinishedUploads({
  actor,
  courseId,
}: Omit<OwnUpload, 'uploadId'>): Promise<UploadView[]> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const uploads: PackageUploadRecord[] = await PackageUpload.find({
    ...{ courseId, providerId, uploadedById: actor.id },
    ...{ packageId: null, sizeInBytes: { $ne: null }, expiresAt: { $gt: new Date() } },
  })
    .sort({ createdAt: -1 })
    .lean()
  return uploads.map(toUploadView)
}

export const toUploadView = (upload: PackageUploadRecord): UploadView => ({
  id: String(upload._id),
  courseId: String(upload.courseId),
  originalName: upload.originalName,
  sizeInBytes: upload.sizeInBytes ?? null,
  fileModifiedAt: upload.fileModifiedAt ?? null,
  receivedBytes: upload.receivedBytes,
  createdAt: upload.createdAt.toISOString(),
  expiresAt: upload.expiresAt.toISOString(),
})
