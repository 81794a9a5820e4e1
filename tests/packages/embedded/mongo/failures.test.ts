import { Long, UUID } from 'bson'
import { type Document, MongoClient, MongoNetworkError, MongoServerError } from 'mongodb'
import { expect } from 'vitest'
import { type RunningMongo, startMongo } from '../../../../packages/embedded/src/mongo/start-mongo.server.ts'
import { rawCommand } from './raw-command.ts'
import { test as base } from './running-mongo.ts'

/** A server whose commands can be made to fail. */
const test = base.extend<{ server: RunningMongo }>({
  server: async ({ dataDir }, use) => {
    const server = await startMongo({ dataDir, enableTestCommands: true })
    await use(server)
    await server.close()
  },
})

interface Numbered {
  _id: number | string
  n?: number
  list?: number[]
}

const fail = (client: MongoClient, mode: unknown, data: Document = {}) =>
  client.db('admin').command({ configureFailPoint: 'failCommand', mode, data })

/** Names of the commands the driver sends, in order. */
const sent = (client: MongoClient): string[] => {
  const names: string[] = []
  client.on('commandStarted', ({ commandName }) => names.push(commandName))
  return names
}

base('commands cannot be made to fail on a server that was not started for it', async ({ client }) => {
  await expect(fail(client, 'alwaysOn', { failCommands: ['find'], errorCode: 2 })).rejects.toMatchObject({
    code: 59,
    message: "no such command: 'configureFailPoint'",
  })
})

test('a fail point fails the commands it names, as often as it says', async ({ client, server }) => {
  const docs = client.db('a').collection('docs')

  await fail(client, { times: 2 }, { failCommands: ['aggregate'], errorCode: 8 })
  await expect(docs.countDocuments()).rejects.toMatchObject({ code: 8 })
  await expect(docs.find().toArray()).resolves.toEqual([])
  await expect(docs.countDocuments()).rejects.toThrow("Failing command via 'failCommand' failpoint")
  await expect(docs.countDocuments()).resolves.toBe(0)
  await fail(client, { skip: 1 }, { failCommands: ['aggregate'], errorCode: 8 })
  await expect(docs.countDocuments()).resolves.toBe(0)
  await expect(docs.countDocuments()).rejects.toMatchObject({ code: 8 })
  expect(await fail(client, 'off')).toMatchObject({ count: 1 })
  await expect(docs.countDocuments()).resolves.toBe(0)
  await expect(
    client.db('a').command({ configureFailPoint: 'failCommand', mode: 'off' }),
  ).rejects.toMatchObject({ code: 13 })
  expect(
    await rawCommand(server.port, {
      configureFailPoint: 'failCommand',
      mode: 'alwaysOn',
      data: { failCommands: ['find'], appName: 'x' },
      $db: 'admin',
    }),
  ).toMatchObject({ ok: 0, code: 238 })
})

test('a write whose connection is lost is sent again by the driver and done once', async ({ server }) => {
  const client = await new MongoClient(server.uri, { monitorCommands: true }).connect()
  const docs = client.db('a').collection<Numbered>('docs')
  const names = sent(client)
  await fail(client, { times: 1 }, { failCommands: ['insert'], closeConnection: true })

  await docs.insertOne({ _id: 1, n: 0 })
  await fail(client, { times: 1 }, { failCommands: ['update'], errorCode: 91 })
  await docs.updateOne({ _id: 1 }, { $inc: { n: 1 } })
  await fail(
    client,
    { times: 1 },
    { failCommands: ['findAndModify'], writeConcernError: { code: 91, errmsg: 'gone' } },
  )
  await docs.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } })

  expect(names.filter((name) => ['insert', 'update', 'findAndModify'].includes(name))).toEqual([
    'insert',
    'insert',
    'update',
    'update',
    'findAndModify',
    'findAndModify',
  ])
  expect(await docs.find().toArray()).toEqual([{ _id: 1, n: 2 }])
  await client.close()
})

test('a commit whose answer is lost is sent again and nothing is done twice', async ({ server }) => {
  const client = await new MongoClient(server.uri, { monitorCommands: true }).connect()
  const docs = client.db('a').collection<Numbered>('docs')
  await docs.insertOne({ _id: 1, n: 0 })
  const names = sent(client)
  const increment = () =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        await docs.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session })
        await docs.insertOne({ _id: String(new UUID()) }, { session })
      }),
    )

  await fail(client, { times: 1 }, { failCommands: ['commitTransaction'], closeConnection: true })
  await increment()
  // Committed, but the answer says that it may be undone: the driver asks again.
  await fail(
    client,
    { times: 1 },
    {
      failCommands: ['commitTransaction'],
      writeConcernError: { code: 91, errmsg: 'Replication is being shut down' },
    },
  )
  await increment()
  await fail(
    client,
    { times: 3 },
    {
      failCommands: ['commitTransaction'],
      errorCode: 251,
      errorLabels: ['TransientTransactionError'],
    },
  )
  await increment()

  expect(names.filter((name) => name === 'commitTransaction')).toHaveLength(8)
  expect(await docs.findOne({ _id: 1 })).toEqual({ _id: 1, n: 3 })
  expect(await docs.countDocuments()).toBe(4)
  await client.close()
})

test('a commit that stays unanswered is reported as unknown', async ({ client }) => {
  const docs = client.db('a').collection<Numbered>('docs')
  const session = client.startSession()
  session.startTransaction()
  await docs.insertOne({ _id: 1 }, { session })
  await fail(client, { times: 2 }, { failCommands: ['commitTransaction'], closeConnection: true })

  const error: unknown = await session.commitTransaction().catch((reason: unknown) => reason)

  expect(error).toBeInstanceOf(MongoNetworkError)
  expect((error as MongoNetworkError).hasErrorLabel('UnknownTransactionCommitResult')).toBe(true)
  await session.commitTransaction()
  expect(await docs.countDocuments()).toBe(1)
  await session.endSession()
})

test('a blocked command does not hold up other connections', async ({ client }) => {
  const docs = client.db('a').collection('docs')
  await fail(client, { times: 1 }, { failCommands: ['find'], blockConnection: true, blockTimeMS: 300 })

  let isFound = false
  const finding = docs
    .find()
    .toArray()
    .then(() => (isFound = true))
  await docs.insertOne({})

  expect(isFound).toBe(false)
  await finding
})

const sessionOf = (port: number) => {
  const lsid = { id: new UUID() }
  return (txnNumber: number, command: Document) =>
    rawCommand(port, { ...command, lsid, txnNumber: Long.fromNumber(txnNumber), $db: 'a' })
}

test('a retry of any retryable write is answered from what was done the first time', async ({
  client,
  server,
}) => {
  const docs = client.db('a').collection<Numbered>('docs')
  const send = sessionOf(server.port)
  const insert = { insert: 'docs', documents: [{ _id: 1 }, { _id: 2 }, { _id: 2 }, { _id: 3 }] }
  const update = {
    update: 'docs',
    updates: [
      { q: { _id: 1 }, u: { $inc: { n: 1 } } },
      { q: { _id: 9 }, u: { $inc: { n: 1 } }, upsert: true },
    ],
  }
  const remove = { delete: 'docs', deletes: [{ q: {}, limit: 1 }] }
  const modify = { findAndModify: 'docs', query: { _id: 2 }, update: { $inc: { n: 1 } }, new: true }

  const inserted = [await send(1, insert), await send(1, insert)]
  const updated = [await send(2, update), await send(2, update)]
  const modified = [await send(3, modify), await send(3, modify)]
  const removed = [await send(4, remove), await send(4, remove)]
  const unordered = { ...insert, ordered: false }
  const mixed = [await send(5, unordered), await send(5, unordered)]

  expect(inserted[0]).toMatchObject({ n: 2, writeErrors: [{ index: 2, code: 11000 }] })
  expect(inserted[1]).toMatchObject({ n: 2, writeErrors: [{ index: 2 }], retriedStmtIds: [0, 1] })
  expect(updated[1]).toMatchObject({
    n: 2,
    nModified: 1,
    upserted: [{ index: 1, _id: 9 }],
    retriedStmtIds: [0, 1],
  })
  expect(modified[1]).toMatchObject({ value: { _id: 2, n: 1 }, retriedStmtId: 0 })
  expect(removed[1]).toMatchObject({ n: 1, retriedStmtIds: [0] })
  expect(mixed[1]).toMatchObject({ n: 2, retriedStmtIds: [0, 3] })
  expect(await docs.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1 },
    { _id: 2, n: 1 },
    { _id: 3 },
    { _id: 9, n: 1 },
  ])
})

test('a write that was refused as a whole is tried again when it is sent again', async ({
  client,
  server,
}) => {
  const send = sessionOf(server.port)
  await client.db('a').collection('docs').createIndex({ n: 1 }, { unique: true })
  await client.db('a').collection('docs').insertOne({ n: 5 })
  const modify = { findAndModify: 'docs', query: { n: 6 }, update: { $set: { n: 5 } }, upsert: true }

  expect(await send(1, modify)).toMatchObject({ ok: 0, code: 11000 })
  await client.db('a').collection('docs').deleteMany({})
  expect(await send(1, modify)).toMatchObject({ ok: 1, lastErrorObject: { n: 1 } })
})

test('retries are recognised after a restart and old numbers are not taken again', async ({ dataDir }) => {
  const first = await startMongo({ dataDir })
  const lsid = { id: new UUID() }
  const command = (txnNumber: number, documents: Document[]) => ({
    insert: 'docs',
    documents,
    lsid,
    txnNumber: Long.fromNumber(txnNumber),
    $db: 'a',
  })
  await rawCommand(first.port, command(1, [{ _id: 1 }]))
  await rawCommand(first.port, command(2, [{ _id: 2 }]))
  await first.close()
  const second = await startMongo({ dataDir })

  expect(await rawCommand(second.port, command(2, [{ _id: 2 }]))).toMatchObject({ n: 1, retriedStmtIds: [0] })
  expect(await rawCommand(second.port, command(1, [{ _id: 1 }]))).toMatchObject({ ok: 0, code: 225 })
  expect(
    await rawCommand(second.port, {
      find: 'docs',
      lsid,
      txnNumber: Long.fromNumber(2),
      startTransaction: true,
      autocommit: false,
      $db: 'a',
    }),
  ).toMatchObject({ ok: 0, code: 225 })
  await second.close()
})

test('two copies of one write that arrive together are done once', async ({ client, server }) => {
  const send = sessionOf(server.port)
  await client.db('a').collection<Numbered>('docs').insertOne({ _id: 1, n: 0 })
  const update = { update: 'docs', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] }

  const answers = await Promise.all([send(7, update), send(7, update), send(7, update)])

  expect(answers.map(({ nModified }) => nModified as number)).toEqual([1, 1, 1])
  expect(await client.db('a').collection('docs').findOne()).toEqual({ _id: 1, n: 1 })
})

test('what cannot be retried does not take a transaction number', async ({ server }) => {
  const send = sessionOf(server.port)

  expect(
    await send(1, { update: 'x', updates: [{ q: {}, u: { $set: { a: 1 } }, multi: true }] }),
  ).toMatchObject({
    code: 72,
    errmsg: 'Cannot use (or request) retryable writes with multi=true',
  })
  expect(await send(1, { delete: 'x', deletes: [{ q: {}, limit: 0 }] })).toMatchObject({ code: 72 })
  expect(await send(1, { find: 'x' })).toMatchObject({ code: 50768, codeName: 'NotARetryableWriteCommand' })
  expect(await send(-1, { insert: 'x', documents: [{}] })).toMatchObject({ code: 72 })
  expect(await send(1, { insert: 'x', documents: [{}], stmtId: 4 })).toMatchObject({ code: 238 })
  expect(
    await rawCommand(server.port, { insert: 'x', documents: [{}], txnNumber: Long.ONE, $db: 'a' }),
  ).toMatchObject({ code: 72 })
})

test('a command that takes longer than its maxTimeMS is stopped', async ({ client, server }) => {
  const docs = client.db('a').collection<Numbered>('docs')
  await docs.insertMany(Array.from({ length: 3000 }, (_, _id) => ({ _id, list: [1, 2, 3, 4, 5, 6, 7, 8] })))
  const explosion = ['a', 'b', 'c', 'd'].flatMap((name) => [
    { $set: { [name]: '$list' } },
    { $unwind: `$${name}` },
  ])
  const started = Date.now()

  await expect(
    docs.aggregate([...explosion, { $count: 'n' }], { maxTimeMS: 60 }).toArray(),
  ).rejects.toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' })
  await expect(
    docs.aggregate([...explosion, { $merge: 'other' }], { maxTimeMS: 60 }).toArray(),
  ).rejects.toMatchObject({ code: 50 })
  const slow = docs.aggregate([...explosion, { $match: { none: 1 } }], { maxTimeMS: 100, batchSize: 1 })
  await expect(slow.toArray()).rejects.toMatchObject({ code: 50 })
  expect(Date.now() - started).toBeLessThan(3000)
  expect(await docs.find({}, { maxTimeMS: 10_000 }).toArray()).toHaveLength(3000)
  await expect(docs.find({}, { maxTimeMS: -1 }).toArray()).rejects.toThrow(/maxTimeMS/)
  expect(await rawCommand(server.port, { find: 'docs', maxTimeMS: -1, $db: 'a' })).toMatchObject({ code: 2 })
})

test('a write stops waiting for a transaction when its time is up', async ({ client }) => {
  const docs = client.db('a').collection<Numbered>('docs')
  await docs.insertOne({ _id: 1, n: 0 })
  const session = client.startSession()
  session.startTransaction()
  await docs.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session })

  const waiting = docs.findOneAndUpdate({ _id: 1 }, { $inc: { n: 10 } }, { maxTimeMS: 50 })

  await expect(waiting).rejects.toBeInstanceOf(MongoServerError)
  await expect(waiting).rejects.toMatchObject({ code: 50 })
  await session.commitTransaction()
  await session.endSession()
  expect(await docs.findOne()).toEqual({ _id: 1, n: 1 })
})
