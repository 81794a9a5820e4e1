import { DataStore, Upload } from '@tus/server'
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Readable } from 'node:stream'
import { appendToUpload } from '#app/domain/packages/append-to-upload.server.ts'
import { beginUpload } from '#app/domain/packages/begin-upload.server.ts'
import { cancelUpload } from '#app/domain/packages/cancel-upload.server.ts'
import { getUpload } from '#app/domain/packages/own-upload.server.ts'
import { UPLOAD_LIFETIME_IN_MS } from '#app/domain/packages/upload.schema.ts'
import { type UploadView } from '#app/domain/packages/upload-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

/** Who sends, and to which course: known before the protocol is spoken, and part of every query after. */
export const sender = new AsyncLocalStorage<{ actor: Actor; courseId: string }>()

export function currentSender(): { actor: Actor; courseId: string } {
  const found = sender.getStore()
  if (!found) throw new Error('An upload was reached without saying who sends it.')
  return found
}

/** The uploads of the product as the protocol sees them. Their files are in storage and their state in the database. */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']

  override async create(upload: Upload): Promise<Upload> {
    const { id } = await beginUpload({
      ...currentSender(),
      originalName: upload.metadata?.['filename'] ?? '',
      sizeInBytes: upload.size ?? null,
      fileModifiedAt: Number(upload.metadata?.['modified'] ?? Number.NaN),
    })
    upload.id = id
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    return toUpload(await getUpload({ ...currentSender(), uploadId: id }))
  }

  override async write(content: Readable, id: string, offset: number): Promise<number> {
    return await appendToUpload({ ...currentSender(), uploadId: id, offset, content })
  }

  override async remove(id: string): Promise<void> {
    await cancelUpload({ ...currentSender(), uploadId: id })
  }

  override getExpiration(): number {
    return UPLOAD_LIFETIME_IN_MS
  }
}

const toUpload = ({ id, originalName, sizeInBytes, receivedBytes, createdAt }: UploadView): Upload =>
  new Upload({
    id,
    size: sizeInBytes ?? undefined,
    offset: receivedBytes,
    metadata: { filename: originalName },
    creation_date: createdAt,
  })
