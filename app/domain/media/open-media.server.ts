import { type Readable } from 'node:stream'
import { isObjectIdOrHexString } from 'mongoose'
import { may } from '#app/domain/access/policy.ts'
import { MediaAsset, type MediaAssetRecord } from '#app/domain/media/media.model.server.ts'
import { mediaGone } from '#app/domain/media/media-refusals.ts'
import { type MediaVariant } from '#app/domain/media/media.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'
import { type ByteRange } from '#app/lib/storage.server.ts'

export type OpenedMedia = {
  fileName: string
  mimeType: string
  sizeInBytes: number
  /** Documents are for keeping, not for showing among our pages. */
  isDownload: boolean
  /** Changes with the bytes. */
  tag: string
  read: (range?: ByteRange) => Promise<Readable>
}

/**
 * A file of the library for those who write its owner's courses. Whoever takes or validates a course gets the copy in its
 * package, from the content origin.
 */
export async function openMedia({
  actor,
  assetId,
  variant,
}: {
  actor: Actor
  assetId: string
  variant: MediaVariant
}): Promise<OpenedMedia> {
  const asset = await findVisible(actor, assetId)
  const file = asset && fileFor(asset, variant)
  if (!asset || !file) throw mediaGone()
  return {
    fileName: `${asset.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.${asset.extension}`,
    mimeType: asset.mimeType,
    sizeInBytes: file.sizeInBytes,
    isDownload: asset.kind === 'document',
    tag: `"${asset.sha256.slice(0, 24)}-${file.width ?? 'original'}"`,
    read: async (range) => {
      try {
        return await getRuntime().storage.read(file.name, range)
      } catch (error) {
        if (error instanceof StorageError && error.code === 'not_found') throw mediaGone()
        throw error
      }
    },
  }
}

async function findVisible(actor: Actor, assetId: string): Promise<MediaAssetRecord | null> {
  if (!isObjectIdOrHexString(assetId)) return null
  const organisationId = actor.acting.organisationId
  if (!may(actor, 'course.list_own', { organisationId })) return null
  return await MediaAsset.findOne({ _id: assetId, organisationId }).lean()
}

/** The smallest form that is as wide as asked for, else the largest there is. */
function fileFor({ files, kind }: MediaAssetRecord, variant: MediaVariant) {
  if (variant === 'original') return files.at(-1)
  if (kind !== 'image') return undefined
  const wanted = Number(variant.slice(1))
  return files.find(({ width }) => (width ?? 0) >= wanted) ?? files.at(-1)
}
