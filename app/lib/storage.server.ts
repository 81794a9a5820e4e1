import path from 'node:path'
import { type Readable } from 'node:stream'
import { ConfigurationError } from '#app/lib/env.server.ts'
import { openFolder } from '#app/lib/storage/folder.server.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'
import { parseStorageUrl } from '#app/lib/storage/storage-url.ts'

export { StorageError } from '#app/lib/storage/storage-error.ts'

/** Inclusive byte positions, as in an HTTP Range header. */
export type ByteRange = { start: number; end: number }

export type StoredFile = { name: string; size: number }

/**
 * Uploaded files. Names are content addresses, so nothing is ever overwritten with something else. A name is there with
 * its whole content or not at all, whatever happens to the process; what fails throws a `StorageError`.
 */
export type Storage = {
  /** Where it is, for people: a folder or the address of a bucket. */
  place: string
  /** Reads `content` to its end, or destroys it. */
  write(name: string, content: Readable | Buffer): Promise<void>
  /** Throws `not_found` before anything is read. */
  read(name: string, range?: ByteRange): Promise<Readable>
  /** Bytes, or null when there is no such file. */
  size(name: string): Promise<number | null>
  /** What is not there is not missed. */
  remove(name: string): Promise<void>
  /** Every file below a folder, or every file; in no order. */
  list(folder?: string): AsyncIterable<StoredFile>
  /** Removes what has been arriving since before then: the process that brought it was killed. */
  sweep(before: Date): Promise<void>
  isHealthy(): Promise<boolean>
}

/** Opens the folder or bucket named by a URL, or `storage` in the data folder. */
export async function openStorage(storageUrl: string | undefined, dataDir: string): Promise<Storage> {
  const place = storageUrl
    ? parseStorageUrl(storageUrl)
    : ({ kind: 'folder', folder: path.resolve(dataDir, 'storage') } as const)
  try {
    if (place.kind === 'folder') return await openFolder(place.folder)
    // A quarter of a second that only those wait who keep their files there.
    const { openBucket } = await import('#app/lib/storage/bucket.server.ts')
    return await openBucket(place)
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    throw new ConfigurationError(`STORAGE_URL cannot be used: ${error.message}`, { cause: error })
  }
}
