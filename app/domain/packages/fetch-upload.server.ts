import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { requireSpace } from '#app/domain/packages/require-space.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'

/** How the files of the worker end, so that those of a process that was killed can be recognised. */
export const FETCHED_SUFFIX = '.package'

/** A whole file on this machine. */
export type LocalFile = { file: string; sha256: string }

/** Puts an upload together on this machine, hands it to `use`, and removes it afterwards whatever happens. */
export async function withFetchedUpload<T>(
  uploadId: string,
  use: (local: LocalFile) => Promise<T>,
): Promise<T> {
  const file = path.join(getRuntime().temporaryDir, `${randomUUID()}${FETCHED_SUFFIX}`)
  try {
    return await use({ file, sha256: await fetchInto(file, uploadId) })
  } finally {
    await rm(file, { force: true })
  }
}

async function fetchInto(file: string, uploadId: string): Promise<string> {
  const upload = await PackageUpload.findById(uploadId).lean()
  if (!upload) throw lost()
  await requireSpace({ here: upload.sizeInBytes ?? 0 })
  const hash = createHash('sha256')
  let bytes = 0
  async function* hashed() {
    for (const { name } of upload?.parts ?? []) {
      for await (const chunk of await readPart(name)) {
        hash.update(chunk as Buffer)
        bytes += (chunk as Buffer).length
        yield chunk as Buffer
      }
    }
  }
  await pipeline(
    Readable.from(hashed(), { objectMode: false }),
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  )
  if (bytes !== upload.sizeInBytes) throw lost()
  return hash.digest('hex')
}

async function readPart(name: string): Promise<Readable> {
  try {
    return await getRuntime().storage.read(name)
  } catch (error) {
    // A storage that was restored to an earlier day does not have what came after it.
    throw error instanceof StorageError && error.code === 'not_found' ? lost(error) : error
  }
}

const lost = (cause?: unknown): DomainError =>
  new DomainError('invalid', 'provide:refusals.uploadLost', undefined, { cause })
