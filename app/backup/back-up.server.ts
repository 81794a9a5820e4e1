import { createReadStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import {
  documentsEntry,
  FORMAT,
  FORMAT_VERSION,
  indexesEntry,
  JOURNAL,
  MANIFEST,
  MANIFEST_CHECKSUM,
  storageEntry,
  type ArchiveEntry,
  type Manifest,
} from '#app/backup/archive-format.ts'
import { createArchive, type ArchiveWriter } from '#app/backup/archive-writer.server.ts'
import { BackupError } from '#app/backup/backup-error.ts'
import { copyDatabase, WITHOUT_DOCUMENTS, type CopiedCollection } from '#app/backup/copy-database.server.ts'
import { openStoredFiles } from '#app/backup/copy-storage.server.ts'
import { openCompleteLines } from '#app/backup/journal.server.ts'
import { journalFile, reachDatabase, refuseWithoutData } from '#app/backup/reach-database.server.ts'
import { type Env } from '#app/lib/env.server.ts'
import { openStorage, StorageError, type Storage } from '#app/lib/storage.server.ts'

type BackUp = {
  env: Env
  /** Where the archive goes; it must not be there yet. */
  file: string
  appVersion: string
  say?: (line: string) => void
  signal?: AbortSignal
}

export type BackedUp = { file: string; size: number; sha256: string; manifest: Manifest }

/**
 * Puts the database and the storage into one archive while the app goes on working. The order is what makes it hold
 * together: first the database at one moment, then what only ever grows (the journal of the embedded payment service, and
 * files under the address of their content), so that nothing the database speaks of is missing.
 */
export async function backUp({
  env,
  file,
  appVersion,
  say = () => {},
  signal = new AbortController().signal,
}: BackUp): Promise<BackedUp> {
  refuseToOverwrite(file)
  if (existsSync(`${file}.partial`)) {
    throw new BackupError(
      'refused',
      `${file}.partial is there: another backup is writing it, or one was cut short and it can be removed.`,
    )
  }
  refuseWithoutData(env)
  await mkdir(path.dirname(file), { recursive: true })
  const now = new Date()
  const partial = `${file}.partial`
  // Beside the archive, where there must be room anyway.
  const folder = await orDiskFull(() => mkdtemp(`${partial}-`))
  let archive: ArchiveWriter | null = null
  let journal: Journal = null
  try {
    const storage = await openStorage(env.STORAGE_URL, path.resolve(env.DATA_DIR))
    say(`Database ${env.MONGODB_DATABASE}`)
    const collections = await orDiskFull(() => readDatabase({ env, folder, say, signal }))
    journal = await openJournal(env)
    archive = await createArchive(partial, now)
    const writing = { archive, storage, collections, journal, say, signal }
    const { entries, files } = await orDiskFull(() => writeEntries(writing))
    const manifest = describe({ env, appVersion, now, entries, files, collections })
    const written = await orDiskFull(() => finish(archive as ArchiveWriter, manifest))
    refuseToOverwrite(file)
    await rename(partial, file)
    await syncFolder(path.dirname(file))
    return { file, ...written, manifest }
  } catch (error) {
    await archive?.abandon()
    await rm(partial, { force: true })
    throw error
  } finally {
    journal?.content.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

function refuseToOverwrite(file: string): void {
  if (!existsSync(file)) return
  throw new BackupError('refused', `${file} is there already and will not be overwritten.`)
}

type ReadDatabase = Pick<Required<BackUp>, 'env' | 'say' | 'signal'> & { folder: string }

async function readDatabase({ env, folder, say, signal }: ReadDatabase): Promise<CopiedCollection[]> {
  const { client, close } = await reachDatabase(env)
  try {
    return await copyDatabase({ client, database: env.MONGODB_DATABASE, folder, signal, say })
  } finally {
    await close()
  }
}

type Journal = Awaited<ReturnType<typeof openCompleteLines>>

async function openJournal(env: Env): Promise<Journal> {
  const file = journalFile(env)
  return file ? await openCompleteLines(file) : null
}

type WriteEntries = {
  archive: ArchiveWriter
  storage: Storage
  collections: CopiedCollection[]
  journal: Journal
  say: (line: string) => void
  signal: AbortSignal
}

/** Files come first: restoring them changes nothing that is used, so whatever goes wrong there goes wrong before the rest. */
async function writeEntries({ archive, storage, collections, journal, say, signal }: WriteEntries) {
  const entries: ArchiveEntry[] = []
  const files = { files: 0, bytes: 0 }
  say(`Storage ${storage.place}`)
  for await (const { name, size, content } of openStoredFiles(storage)) {
    entries.push(await archive.add({ name: storageEntry(name), size, content }))
    signal.throwIfAborted()
    files.files += 1
    files.bytes += size
    if (files.files % 1000 === 0) say(`  ${files.files} files, ${files.bytes} bytes`)
  }
  for (const { name, file, documents, bytes, indexes } of collections) {
    signal.throwIfAborted()
    entries.push(await archive.add({ name: indexesEntry(name), size: indexes.length, content: [indexes] }))
    const content = createReadStream(file)
    const added = await archive.add({ name: documentsEntry(name), size: bytes, content })
    entries.push({ ...added, documents })
    await rm(file)
  }
  if (journal) entries.push(await archive.add({ name: JOURNAL, ...journal }))
  return { entries, files }
}

type Describe = Pick<BackUp, 'env' | 'appVersion'> & {
  now: Date
  entries: ArchiveEntry[]
  files: Manifest['storage']
  collections: CopiedCollection[]
}

function describe({ env, appVersion, now, entries, files, collections }: Describe): Manifest {
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt: now.toISOString(),
    appVersion,
    database: {
      name: env.MONGODB_DATABASE,
      collections: collections.length,
      documents: collections.reduce((sum, { documents }) => sum + documents, 0),
      withoutDocuments: WITHOUT_DOCUMENTS,
    },
    storage: files,
    entries,
  }
}

async function finish(archive: ArchiveWriter, manifest: Manifest): Promise<{ size: number; sha256: string }> {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
  const { sha256 } = await archive.add({ name: MANIFEST, size: text.length, content: [text] })
  const checksum = Buffer.from(`${sha256}  ${MANIFEST}\n`)
  await archive.add({ name: MANIFEST_CHECKSUM, size: checksum.length, content: [checksum] })
  return await archive.finish()
}

async function orDiskFull<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof StorageError || (code !== 'ENOSPC' && code !== 'EDQUOT')) throw error
    throw new BackupError('no_space', 'The disk is full; nothing of the backup was kept.', { cause: error })
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
