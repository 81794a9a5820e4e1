import { type Long, Timestamp, UUID } from 'bson'
import { type ClientSession, type Document, type MongoClient } from 'mongodb'
import { expect } from 'vitest'
import { rawCommand } from './raw-command.ts'
import { test } from './running-mongo.ts'

interface Numbered {
  _id: number
  n?: number
}

const numbered = (count: number) => Array.from({ length: count }, (_, _id) => ({ _id, n: 0 }))

const fill = async (client: MongoClient, count: number) => {
  const docs = client.db('a').collection<Numbered>('docs')
  await docs.insertMany(numbered(count))
  return docs
}

const snapshotSession = (client: MongoClient): ClientSession => client.startSession({ snapshot: true })

test('a snapshot session reads one moment in every collection, whatever is written meanwhile', async ({
  client,
}) => {
  const docs = await fill(client, 500)
  const others = client.db('b').collection<Numbered>('others')
  await others.insertOne({ _id: 1 })
  const session = snapshotSession(client)
  const cursor = docs.find({}, { session, batchSize: 10 })
  await cursor.next()

  await docs.updateMany({}, { $inc: { n: 1 } })
  await docs.deleteMany({ _id: { $gt: 400 } })
  await others.insertOne({ _id: 2 })
  await client.db('b').collection('made later').insertOne({})

  const rest = await cursor.toArray()
  expect(rest).toHaveLength(499)
  expect(rest.every(({ n }) => n === 0)).toBe(true)
  expect(await docs.find({ _id: { $in: [7, 450] } }, { session }).toArray()).toEqual([
    { _id: 7, n: 0 },
    { _id: 450, n: 0 },
  ])
  expect(await others.find({}, { session }).toArray()).toEqual([{ _id: 1 }])
  expect(await others.distinct('_id', {}, { session })).toEqual([1])
  expect(await docs.countDocuments({ n: 0 }, { session })).toBe(500)
  expect(await docs.aggregate([{ $group: { _id: null, n: { $sum: '$n' } } }], { session }).toArray()).toEqual(
    [{ _id: null, n: 0 }],
  )
  expect(await client.db('b').collection('made later').find({}, { session }).toArray()).toEqual([])
  await session.endSession()
  expect(await docs.countDocuments({ n: 1 })).toBe(401)
})

test('a copy made through a snapshot session while transfers go on adds up', async ({ client }) => {
  const accounts = client.db('a').collection<{ _id: number; amount: number }>('accounts')
  await accounts.createIndex({ amount: 1 })
  await accounts.insertMany(Array.from({ length: 60 }, (_, _id) => ({ _id, amount: 100 })))
  let isRunning = true
  const transfers = (async () => {
    for (let i = 0; isRunning; i++) {
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await accounts.updateOne({ _id: i % 60 }, { $inc: { amount: -7 } }, { session })
          await accounts.updateOne({ _id: (i * 13 + 1) % 60 }, { $inc: { amount: 7 } }, { session })
        }),
      )
    }
  })()

  const sums: number[] = []
  for (let round = 0; round < 5; round++) {
    const session = snapshotSession(client)
    let sum = 0
    for await (const { amount } of accounts.find({}, { session, batchSize: 3 })) sum += amount
    const byIndex = await accounts
      .find({ amount: { $gte: -1e6 } }, { session })
      .sort({ amount: 1 })
      .toArray()
    expect(byIndex.reduce((total, { amount }) => total + amount, 0)).toBe(sum)
    sums.push(sum)
    await session.endSession()
  }
  isRunning = false
  await transfers

  expect(sums).toEqual([6000, 6000, 6000, 6000, 6000])
})

test('the time of a snapshot is told with its first answer and released with its session', async ({
  client,
  server,
}) => {
  await fill(client, 3)
  const lsid = { id: new UUID() }
  const send = (command: Document, time?: Timestamp) =>
    rawCommand(server.port, {
      ...command,
      lsid,
      readConcern: { level: 'snapshot', ...(time && { atClusterTime: time }) },
      $db: 'a',
    })

  const found = await send({ find: 'docs', batchSize: 1 })
  const time = (found.cursor as Document).atClusterTime as Timestamp
  await client.db('a').collection('docs').insertOne({})
  const again = await send({ aggregate: 'docs', pipeline: [{ $count: 'n' }], cursor: {} }, time)
  const values = await send({ distinct: 'docs', key: '_id' }, time)
  expect(time).toBeInstanceOf(Timestamp)
  expect(again.cursor).toMatchObject({ firstBatch: [{ n: 3 }], atClusterTime: time })
  expect(values).toMatchObject({ values: [0, 1, 2], atClusterTime: time })
  expect(await send({ find: 'docs' })).toMatchObject({ cursor: { firstBatch: { length: 4 } } })

  await rawCommand(server.port, { endSessions: [lsid], $db: 'admin' })
  const late = await send({ find: 'docs' }, time)
  const more = await rawCommand(server.port, {
    getMore: (found.cursor as Document).id as Long,
    collection: 'docs',
    $db: 'a',
  })

  expect(late).toMatchObject({ ok: 0, code: 239, codeName: 'SnapshotTooOld' })
  // The cursor keeps what it reads from for itself.
  expect(more).toMatchObject({ ok: 1, cursor: { nextBatch: [{ _id: 1 }, { _id: 2 }] } })
})

test('what cannot read a snapshot says so instead of reading the present', async ({ client, server }) => {
  await fill(client, 3)
  const session = snapshotSession(client)

  await expect(client.db('a').command({ count: 'docs' }, { session })).rejects.toMatchObject({ code: 72 })
  await expect(client.db('a').listCollections({}, { session }).toArray()).rejects.toMatchObject({ code: 72 })
  await expect(client.db('a').collection('docs').insertOne({}, { session })).rejects.toMatchObject({
    code: 72,
  })
  await session.endSession()
  const ask = (readConcern: Document) => rawCommand(server.port, { find: 'docs', readConcern, $db: 'a' })
  expect(await ask({ level: 'yesterday' })).toMatchObject({ ok: 0, code: 2 })
  expect(await ask({ level: 'majority', atClusterTime: new Timestamp({ t: 1, i: 1 }) })).toMatchObject({
    code: 72,
  })
  expect(await ask({ level: 'snapshot', atClusterTime: new Timestamp({ t: 1, i: 1 }) })).toMatchObject({
    code: 239,
    errmsg: 'Read timestamp Timestamp(1, 1) is older than the oldest available timestamp.',
  })
})

test('a large result is read as it is asked for', async ({ client }) => {
  const docs = client.db('a').collection<{ _id: number; text: string }>('large')
  const text = 'x'.repeat(50_000)
  await docs.insertMany(Array.from({ length: 400 }, (_, _id) => ({ _id, text })))
  const before = process.memoryUsage().arrayBuffers

  const cursors = Array.from({ length: 20 }, () => docs.find({}, { batchSize: 2 }))
  for (const cursor of cursors) await cursor.next()
  const grown = process.memoryUsage().arrayBuffers - before

  // Twenty results of 20 MB each.
  expect(grown).toBeLessThan(100_000_000)
  await docs.deleteMany({})
  let read = 1
  for await (const doc of cursors[0] as AsyncIterable<{ text: string }>) read += Math.sign(doc.text.length)
  expect(read).toBe(400)
  await Promise.all(cursors.map((cursor) => cursor.close()))
})
