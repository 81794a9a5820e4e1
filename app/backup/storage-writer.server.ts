import { Readable } from 'node:stream'
import { createHash } from 'node:crypto'
import { type ArchiveEntry } from '#app/backup/archive-format.ts'
import { BackupError } from '#app/backup/backup-error.ts'
import { type Storage } from '#app/lib/storage.server.ts'

const SMALL_IN_BYTES = 1024 * 1024
const AT_ONCE = 8

export type FileWriter = {
  /** Reads `content` to its end; a small file may still be on its way when it answers. */
  add(name: string, expected: ArchiveEntry, content: AsyncIterable<Buffer>): Promise<void>
  /** Waits for what is still being written and throws what went wrong. */
  finish(): Promise<void>
  /** Waits, after something else went wrong. */
  settle(): Promise<void>
}

/** Writes files into storage, a few small ones at once, and makes sure that they are there. */
export function createFileWriter(storage: Storage): FileWriter {
  const underWay = new Set<Promise<void>>()
  let failure: unknown

  async function write(name: string, expected: ArchiveEntry, content: Readable | Buffer): Promise<void> {
    await storage.write(name, content)
    if ((await storage.size(name)) !== expected.size) {
      throw new BackupError('failed', `Storage did not keep ${name} whole.`)
    }
  }

  return {
    add: async (name, expected, content) => {
      if (failure) throw failure
      if (expected.size > SMALL_IN_BYTES) {
        return await write(name, expected, Readable.from(content, { objectMode: false }))
      }
      const chunks: Buffer[] = []
      for await (const chunk of content) chunks.push(chunk)
      const writing = write(name, expected, Buffer.concat(chunks))
        .catch((error: unknown) => (failure ??= error))
        .then(() => void underWay.delete(writing))
      underWay.add(writing)
      if (underWay.size >= AT_ONCE) await Promise.race(underWay)
    },
    finish: async () => {
      await Promise.all(underWay)
      if (failure) throw failure
    },
    settle: async () => void (await Promise.all(underWay)),
  }
}

/** The archive was verified before; what is read now must still be the same. */
export async function* checking(
  { name, sha256 }: ArchiveEntry,
  content: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== sha256) {
    throw new BackupError('damaged', `The archive changed while it was read: ${name} is not what it was.`)
  }
}
