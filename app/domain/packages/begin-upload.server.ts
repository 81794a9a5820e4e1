import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { toUploadView } from '#app/domain/packages/own-upload.server.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-limits.ts'
import { UNDER_WAY } from '#app/domain/packages/package-state.ts'
import { removeUnfinished } from '#app/domain/packages/remove-upload.server.ts'
import { requireSpace } from '#app/domain/packages/require-space.server.ts'
import { UPLOAD_LIFETIME_IN_MS, uploadSchema } from '#app/domain/packages/upload.schema.ts'
import { type UploadView } from '#app/domain/packages/upload-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

/** More at once is nobody's work; it would only fill the storage. */
export const UNFINISHED_MAX = 10
/** Of all authors of a provider together; then nobody begins another until some have come to their end. */
export const PROVIDER_UNFINISHED_MAX = 50
/** The worker of everybody would be busy with nothing else. */
export const PROVIDER_UNDER_WAY_MAX = 20

type BeginUpload = {
  actor: Actor
  courseId: string
  originalName: string
  /** Null when the sender does not say. */
  sizeInBytes: number | null
  /** Milliseconds since 1970, when the sender says so. */
  fileModifiedAt?: number | null
  spareBytes?: number
}

/** Opens an upload to the draft of a course. Nothing is taken in for a course that could not have it. */
export async function beginUpload({
  actor,
  courseId,
  spareBytes,
  ...said
}: BeginUpload): Promise<UploadView> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })
  if ((said.sizeInBytes ?? 0) > PACKAGE_MAX_IN_BYTES) throw tooLarge()
  const read = uploadSchema.safeParse(said)
  if (!read.success) throw asRefusal(read.error.issues[0]?.message)
  await getDraft({ courseId, providerId })
  // Room is needed for the parts, for the whole file beside them, and for what it unpacks to.
  await requireSpace({ stored: (read.data.sizeInBytes ?? 1) * 3, spareBytes })

  await removeOldest(actor)
  await refuseTooMany(providerId)
  const upload = await PackageUpload.create({
    _id: new Types.ObjectId(),
    ...{ providerId, courseId, uploadedById: actor.id, ...read.data },
    expiresAt: new Date(Date.now() + UPLOAD_LIFETIME_IN_MS),
  })
  return toUploadView(upload.toObject())
}

export const tooLarge = (): DomainError =>
  new DomainError('too_large', 'provide:refusals.tooLarge', {
    megabytes: Math.floor(PACKAGE_MAX_IN_BYTES / 1024 / 1024),
  })

const asRefusal = (key = 'errors:file'): DomainError =>
  new DomainError('invalid', key as `${string}:${string}`)

async function refuseTooMany(providerId: string): Promise<void> {
  const unfinished = await PackageUpload.countDocuments({ providerId, packageId: null })
  const underWay = await ContentPackage.countDocuments({ providerId, state: { $in: UNDER_WAY } })
  if (unfinished >= PROVIDER_UNFINISHED_MAX || underWay >= PROVIDER_UNDER_WAY_MAX) {
    throw new DomainError('too_many', 'provide:refusals.tooManyUploads')
  }
}

async function removeOldest({ id }: Actor): Promise<void> {
  const unfinished = await PackageUpload.find({ uploadedById: id, packageId: null }, { _id: 1 })
    .sort({ createdAt: -1 })
    .skip(UNFINISHED_MAX - 1)
    .lean()
  for (const { _id } of unfinished) await removeUnfinished(String(_id))
}
