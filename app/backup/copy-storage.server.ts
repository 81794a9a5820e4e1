import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { faultOfName } from '#app/lib/storage/storage-name.ts'
import { type Storage, type StoredFile } from '#app/lib/storage.server.ts'
import { BackupError } from '#app/backup/backup-error.ts'

const SMALL_IN_BYTES = 1024 * 1024
const AHEAD = 8

export type OpenedFile = StoredFile & { content: Readable }

/**
 * Every file in storage with its content. An object store takes its time for each, so small ones are fetched some ahead; one
 * that is large passes through when it is its turn.
 */
export async function* openStoredFiles(storage: Storage): AsyncGenerator<OpenedFile> {
  const queue: { file: StoredFile; content: Promise<Readable> | null }[] = []
  const opened = async ({ file, content }: (typeof queue)[number]): Promise<OpenedFile> => ({
    ...file,
    content: await (content ?? storage.read(file.name)),
  })
  for await (const file of storage.list()) {
    const fault = faultOfName(file.name)
    if (fault) {
      throw new BackupError('refused', `Storage holds ${JSON.stringify(file.name)}, and that name ${fault}.`)
    }
    const content = file.size <= SMALL_IN_BYTES ? fetched(storage, file.name) : null
    content?.catch(() => {}) // thrown when it is its turn
    queue.push({ file, content })
    const [next] = queue
    if (queue.length > AHEAD && next) {
      queue.shift()
      yield await opened(next)
    }
  }
  for (const one of queue) yield await opened(one)
}

async function fetched(storage: Storage, name: string): Promise<Readable> {
  return Readable.from(await buffer(await storage.read(name)))
}
