import { countUses } from '#app/domain/media/find-uses.server.ts'
import { type MediaAssetRecord } from '#app/domain/media/media.model.server.ts'
import { mediaGone } from '#app/domain/media/media-refusals.ts'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { type MediaView } from '#app/domain/media/media-views.ts'
import { isObjectIdOrHexString } from 'mongoose'

/** The asset of an organisation; anybody else's does not exist. */
export async function getOwnAsset(organisationId: string, assetId: string): Promise<MediaAssetRecord> {
  const asset: MediaAssetRecord | null = isObjectIdOrHexString(assetId)
    ? await MediaAsset.findOne({ _id: assetId, organisationId }).lean()
    : null
  if (!asset) throw mediaGone()
  return asset
}

/** Assets of one organisation as screens see them, in the same order. */
export async function toMediaViews(
  organisationId: string,
  assets: readonly MediaAssetRecord[],
): Promise<MediaView[]> {
  const uses = await countUses(
    organisationId,
    assets.map(({ _id }) => String(_id)),
  )
  return assets.map((asset) => toMediaView(asset, uses.get(String(asset._id)) ?? 0))
}

function toMediaView(asset: MediaAssetRecord, usedIn: number): MediaView {
  const id = String(asset._id)
  const largest = asset.files.at(-1)
  return {
    id,
    src: `media/${id}`,
    kind: asset.kind,
    state: asset.state,
    reason: asset.reason ?? null,
    fileName: asset.fileName,
    title: asset.title,
    alt: asset.alt ?? null,
    altHi: asset.altHi ?? null,
    width: largest?.width ?? null,
    height: largest?.height ?? null,
    sizeInBytes: largest?.sizeInBytes ?? asset.uploadedBytes,
    uploadedBytes: asset.uploadedBytes,
    forms: asset.files.flatMap(({ width, sizeInBytes }) => (width ? [{ width, sizeInBytes }] : [])),
    mimeType: asset.mimeType,
    licence: asset.licence ?? null,
    credit: asset.credit ?? null,
    sourceUrl: asset.sourceUrl ?? null,
    usedIn,
    previewUrl: asset.kind === 'image' && asset.state === 'ready' ? `/media/${id}/w320` : null,
    uploadedAt: asset.createdAt.toISOString(),
  }
}
