import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import {
  JOURNAL,
  kindOfEntry,
  storageEntry,
  type ArchiveEntry,
  type Manifest,
} from '#app/backup/archive-format.ts'
import { BackupError } from '#app/backup/backup-error.ts'
import { dropCollections, fillCollection, listCollections } from '#app/backup/database-writer.server.ts'
import { writeJournal } from '#app/backup/journal.server.ts'
import {
  journalFile,
  reachDatabase,
  refuseWhileRunning,
  type Reached,
} from '#app/backup/reach-database.server.ts'
import { readArchive } from '#app/backup/read-archive.server.ts'
import { checking, createFileWriter } from '#app/backup/storage-writer.server.ts'
import { readIndexes, verifyArchive, type CollectionIndexes } from '#app/backup/verify-archive.server.ts'
import { type Env } from '#app/lib/env.server.ts'
import { openStorage, type Storage } from '#app/lib/storage.server.ts'

type Restore = {
  env: Env
  file: string
  /** Put the archive in the place of what is there; without it, only where there is nothing. */
  replace?: boolean
  say?: (line: string) => void
  signal?: AbortSignal
}

export type Restored = { manifest: Manifest; removedFiles: number }

/**
 * Puts an archive into the configured database and storage. The whole of it is verified before anything is touched; then
 * files are written, which nobody uses yet, and only then the database is replaced.
 */
export async function restore({
  env,
  file,
  replace = false,
  say = () => {},
  signal = new AbortController().signal,
}: Restore): Promise<Restored> {
  await refuseWhileRunning(env)
  say(`Checking ${file}`)
  const manifest = await verifyArchive(file, signal)
  say(`  made ${manifest.createdAt}: ${contentsOf(manifest)}`)
  const storage = await openStorage(env.STORAGE_URL, path.resolve(env.DATA_DIR))
  const database = await reachDatabase(env)
  const progress = { state: 'Nothing was changed.' }
  try {
    if (!replace) await refuseUnlessEmpty({ env, database, storage })
    await writeAll({ env, file, manifest, storage, database, say, signal, progress })
    return { manifest, removedFiles: await removeOthers(storage, manifest) }
  } catch (error) {
    throw withState(error, progress.state)
  } finally {
    await database.close()
  }
}

export const contentsOf = ({ database, storage }: Manifest): string =>
  `${database.documents} documents in ${database.collections} collections, ${storage.files} files of ${storage.bytes} bytes`

type Places = { env: Env; database: Reached; storage: Storage }

async function refuseUnlessEmpty({ env, database, storage }: Places): Promise<void> {
  const refuse = (what: string) =>
    new BackupError('not_empty', `${what} Add --replace to put the backup in its place.`)
  const { withDocuments } = await listCollections(database.client.db(env.MONGODB_DATABASE))
  if (withDocuments.length > 0) {
    throw refuse(`The database ${env.MONGODB_DATABASE} is not empty: it holds ${withDocuments.join(', ')}.`)
  }
  for await (const { name } of storage.list()) {
    throw refuse(`The storage ${storage.place} is not empty: it holds ${name}.`)
  }
  const journal = journalFile(env)
  if (journal && existsSync(journal) && statSync(journal).size > 0) {
    throw refuse(`The embedded payment service is not empty: it keeps ${journal}.`)
  }
}

type WriteAll = Places & {
  file: string
  manifest: Manifest
  say: (line: string) => void
  signal: AbortSignal
  /** What to tell the operator if it ends here. */
  progress: { state: string }
}

/** One pass through the archive, in its order: files, then each collection, then the journal. */
async function writeAll({
  env,
  file,
  manifest,
  storage,
  database,
  say,
  signal,
  progress,
}: WriteAll): Promise<void> {
  const db = database.client.db(env.MONGODB_DATABASE)
  const expected = new Map(manifest.entries.map((entry) => [entry.name, entry]))
  const files = createFileWriter(storage)
  const isDone = { files: 0, isDatabaseEmpty: false }
  let described: CollectionIndexes = { options: {}, indexes: [] }

  const emptyDatabase = async (): Promise<void> => {
    if (isDone.isDatabaseEmpty) return
    isDone.isDatabaseEmpty = true
    await files.finish()
    signal.throwIfAborted()
    say(`Database ${env.MONGODB_DATABASE}`)
    progress.state =
      'The database is incomplete: do not start Karmashala on it, but run the same command again with --replace.'
    await dropCollections(db)
  }

  say(`Storage ${storage.place}`)
  try {
    for await (const entry of readArchive(file)) {
      signal.throwIfAborted()
      const known = expected.get(entry.name)
      const kind = kindOfEntry(entry.name)
      if (!known || !kind) continue // what describes the rest
      if (kind.kind !== 'file') await emptyDatabase()
      const content = checking(known, entry.content)
      switch (kind.kind) {
        case 'file':
          progress.state =
            'The database was not touched, but files were written: run the same command again with --replace.'
          await files.add(kind.name, known, content)
          if ((isDone.files += 1) % 1000 === 0) say(`  ${isDone.files} of ${manifest.storage.files} files`)
          break
        case 'indexes':
          described = readIndexes(await buffer(content), entry.name)
          break
        case 'documents':
          await fillCollection({
            db,
            name: kind.collection,
            described,
            content,
            expected: known.documents ?? 0,
          })
          say(`  ${kind.collection}: ${known.documents}`)
          break
        case 'journal':
          await restoreJournal(env, content, say)
          break
      }
    }
  } finally {
    await files.settle()
  }
  await emptyDatabase() // of an archive that has none
  progress.state =
    'Database and files are complete, but files that do not belong to the backup are left in storage.'
  if (!expected.has(JOURNAL) && journalFile(env)) {
    say(
      'The backup knows nothing of the embedded payment service: orders may speak of payments it does not know.',
    )
  }
}

async function restoreJournal(env: Env, content: AsyncIterable<Buffer>, say: WriteAll['say']): Promise<void> {
  const file = journalFile(env)
  if (file) return await writeJournal(file, content)
  for await (const _ of content);
  say('STRIPE_SECRET_KEY is set, so what the embedded payment service knew was left out.')
}

/** What lies under other names belongs to what was replaced. */
async function removeOthers(storage: Storage, { entries }: Manifest): Promise<number> {
  const kept = new Set(entries.map(({ name }: ArchiveEntry) => name))
  const others: string[] = []
  for await (const { name } of storage.list()) if (!kept.has(storageEntry(name))) others.push(name)
  for (const name of others) await storage.remove(name)
  return others.length
}

function withState(error: unknown, state: string): BackupError {
  const code = error instanceof BackupError ? error.code : 'failed'
  const message = error instanceof Error ? error.message : String(error)
  return new BackupError(code, `${message.replace(/\.?$/, '.')} ${state}`, { cause: error })
}
