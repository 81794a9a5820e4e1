import { FileStorage } from '@flystorage/file-storage'
import { LocalStorageAdapter } from '@flystorage/local-fs'
import { createReadStream } from 'node:fs'
import { access, constants, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** Inclusive byte positions, as in an HTTP Range header. */
export type ByteRange = { start: number; end: number }

/** Uploaded files. Names are content addresses, so nothing is ever overwritten with something else. */
export type Storage = {
  write(name: string, content: Readable | Buffer): Promise<void>
  read(name: string, range?: ByteRange): Promise<Readable>
  /** Bytes, or null when there is no such file. */
  size(name: string): Promise<number | null>
  remove(name: string): Promise<void>
  isHealthy(): Promise<boolean>
}

/** Opens the folder named by a file: URL, or `storage` in the data folder. */
export async function openStorage(storageUrl: string | undefined, dataDir: string): Promise<Storage> {
  const folder = storageUrl ? fileURLToPath(storageUrl) : path.resolve(dataDir, 'storage')
  await mkdir(folder, { recursive: true })
  const files = new FileStorage(new LocalStorageAdapter(folder))

  return {
    write: async (name, content) => await files.write(name, content),
    // The library cannot read a part of a file, and video cannot be played without it.
    read: async (name, range) =>
      range ? createReadStream(path.join(folder, name), range) : await files.read(name),
    size: async (name) => await sizeOf(path.join(folder, name)),
    remove: async (name) => await files.deleteFile(name),
    isHealthy: async () =>
      await access(folder, constants.W_OK).then(
        () => true,
        () => false,
      ),
  }
}

// The names of what cannot be there, too: asked for by pages, below a file or longer than any file's name.
const ABSENT = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']

async function sizeOf(file: string): Promise<number | null> {
  try {
    const found = await stat(file)
    return found.isFile() ? found.size : null
  } catch (error) {
    if (ABSENT.includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}
