import { Long } from 'bson'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, open, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { type Document, MongoClient } from 'mongodb'
import { expect } from 'vitest'
import { checkMongoData } from '../../../../packages/embedded/src/mongo/check-mongo-data.server.ts'
import { startMongo } from '../../../../packages/embedded/src/mongo/start-mongo.server.ts'
import { rawCommand } from './raw-command.ts'
import { Store } from '../../../../packages/embedded/src/mongo/storage/store.server.ts'
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
    expect(await checkMongoData({ dataDir })).toEqual([])
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

/** A data directory with documents small and large, an index, and pages that were freed again. */
async function aFilledDirectory(dataDir: string): Promise<string> {
  const server = await startMongo({ dataDir })
  const client = await new MongoClient(server.uri).connect()
  const docs = client.db('a').collection<{ _id: number; n: number; tags: string[]; text: string }>('docs')
  await docs.createIndex({ tags: 1, n: -1 })
  const text = (i: number) => 'x'.repeat(i % 10 === 0 ? 20_000 : 300)
  await docs.insertMany(
    Array.from({ length: 2000 }, (_, i) => ({
      _id: i,
      n: i % 7,
      tags: [`t${i % 30}`, 'all'],
      text: text(i),
    })),
  )
  await docs.deleteMany({ _id: { $gte: 1500 } })
  await docs.updateMany({ n: 3 }, { $set: { text: 'y'.repeat(9000) } })
  await client.close()
  await server.close()
  return join(dataDir, 'mongo.lmdb')
}

async function overwrite(file: string, at: number, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.write(bytes, 0, bytes.length, at)
  await handle.close()
}

test('a data file that is cut short or overwritten is refused by name, with the way to restore it', async ({
  dataDir,
}) => {
  const file = await aFilledDirectory(dataDir)
  const whole = join(dataDir, 'whole')
  await copyFile(file, whole)
  const { size } = await stat(file)
  const damages: [string, () => Promise<void>][] = [
    ['cut by one page', () => truncate(file, size - 4096)],
    ['cut in half', () => truncate(file, Math.floor(size / 2))],
    ['cut after its first page', () => truncate(file, 4096)],
    ['cut to a few bytes', () => truncate(file, 10)],
    ['emptied', () => truncate(file, 0)],
    ['something else', () => writeFile(file, 'This is a letter and no database. '.repeat(1000))],
    ['zeros at its beginning', () => overwrite(file, 0, Buffer.alloc(4096))],
    ['zeros on its second page', () => overwrite(file, 4096, Buffer.alloc(4096))],
  ]

  for (const [, damage] of damages) {
    await copyFile(whole, file)
    await damage()
    await expect(startMongo({ dataDir })).rejects.toMatchObject({ name: 'EmbeddedMongoError', code: 301 })
    await expect(startMongo({ dataDir })).rejects.toThrow(`${file} is damaged: `)
    await expect(startMongo({ dataDir })).rejects.toThrow('npm run restore -- FILE')
    expect(await checkMongoData({ dataDir })).toHaveLength(1)
  }

  await copyFile(whole, file)
  expect(await checkMongoData({ dataDir })).toEqual([])
  const server = await startMongo({ dataDir })
  await server.close()
  await rm(file)
  const empty = await startMongo({ dataDir })
  await empty.close()
})

test('pages overwritten anywhere are found by the thorough check without harm to the process', async ({
  dataDir,
}) => {
  const file = await aFilledDirectory(dataDir)
  const whole = join(dataDir, 'whole')
  await copyFile(file, whole)
  const pages = Math.floor((await stat(file)).size / 4096)
  let found = 0
  for (let page = 2; page < pages; page += Math.ceil(pages / 25)) {
    await copyFile(whole, file)
    await overwrite(file, page * 4096, Buffer.alloc(4096, 0xee))
    found += Math.min(1, (await checkMongoData({ dataDir })).length)
  }

  // What is not found were free pages.
  expect(found).toBeGreaterThan(10)
})

test('a file of another format or with a damaged catalog is refused', async ({ dataDir }) => {
  const file = await aFilledDirectory(dataDir)
  const change = async (key: Buffer, value: Buffer) => {
    const store = new Store(dataDir)
    const before = store.get(key)
    store.write(() => store.put(key, value))
    await store.close()
    return before as Buffer
  }

  const format = await change(Buffer.from([0]), Buffer.from('2'))
  await expect(startMongo({ dataDir })).rejects.toMatchObject({
    code: 243,
    message: `${file} was written by another version of this server (format 2; this one reads 1).`,
  })
  await change(Buffer.from([0]), format)
  const catalog = Buffer.from('\u0001a\0docs')
  const definition = await change(catalog, Buffer.from('nonsense'))
  await expect(startMongo({ dataDir })).rejects.toThrow(`${file} is damaged: the catalog cannot be read`)
  await change(catalog, definition)
  const count = await change(Buffer.from([4, 0, 0, 0, 1]), Buffer.alloc(8, 0xbf))
  await expect(startMongo({ dataDir })).rejects.toThrow(/a\.docs cannot be read \(its counter says -/)
  await change(Buffer.from([4, 0, 0, 0, 1]), count)

  expect(await checkMongoData({ dataDir })).toEqual([])
})

test('the thorough check finds what does not fit together', async ({ dataDir }) => {
  await aFilledDirectory(dataDir)
  const store = new Store(dataDir)
  const [documents, index] = [Buffer.from([2, 0, 0, 0, 1]), Buffer.from([3, 0, 0, 0, 2])]
  const firstOf = (prefix: Buffer) => [...store.range(prefix, Buffer.concat([prefix, Buffer.from([255])]))][0]
  const [document, entry] = [firstOf(documents), firstOf(index)]
  if (!document || !entry) throw new Error('nothing is stored')
  store.write(() => {
    store.remove(document.key)
    store.remove(entry.key)
    store.put(Buffer.concat([documents, Buffer.from('zzz')]), Buffer.from('no document'))
    store.put(Buffer.from([5, 0, 0, 0, 99]), Buffer.from([1]))
  })
  await store.close()

  const findings = await checkMongoData({ dataDir })
  const problems = findings.map(
    ({ where, problem }) => `${where}: ${problem.replace(/[0-9a-f]{8,}/g, 'KEY')}`,
  )

  expect(problems).toContain('a.docs: the document under the key KEY cannot be decoded')
  expect(problems).toContain('a.docs tags_1_n_-1: the entry KEY points to a document that is not there')
  expect(problems.some((text) => /a\.docs tags_1_n_-1: document \d+ is not in the index/.test(text))).toBe(
    true,
  )
  expect(problems).toContain('no collection: the key KEY belongs to nothing')
})

test('a directory in use is not checked', async ({ dataDir }) => {
  const server = await startMongo({ dataDir })

  await expect(checkMongoData({ dataDir })).rejects.toMatchObject({ code: 98 })

  await server.close()
})

test('a full disk is told to the client, loses nothing and is forgotten once there is room', async ({
  dataDir,
  skip,
}) => {
  const disk = join(dataDir, 'disk')
  await mkdir(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk])
  if (mounted.status !== 0) skip('a small disk can only be mounted by root')
  try {
    const filler = join(disk, 'filler')
    await writeFile(filler, Buffer.alloc(5_000_000))
    const server = await startMongo({ dataDir: disk })
    const client = await new MongoClient(server.uri, { retryWrites: false }).connect()
    const docs = client.db('a').collection<{ _id: string; text: string }>('docs')
    await docs.createIndex({ text: 1 })
    const acknowledged: string[] = []
    const refusals: unknown[] = []
    const text = (i: number) => String(i).padStart(20_000, 'x')
    const insert = (_id: string, i: number) =>
      docs.insertOne({ _id, text: text(i) }).then(() => acknowledged.push(_id))
    for (let i = 0; refusals.length === 0 && i < 2000; i += 4) {
      const batch = [0, 1, 2, 3].map((n) => insert(`d${i + n}`, i + n))
      for (const result of await Promise.allSettled(batch))
        if (result.status === 'rejected') refusals.push(result.reason)
    }
    const transaction = await client
      .withSession((session) =>
        session.withTransaction(async () => {
          for (let i = 0; i < 20; i++) await docs.insertOne({ _id: `t${i}`, text: text(i) }, { session })
        }),
      )
      .catch((error: unknown) => error)

    expect(refusals[0]).toMatchObject({ code: 14031, codeName: 'OutOfDiskSpace' })
    expect(String(refusals[0])).toContain('There is no space left for the database')
    expect(transaction).toMatchObject({ code: 14031 })
    const stored = async () =>
      (await docs.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id)
    expect((await stored()).sort()).toEqual(acknowledged.toSorted())

    await rm(filler)
    await insert('after', 1)
    // The locks of the failed transaction are gone with it.
    await docs.insertOne({ _id: 't0', text: 'free' })
    acknowledged.push('t0')
    await client.close()
    await server.close()
    expect(await checkMongoData({ dataDir: disk })).toEqual([])
    const again = await startMongo({ dataDir: disk })
    const second = await new MongoClient(again.uri).connect()
    expect(await second.db('a').collection('docs').countDocuments()).toBe(acknowledged.length)
    await second.close()
    await again.close()
  } finally {
    spawnSync('umount', ['-l', disk])
  }
})

test('a server that finds no room for its database says so', async ({ dataDir, skip }) => {
  const disk = join(dataDir, 'disk')
  await mkdir(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=320k', 'tmpfs', disk])
  if (mounted.status !== 0) skip('a small disk can only be mounted by root')
  try {
    const filler = join(disk, 'filler')
    // There is no room for the lock first, then for what LMDB needs, then for the data, and at last for all.
    const outcomes: string[] = []
    for (let kilobytes = 320; kilobytes >= 0 && outcomes.at(-1) !== 'started'; kilobytes -= 4) {
      await writeFile(filler, Buffer.alloc(kilobytes * 1024)).catch(() => undefined)
      const outcome = await startMongo({ dataDir: disk }).catch((error: unknown) => error as { code: number })
      await rm(filler)
      outcomes.push('close' in outcome ? 'started' : String(outcome.code))
      if ('close' in outcome) await outcome.close()
    }
    expect(new Set(outcomes)).toEqual(new Set(['14031', 'started']))
    expect(outcomes.length).toBeGreaterThan(15)
  } finally {
    spawnSync('umount', ['-l', disk])
  }
})
