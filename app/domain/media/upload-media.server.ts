import { open } from 'node:fs/promises'
import { type Readable } from 'node:stream'
import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { hasPicture } from '#app/domain/media/has-picture.server.ts'
import { MediaAsset, type MediaAssetRecord } from '#app/domain/media/media.model.server.ts'
import { mediaTooLarge } from '#app/domain/media/media-refusals.ts'
import { MEDIA_MAX_IN_BYTES, MEDIA_TITLE_MAX, type MediaLicence } from '#app/domain/media/media.schema.ts'
import { toMediaViews } from '#app/domain/media/media-view.server.ts'
import { type MediaView } from '#app/domain/media/media-views.ts'
import { readDocument } from '#app/domain/media/read-document.server.ts'
import { withReceivedFile, type ReceivedFile } from '#app/domain/media/receive-media-file.server.ts'
import { removeFiles } from '#app/domain/media/remove-files.server.ts'
import { HEAD_IN_BYTES, type Sniffed } from '#app/domain/media/sniff-media.ts'
import { storeMedia, type StoredMedia } from '#app/domain/media/store-media.server.ts'
import { wordsOf } from '#app/domain/media/words-of-asset.ts'
import { fileName } from '#app/domain/packages/upload.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction, isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

type UploadMedia = {
  actor: Actor
  content: Readable
  originalName: string
  /** How much is on its way, when the sender says. */
  announcedBytes?: number | null
  licence?: MediaLicence | null
  /** Whom the course it comes with names as its maker. */
  credit?: string | null
}

/** Takes a file into the library of the organisation. The same bytes a second time are the asset they already are. */
export const uploadMedia = async (upload: UploadMedia): Promise<MediaView> =>
  (await takeIntoLibrary(upload)).asset

/** The same, for whoever has to know whether it was there before. */
export async function takeIntoLibrary({
  actor,
  content,
  originalName,
  announcedBytes = null,
  licence = null,
  credit = null,
}: UploadMedia): Promise<{ asset: MediaView; isNew: boolean }> {
  const organisationId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId })
  const name = fileName.safeParse(originalName)
  if (!name.success) throw new DomainError('invalid', 'errors:file')

  return await withReceivedFile({ content, announcedBytes }, async (received) => {
    const { sha256 } = received
    const known = await findSame(organisationId, sha256)
    if (known) return { asset: known, isNew: false }
    const is = await identify(received)
    const _id = new Types.ObjectId()
    const owner = { organisationId, assetId: String(_id) }
    try {
      const stored = await storeMedia({ ...owner, file: received.file, is })
      const about = { originalName: name.data, licence, credit, sizeInBytes: received.sizeInBytes, sha256 }
      await enter({ actor, _id, is, stored, ...about })
    } catch (error) {
      await removeFiles(owner)
      // The same file came twice at once; the other was faster.
      const same = isDuplicateKey(error) ? await findSame(organisationId, sha256) : null
      if (same) return { asset: same, isNew: false }
      throw error
    }
    return { asset: await view(organisationId, { _id }), isNew: true }
  })
}

/** What a file is as far as its beginning does not say so, with the limit of that. */
async function identify({ file, is, sizeInBytes }: ReceivedFile): Promise<Sniffed> {
  if (is.container === 'zip') return await readDocument(file, await headOf(file))
  if (is.container !== 'mp4' || (await hasPicture(file))) return is
  if (sizeInBytes > MEDIA_MAX_IN_BYTES.audio) throw mediaTooLarge('audio')
  return { kind: 'audio', mimeType: 'audio/mp4', extension: 'm4a' }
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const head = Buffer.alloc(HEAD_IN_BYTES)
    const { bytesRead } = await handle.read(head, 0, HEAD_IN_BYTES, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

type Enter = {
  actor: Actor
  _id: Types.ObjectId
  is: Sniffed
  stored: StoredMedia
  originalName: string
  licence: MediaLicence | null
  credit: string | null
  sizeInBytes: number
  sha256: string
}

async function enter({ actor, _id, is, stored, originalName, sizeInBytes, sha256, ...said }: Enter) {
  const organisationId = actor.acting.organisationId
  const title = titleFrom(originalName)
  await inTransaction(async () => {
    await MediaAsset.create([
      {
        ...{ _id, organisationId, kind: is.kind, sha256, fileName: originalName, title, ...said },
        ...{ ...stored, uploadedBytes: sizeInBytes, uploadedById: actor.id },
        words: wordsOf({ title, fileName: originalName, credit: said.credit }),
      },
    ])
    await recordAudit({
      ...{ organisationId, actorId: actor.id, action: 'media.uploaded' },
      subject: { kind: 'media', id: String(_id) },
      details: { name: originalName, kind: is.kind, bytes: sizeInBytes, sha256 },
    })
    if (stored.state === 'processing') {
      await enqueue('media.process_image', String(_id), { assetId: String(_id) })
    }
  })
}

const findSame = async (organisationId: string, sha256: string): Promise<MediaView | null> =>
  (await MediaAsset.exists({ organisationId, sha256 })) ? await view(organisationId, { sha256 }) : null

async function view(
  organisationId: string,
  filter: { _id: Types.ObjectId } | { sha256: string },
): Promise<MediaView> {
  const asset: MediaAssetRecord | null = await MediaAsset.findOne({ ...filter, organisationId }).lean()
  const [found] = await toMediaViews(organisationId, asset ? [asset] : [])
  if (!found) throw new DomainError('conflict', 'media:refusals.gone')
  return found
}

/** A name a person would give: that of the file without its ending and with spaces for what stands in their place. */
function titleFrom(originalName: string): string {
  const bare = originalName
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
  return [...(bare || originalName)].slice(0, MEDIA_TITLE_MAX).join('')
}
