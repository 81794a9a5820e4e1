import { Long } from 'bson'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { type Document, MongoClient } from 'mongodb'
import { expect } from 'vitest'
import { startMongo } from '../../../../packages/embedded/src/mongo/start-mongo.server.ts'
import { rawCommand } from './raw-command.ts'
import { test } from './running-mongo.ts'

const entry = join(import.meta.dirname, 'serve-mongo.ts')

interface Served {
  uri: string
  child: ChildProcess
}

async function serveInChild(dataDir: string): Promise<Served> {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const [uri] = (await once(lines, 'line')) as [string]
  return { uri, child }
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

test('data, indexes and counts are there after a restart', async ({ dataDir }) => {
  const first = await startMongo({ dataDir })
  const before = await new MongoClient(first.uri).connect()
  await before.db('a').collection('things').createIndex({ n: 1 }, { unique: true, name: 'by_n' })
  await before
    .db('a')
    .collection('things')
    .insertMany([{ n: 1 }, { n: 2 }])
  await before.close()
  await first.close()

  const second = await startMongo({ dataDir })
  const after = await new MongoClient(second.uri).connect()
  const things = after.db('a').collection('things')

  expect(await things.countDocuments()).toBe(2)
  expect(await things.estimatedDocumentCount()).toBe(2)
  expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_', 'by_n'])
  await expect(things.insertOne({ n: 1 })).rejects.toMatchObject({ code: 11000 })
  await after.db('a').collection('others').insertOne({ made: 'after the restart' })
  expect(await things.countDocuments()).toBe(2)
  await after.close()
  await second.close()
})

test('a data directory serves one server at a time', async ({ dataDir }) => {
  const first = await startMongo({ dataDir })

  await expect(startMongo({ dataDir })).rejects.toMatchObject({
    code: 98,
    message: /in use by another embedded server/,
  })

  await first.close()
  const second = await startMongo({ dataDir })
  await second.close()
})

test('another process is told that the data directory is taken', async ({ dataDir }) => {
  const { child } = await serveInChild(dataDir)

  await expect(startMongo({ dataDir })).rejects.toMatchObject({ code: 98 })

  await killed(child)
  const server = await startMongo({ dataDir })
  await server.close()
})

interface Tally {
  inserted: number[]
  transferred: number[]
}

/** Writes until the server dies; remembers what was acknowledged. */
async function writeUntilKilled(uri: string, child: ChildProcess, round: number): Promise<Tally> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 500, retryWrites: false }).connect()
  const db = client.db('load')
  const tally: Tally = { inserted: [], transferred: [] }
  let isRunning = true
  const worker = async (number: number) => {
    for (let i = 0; isRunning; i++) {
      const id = round * 1_000_000 + number * 100_000 + i
      await db.collection<{ _id: number }>('inserts').insertOne({ _id: id })
      tally.inserted.push(id)
      if (i % 4 !== 0) continue
      const session = client.startSession()
      session.startTransaction()
      for (const part of ['a', 'b', 'c']) {
        await db
          .collection<{ _id: string; transfer: number }>('parts')
          .insertOne({ _id: `${id}${part}`, transfer: id }, { session })
      }
      await session.commitTransaction()
      tally.transferred.push(id)
      await session.endSession()
    }
  }
  const workers = [1, 2, 3].map((number) => worker(number).catch(() => undefined))
  await new Promise((resolve) => setTimeout(resolve, 700))
  await killed(child)
  isRunning = false
  await Promise.all(workers)
  await client.close()
  return tally
}

test('nothing acknowledged is lost and no transaction is half done when the server is killed under load', async ({
  dataDir,
}) => {
  const tallies: Tally[] = []
  for (let round = 1; round <= 2; round++) {
    const { uri, child } = await serveInChild(dataDir)
    tallies.push(await writeUntilKilled(uri, child, round))
  }
  const server = await startMongo({ dataDir })
  const client = await new MongoClient(server.uri).connect()
  const db = client.db('load')

  const inserted = new Set(
    (await db.collection<{ _id: number }>('inserts').find().toArray()).map(({ _id }) => _id),
  )
  const parts = await db
    .collection('parts')
    .aggregate<{ _id: number; n: number }>([{ $group: { _id: '$transfer', n: { $sum: 1 } } }])
    .toArray()
  await client.close()
  await server.close()

  const acknowledged = tallies.flatMap((tally) => tally.inserted)
  expect(acknowledged.length).toBeGreaterThan(20)
  expect(acknowledged.filter((id) => !inserted.has(id))).toEqual([])
  const transfers = new Set(parts.map(({ _id }) => _id))
  expect(tallies.flatMap((tally) => tally.transferred).filter((id) => !transfers.has(id))).toEqual([])
  expect(parts.filter(({ n }) => n !== 3)).toEqual([])
})

test('a commit that was acknowledged before a crash is acknowledged again after it', async ({ dataDir }) => {
  const { uri, child } = await serveInChild(dataDir)
  const client = await new MongoClient(uri, { monitorCommands: true }).connect()
  const commits: Document[] = []
  client.on(
    'commandStarted',
    ({ commandName, command }) => commandName === 'commitTransaction' && commits.push(command),
  )
  await client.withSession((session) =>
    session.withTransaction(() => client.db('a').collection('things').insertOne({ n: 1 }, { session })),
  )
  await killed(child)
  await client.close().catch(() => undefined)
  const server = await startMongo({ dataDir })

  const { lsid, txnNumber } = commits[0] as Document
  const commit = { commitTransaction: 1, lsid, autocommit: false, $db: 'admin' }
  const again = await rawCommand(server.port, { ...commit, txnNumber })
  const unknown = await rawCommand(server.port, { ...commit, txnNumber: Long.fromNumber(99) })

  expect(again).toMatchObject({ ok: 1 })
  expect(unknown).toMatchObject({ ok: 0, code: 251 })
  await server.close()
})
