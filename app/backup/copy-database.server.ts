import { EJSON } from 'bson'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import mongoose from 'mongoose'
import { BackupError } from '#app/backup/backup-error.ts'
import { isCollectionName } from '#app/backup/archive-format.ts'

type Client = InstanceType<typeof mongoose.mongo.MongoClient>
type Session = ReturnType<Client['startSession']>
type Listed = { name: string; type?: string; options?: object }

export type CopiedCollection = {
  name: string
  documents: number
  bytes: number
  file: string
  indexes: Buffer
}

/**
 * What a restored product must not wake up again: whoever was signed out since would be signed in, and somebody locked out
 * for guessing passwords is judged anew. Who has a lesson open is known again within seconds.
 */
export const WITHOUT_DOCUMENTS = ['sessions', 'rateLimits', 'lessonpresences']

type CopyDatabase = {
  client: Client
  database: string
  /** Empty; it takes one file for each collection. */
  folder: string
  signal: AbortSignal
  say: (line: string) => void
}

/**
 * Copies every collection out as it was at one moment, while others go on writing. All of them at once and before anything
 * slow is done, since a server keeps that moment for some minutes only.
 */
export async function copyDatabase({
  client,
  database,
  folder,
  signal,
  say,
}: CopyDatabase): Promise<CopiedCollection[]> {
  const db = client.db(database)
  const [first] = await list(client, database)
  if (!first) {
    throw new BackupError(
      'refused',
      `The database ${database} holds nothing, so there is nothing to back up.`,
    )
  }
  const session = client.startSession({ snapshot: true })
  try {
    // The first read decides the moment. Collections are listed after it: what was there then is listed now.
    await db.collection(first.name).find({}, { session, limit: 1 }).toArray()
    const copied: CopiedCollection[] = []
    for (const { name, options = {} } of await list(client, database)) {
      signal.throwIfAborted()
      const file = path.join(folder, `${name}.bson`)
      const isLeftOut = WITHOUT_DOCUMENTS.includes(name)
      const counts = await copyDocuments({ client, database, name, session, file, isLeftOut, signal })
      const indexes = await db.collection(name).listIndexes().toArray()
      copied.push({
        ...{ name, file, ...counts },
        indexes: Buffer.from(`${EJSON.stringify({ options, indexes }, undefined, 2, { relaxed: false })}\n`),
      })
      say(`  ${name}: ${isLeftOut ? 'left out' : counts.documents}`)
    }
    return copied
  } catch (error) {
    throw explainSnapshot(error)
  } finally {
    await session.endSession()
  }
}

async function list(client: Client, database: string): Promise<Listed[]> {
  const found: Listed[] = await client.db(database).listCollections().toArray()
  const own = found.filter(({ name }) => !name.startsWith('system.'))
  const odd = own.find(({ name, type = 'collection' }) => type !== 'collection' || !isCollectionName(name))
  if (odd) {
    throw new BackupError(
      'refused',
      `The database holds ${odd.name}, which is no plain collection and cannot be backed up.`,
    )
  }
  return own.sort((a, b) => (a.name < b.name ? -1 : 1))
}

type CopyDocuments = {
  client: Client
  database: string
  name: string
  session: Session
  file: string
  isLeftOut: boolean
  signal: AbortSignal
}

async function copyDocuments({ client, database, name, session, file, isLeftOut, signal }: CopyDocuments) {
  const out = await open(file, 'wx', 0o600)
  try {
    let documents = 0
    if (isLeftOut) return { documents, bytes: 0 }
    const cursor = client.db(database).collection(name).find({}, { session, raw: true, batchSize: 1000 })
    for await (const raw of batchesOf(cursor as unknown as AsyncIterable<Uint8Array>)) {
      signal.throwIfAborted()
      await out.writeFile(Buffer.concat(raw))
      documents += raw.length
    }
    return { documents, bytes: (await stat(file)).size }
  } finally {
    await out.close()
  }
}

const BATCH_IN_BYTES = 1024 * 1024

async function* batchesOf(documents: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let batch: Uint8Array[] = []
  let bytes = 0
  for await (const document of documents) {
    batch.push(document)
    bytes += document.length
    if (bytes < BATCH_IN_BYTES) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

function explainSnapshot(error: unknown): unknown {
  if (!(error instanceof mongoose.mongo.MongoError)) return error
  const told = (sentence: string) => new BackupError('failed', sentence, { cause: error })
  switch (error.code) {
    case 239: // SnapshotTooOld
      return told(
        'The database did not keep the moment of the backup long enough: raise minSnapshotHistoryWindowInSeconds or use mongodump.',
      )
    case 246: // SnapshotUnavailable
      return told('The database was changing its collections or indexes; start the backup again.')
    case 123: // NotAReplicaSet
      return told('The database is not a replica set, so it cannot be read as it is at one moment.')
    default:
      return told(`The database failed while it was read: ${error.message.replace(/\.$/, '')}.`)
  }
}
