import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { incomingFile } from '#app/domain/media/media-files.ts'
import { MediaAsset, type MediaAssetRecord } from '#app/domain/media/media.model.server.ts'
import { mediaFault } from '#app/domain/media/media-refusals.ts'
import { readImage } from '#app/domain/media/read-image.server.ts'
import { RECEIVED_SUFFIX } from '#app/domain/media/receive-media-file.server.ts'
import { storeForms } from '#app/domain/media/store-media.server.ts'
import { DomainError, encodeMessage } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'

/** Makes a large image ready (job 'media.process_image'). One that cannot be read says so on its page. */
export async function processImage({ assetId }: { assetId: string }): Promise<void> {
  const asset: MediaAssetRecord | null = await MediaAsset.findOne({
    _id: assetId,
    state: 'processing',
  }).lean()
  if (!asset) return
  const owner = { organisationId: String(asset.organisationId), assetId }
  const waiting = { _id: assetId, organisationId: asset.organisationId, state: 'processing' as const }
  try {
    const files = await withIncoming(owner, async (file) => {
      return await storeForms({ ...owner, file, facts: await readImage(file) })
    })
    await MediaAsset.updateOne(waiting, { $set: { state: 'ready', files } })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const reason = encodeMessage(error.key, error.params)
    await MediaAsset.updateOne(waiting, { $set: { state: 'failed', reason } })
  }
  await getRuntime().storage.remove(incomingFile(owner.organisationId, assetId))
}

async function withIncoming<T>(
  { organisationId, assetId }: { organisationId: string; assetId: string },
  use: (file: string) => Promise<T>,
): Promise<T> {
  const { storage, temporaryDir } = getRuntime()
  const file = path.join(temporaryDir, `${randomUUID()}${RECEIVED_SUFFIX}`)
  try {
    const content = await storage.read(incomingFile(organisationId, assetId))
    await pipeline(content, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
    return await use(file)
  } catch (error) {
    if (error instanceof StorageError && error.code === 'not_found') {
      throw mediaFault('brokenUpload', undefined, error)
    }
    throw error
  } finally {
    await rm(file, { force: true })
  }
}
