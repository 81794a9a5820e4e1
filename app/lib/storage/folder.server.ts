import { FileStorage } from '@flystorage/file-storage'
import { LocalStorageAdapter } from '@flystorage/local-fs'
import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { type Readable } from 'node:stream'
import { type ByteRange, type Storage, type StoredFile } from '#app/lib/storage.server.ts'
import { libraryCause } from '#app/lib/storage/library-cause.ts'
import { StorageError, type StorageErrorCode } from '#app/lib/storage/storage-error.ts'
import { ARRIVALS, checkName, faultOfName } from '#app/lib/storage/storage-name.ts'

const ONE_DAY_IN_MS = 24 * 60 * 60 * 1000

// Names are checked before they come here, and more strictly; the library would refuse the joiners Hindi is written with.
const AS_IT_IS = { normalizePath: (name: string) => name }

/** Files in a folder of this machine. They arrive beside it and are moved in when they are whole and on the disk. */
export async function openFolder(folder: string): Promise<Storage> {
  await explaining(folder, async () => {
    await mkdir(path.join(folder, ARRIVALS), { recursive: true })
    await sweepArrivals(path.join(folder, ARRIVALS), new Date(Date.now() - ONE_DAY_IN_MS))
  })
  const files = new FileStorage(new LocalStorageAdapter(folder), AS_IT_IS)
  const pathOf = (name: string) => path.join(folder, name)

  async function write(name: string, content: Readable | Buffer): Promise<void> {
    checkName(name)
    const arrival = `${ARRIVALS}/${randomUUID()}`
    try {
      await explaining(name, async () => {
        await files.write(arrival, content)
        await syncToDisk(pathOf(arrival))
        const made = await mkdir(path.dirname(pathOf(name)), { recursive: true })
        await files.moveFile(arrival, name)
        await syncFolders(path.dirname(pathOf(name)), made ? path.dirname(made) : undefined)
      })
    } catch (error) {
      if (!Buffer.isBuffer(content)) content.destroy()
      await rm(pathOf(arrival), { force: true })
      throw error
    }
  }

  async function read(name: string, range?: ByteRange): Promise<Readable> {
    checkName(name)
    return await explaining(name, async () => {
      const handle = await open(pathOf(name), 'r')
      if (await isFile(handle)) return handle.createReadStream(range)
      await handle.close()
      throw new StorageError('not_found', `There is no file ${name} in ${folder}.`)
    })
  }

  async function* list(below = ''): AsyncIterable<StoredFile> {
    if (below) checkName(below)
    yield* walk(below)
  }

  /** Folder by folder: asked for a whole tree, Node 20 leaves out what is behind the first 32 names of a folder. */
  async function* walk(below: string): AsyncIterable<StoredFile> {
    if ((await statOf(pathOf(below)))?.isDirectory() !== true) return
    for await (const { path: name, isFile } of files.list(below, { deep: false })) {
      if (name === ARRIVALS) continue
      if (!isFile) {
        yield* walk(name)
        continue
      }
      const size = await explaining(name, async () => await sizeOf(pathOf(name)))
      if (size !== null) yield { name, size }
    }
  }

  return {
    place: folder,
    write,
    read,
    list,
    size: async (name) =>
      faultOfName(name) ? null : await explaining(name, async () => await sizeOf(pathOf(name))),
    remove: async (name) => {
      checkName(name)
      await explaining(name, async () => await files.deleteFile(name))
    },
    sweep: async (before) => await sweepArrivals(path.join(folder, ARRIVALS), before),
    isHealthy: async () =>
      await access(folder, constants.W_OK).then(
        () => true,
        () => false,
      ),
  }
}

/** A crash left these; what still arrives is written to, and therefore younger. */
async function sweepArrivals(arrivals: string, before: Date): Promise<void> {
  for (const name of await readdir(arrivals)) {
    const found = await statOf(path.join(arrivals, name))
    if (found && found.mtime < before) {
      await rm(path.join(arrivals, name), { force: true })
    }
  }
}

async function syncToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A name is in a folder for good when the folder is on the disk, and so are the folders made for it. */
async function syncFolders(from: string, upTo: string = from): Promise<void> {
  await syncToDisk(from)
  if (from !== upTo && from !== path.dirname(from)) await syncFolders(path.dirname(from), upTo)
}

const isFile = async (handle: FileHandle): Promise<boolean> => (await handle.stat()).isFile()

// The names of what cannot be there, too: asked for by pages, below a file or longer than any file's name.
const ABSENT = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']

async function statOf(file: string) {
  try {
    return await stat(file)
  } catch (error) {
    if (ABSENT.includes(codeOf(error) ?? '')) return null
    throw error
  }
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await statOf(file)
  return found?.isFile() ? found.size : null
}

const EXPLAINED: Record<string, [StorageErrorCode, string]> = {
  ENOENT: ['not_found', 'there is no such file'],
  ENOTDIR: ['not_found', 'a part of the path is not a folder'],
  EISDIR: ['failed', 'there is a folder of that name'],
  ENOTEMPTY: ['failed', 'there is a folder of that name'],
  EEXIST: ['failed', 'a part of the path is a file'],
  ENAMETOOLONG: ['bad_name', 'the name is longer than this file system takes'],
  EACCES: ['denied', 'this process may not do that there'],
  EPERM: ['denied', 'this process may not do that there'],
  EROFS: ['denied', 'the file system is read-only'],
  ENOSPC: ['no_space', 'the disk is full'],
  EDQUOT: ['no_space', 'the quota is used up'],
}

async function explaining<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const cause = libraryCause(error)
    const [code, reason] = EXPLAINED[codeOf(cause) ?? ''] ?? []
    if (!code) throw cause
    throw new StorageError(code, `${name}: ${reason}.`, { cause })
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code
