import mongoose from 'mongoose'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import { backUp } from '#app/backup/back-up.server.ts'
import { readEnv, type Env } from '#app/lib/env.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { openStorage, type Storage } from '#app/lib/storage.server.ts'

/** A database, a storage and a data folder, as one environment names them. */
export type Place = { env: Env; db: Db; storage: Storage; folder: string }
type Db = ReturnType<InstanceType<typeof mongoose.mongo.MongoClient>['db']>

export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'backup-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** What the tests themselves use: the database of this worker and its storage. */
export async function theProduct(): Promise<Place> {
  const folder = await aFolder()
  const { storage } = getRuntime()
  const env = envOf({
    folder,
    database: mongoose.connection.name,
    storageUrl: storage.place.startsWith('s3:')
      ? `${storage.place}${new URL(process.env['STORAGE_URL'] ?? '').search}`
      : pathToFileURL(storage.place).href,
  })
  return { env, storage, folder, db: databaseOf(env) }
}

/** Another place, with nothing in it; gone after the test. */
export async function anEmptyPlace(values: { storageUrl?: string } = {}): Promise<Place> {
  const folder = await aFolder()
  const storageUrl = values.storageUrl ?? pathToFileURL(path.join(folder, 'storage')).href
  const env = envOf({ folder, database: `backup_${randomUUID().slice(0, 8)}`, storageUrl })
  const db = databaseOf(env)
  onTestFinished(async () => void (await db.dropDatabase()))
  return { env, db, folder, storage: await openStorage(storageUrl, folder) }
}

const envOf = ({
  folder,
  database,
  storageUrl,
}: {
  folder: string
  database: string
  storageUrl: string
}): Env =>
  readEnv({
    DATA_DIR: folder,
    MONGODB_URI: inject('services').mongoUri,
    MONGODB_DATABASE: database,
    STORAGE_URL: storageUrl,
  })

const databaseOf = (env: Env): Db => mongoose.connection.getClient().db(env.MONGODB_DATABASE)

/** A little of everything that is in a backup. */
export async function aFilledPlace(): Promise<Place> {
  const place = await anEmptyPlace()
  await place.db.collection('courses').insertMany([
    { slug: 'leave-rules', title: 'Imagined Leave Rules' },
    { slug: 'noting', title: 'कल्पित टिप्पण' },
  ])
  await place.db.collection('courses').createIndex({ slug: 1 }, { unique: true })
  await place.db.collection('sessions').insertOne({ tokenHash: 'x' })
  await place.storage.write('packages/a/lesson.html', Buffer.from('<h1>Kinds of leave</h1>'))
  await place.storage.write('packages/a/चित्र १.svg', Buffer.from('<svg/>'))
  await keepJournal(place, '{"format":"journal"}\n{"id":"cus_1"}\n')
  return place
}

export const journalOf = ({ folder }: Place): string =>
  path.join(folder, 'embedded', 'stripe', 'journal.jsonl')

export async function keepJournal(place: Place, content: string): Promise<void> {
  await mkdir(path.dirname(journalOf(place)), { recursive: true })
  await writeFile(journalOf(place), content)
}

export async function anArchiveOf(place: Place): Promise<string> {
  const file = path.join(await aFolder(), 'backup.tar.gz')
  await backUp({ env: place.env, file, appVersion: '0.0.0-tests' })
  return file
}

/** Every document of every collection, byte for byte, in the order of the ids. */
export async function documentsOf({ db }: Place, leftOut: string[] = []): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const { name } of await db.listCollections().toArray()) {
    const raw = (await db
      .collection(name)
      .find({}, { raw: true })
      .sort({ _id: 1 })
      .toArray()) as unknown as Buffer[]
    found[name] = leftOut.includes(name) ? [] : raw.map((document) => Buffer.from(document).toString('hex'))
  }
  return found
}

export async function indexesOf({ db }: Place): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const { name } of await db.listCollections().toArray()) {
    const indexes = (await db.collection(name).listIndexes().toArray()) as { name: string }[]
    found[name] = indexes.sort((a, b) => (a.name < b.name ? -1 : 1))
  }
  return found
}

export async function filesOf({ storage }: Place): Promise<Record<string, string>> {
  const found: [string, string][] = []
  for await (const { name } of storage.list()) {
    found.push([name, (await buffer(await storage.read(name))).toString('hex')])
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
}
