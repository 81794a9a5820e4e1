import type mongoose from 'mongoose'
import { BackupError } from '#app/backup/backup-error.ts'
import { splitDocuments, toExactDocument } from '#app/backup/documents.server.ts'
import { type CollectionIndexes } from '#app/backup/verify-archive.server.ts'

type Db = ReturnType<InstanceType<typeof mongoose.mongo.MongoClient>['db']>

const BATCH_OF_DOCUMENTS = 1000
const BATCH_IN_BYTES = 8 * 1024 * 1024
const MAJORITY = { w: 'majority' } as const

/** The collections of a database, and those of them that hold documents. */
export async function listCollections(db: Db): Promise<{ all: string[]; withDocuments: string[] }> {
  const listed = await db.listCollections({}, { nameOnly: true }).toArray()
  const all = listed.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
  const withDocuments: string[] = []
  for (const name of all) if (await db.collection(name).findOne()) withDocuments.push(name)
  return { all, withDocuments }
}

export async function dropCollections(db: Db): Promise<void> {
  for (const name of (await listCollections(db)).all) await db.dropCollection(name)
}

type FillCollection = {
  db: Db
  name: string
  described: CollectionIndexes
  content: AsyncIterable<Buffer>
  /** How many documents there must be in the end. */
  expected: number
}

/** Makes a collection, fills it and counts what it holds; its indexes come last, which is quicker. */
export async function fillCollection({
  db,
  name,
  described,
  content,
  expected,
}: FillCollection): Promise<void> {
  await db.createCollection(name, { ...described.options, writeConcern: MAJORITY })
  await insertDocuments(db, name, content)
  // Before the indexes, since one of them may sweep away at once what is past its time.
  const counted = await db.collection(name).countDocuments()
  if (counted !== expected) {
    throw new BackupError(
      'failed',
      `The database holds ${counted} documents of ${name} instead of ${expected}.`,
    )
  }
  const indexes = described.indexes.filter((index) => index['name'] !== '_id_')
  if (indexes.length > 0) await db.command({ createIndexes: name, indexes, writeConcern: MAJORITY })
}

async function insertDocuments(db: Db, name: string, content: AsyncIterable<Buffer>): Promise<void> {
  let batch: object[] = []
  let bytes = 0
  for await (const document of splitDocuments(content, name)) {
    batch.push(toExactDocument(document, name))
    bytes += document.length
    if (batch.length < BATCH_OF_DOCUMENTS && bytes < BATCH_IN_BYTES) continue
    await insert(db, name, batch)
    batch = []
    bytes = 0
  }
  if (batch.length > 0) await insert(db, name, batch)
}

/** A command of our own: the driver's insert looks into documents, and not into those that keep the order of their fields. */
async function insert(db: Db, name: string, documents: object[]): Promise<void> {
  const answer = await db.command({ insert: name, documents, ordered: true, writeConcern: MAJORITY })
  const [error] = (answer['writeErrors'] ?? []) as { errmsg?: string }[]
  if (!error && answer['n'] === documents.length) return
  throw new BackupError(
    'failed',
    `The database did not take a document of ${name}: ${error?.errmsg ?? 'it did not say why'}.`,
  )
}
