import { existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { Catalog } from './catalog.server.ts'
import { Collection } from './collection.server.ts'
import { dataFileDamage } from './data-file.server.ts'
import { countKey, formatKey } from './keys.server.ts'
import { storeFailure } from './store-failure.server.ts'
import { DATA_FILE, LiveView, Store } from './store.server.ts'

/** The way keys and values are laid out; raised when an older server could not read them any more. */
const FORMAT = 1

// The size of LMDB's lock file for the readers the store asks for.
const LOCK_FILE_BYTES = 65_536
/** More than the first pages of a new database take. */
const FIRST_PAGES_BYTES = 131_072

const damaged = (file: string, reason: string) =>
  new EmbeddedMongoError(
    301,
    `${file} is damaged: ${reason}. Restore it from a backup with \`npm run restore -- FILE\`, or move it away to start empty.`,
  )

/**
 * Opens the database of a data directory, made when there is none. Throws `EmbeddedMongoError` 301 when its file is
 * damaged, 243 when a newer version wrote it and 14031 when there is no space for it.
 */
export async function openStore(dataDir: string, { everyPage = false } = {}): Promise<Store> {
  const file = join(dataDir, DATA_FILE)
  const damage = dataFileDamage(file, { everyPage })
  if (damage) throw damaged(file, damage)
  const store = opened(dataDir, file)
  try {
    checkFormat(store, file)
    checkCatalog(store, file)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

function opened(dataDir: string, file: string): Store {
  const isNew = !existsSync(file)
  try {
    reserveSpace(`${file}-lock`, isNew)
    return new Store(dataDir)
  } catch (error) {
    // A file that was made and never filled would look like one that lost everything.
    if (isNew) rmSync(file, { force: true })
    const message = error instanceof Error ? error.message : String(error)
    if (/MDB_(INVALID|CORRUPTED|VERSION_MISMATCH|PAGE_NOTFOUND)/.test(message)) throw damaged(file, message)
    throw storeFailure(error, dataDir)
  }
}

/**
 * LMDB only extends its lock file and maps it, and does not survive that a new database cannot be written: on a full disk
 * either would end the process without a word.
 */
function reserveSpace(lockFile: string, isNew: boolean): void {
  writeFileSync(lockFile, Buffer.alloc(LOCK_FILE_BYTES + (isNew ? FIRST_PAGES_BYTES : 0)))
  truncateSync(lockFile, LOCK_FILE_BYTES)
}

function checkFormat(store: Store, file: string): void {
  const stored = store.get(formatKey())?.toString()
  if (stored === String(FORMAT)) return
  if (stored !== undefined) {
    throw new EmbeddedMongoError(
      243,
      `${file} was written by another version of this server (format ${stored}; this one reads ${FORMAT}).`,
    )
  }
  store.write(() => store.put(formatKey(), Buffer.from(String(FORMAT))))
  store.refreshReaders()
}

/** Looks at what every command relies on: definitions, counters and one document of each collection. */
function checkCatalog(store: Store, file: string): void {
  const view = new LiveView(store)
  let reading = 'the catalog'
  try {
    for (const definition of new Catalog(view).all(view)) {
      reading = definition.namespace
      const bytes = view.get(countKey(definition.id))
      const count = bytes ? view.count(definition.id) : 0
      if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`its counter says ${count}`)
      const [first] = new Collection(definition, view).all()
      if ((first !== undefined) !== count > 0) throw new RangeError(`its counter says ${count}`)
    }
  } catch (error) {
    throw damaged(
      file,
      `${reading} cannot be read (${error instanceof Error ? error.message : String(error)})`,
    )
  }
}
