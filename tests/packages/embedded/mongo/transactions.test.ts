import { Long, UUID } from 'bson'
import { type ClientSession, type Collection, type MongoClient, MongoServerError } from 'mongodb'
import mongoose from 'mongoose'
import { expect } from 'vitest'
import { rawCommand } from './raw-command.ts'
import { test } from './running-mongo.ts'

const failure = async (work: Promise<unknown>): Promise<MongoServerError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(MongoServerError)
  return error as MongoServerError
}

const startedSession = (client: MongoClient): ClientSession => {
  const session = client.startSession()
  session.startTransaction()
  return session
}

const seats = async (
  client: MongoClient,
): Promise<Collection<{ _id: number; owner?: string; n?: number }>> => {
  const collection = client.db('shop').collection<{ _id: number; owner?: string; n?: number }>('seats')
  await collection.insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ])
  return collection
}

test('a transaction sees its own writes and nobody else does before it commits', async ({ client }) => {
  const collection = await seats(client)
  const session = startedSession(client)

  await collection.insertOne({ _id: 3 }, { session })
  await collection.updateOne({ _id: 1 }, { $set: { owner: 'Asha' } }, { session })
  await collection.deleteOne({ _id: 2 }, { session })

  expect(await collection.find({}, { session }).sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, n: 1, owner: 'Asha' },
    { _id: 3 },
  ])
  expect(await collection.countDocuments({}, { session })).toBe(2)
  expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ])

  await session.commitTransaction()
  await session.endSession()
  expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, n: 1, owner: 'Asha' },
    { _id: 3 },
  ])
  expect(await collection.estimatedDocumentCount()).toBe(2)
})

test('an aborted transaction leaves nothing, not even the collection it made', async ({ client }) => {
  const session = startedSession(client)
  await client.db('shop').collection('orders').insertOne({ total: 1 }, { session })
  expect(await client.db('shop').listCollections().toArray()).toEqual([])

  await session.abortTransaction()
  await session.endSession()

  expect(await client.db('shop').listCollections().toArray()).toEqual([])
})

test('a transaction keeps reading the snapshot it began with', async ({ client }) => {
  const collection = await seats(client)
  const session = startedSession(client)
  expect(await collection.countDocuments({}, { session })).toBe(2)

  await collection.insertOne({ _id: 9 })
  await collection.updateOne({ _id: 1 }, { $set: { n: 100 } })

  expect(await collection.findOne({ _id: 9 }, { session })).toBeNull()
  expect(await collection.findOne({ _id: 1 }, { session })).toEqual({ _id: 1, n: 1 })
  await session.abortTransaction()
  await session.endSession()
})

test('the second of two transactions that write one document gets a conflict it may retry', async ({
  client,
}) => {
  const collection = await seats(client)
  const [first, second] = [startedSession(client), startedSession(client)]
  await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first })

  const error = await failure(collection.updateOne({ _id: 1 }, { $inc: { n: 10 } }, { session: second }))

  expect(error.code).toBe(112)
  expect(error.codeName).toBe('WriteConflict')
  expect(error.hasErrorLabel('TransientTransactionError')).toBe(true)
  await first.commitTransaction()
  expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 })
  await Promise.all([first.endSession(), second.endSession()])
})

test('a write to a document that changed after the snapshot is a conflict', async ({ client }) => {
  const collection = await seats(client)
  const session = startedSession(client)
  await collection.findOne({ _id: 1 }, { session })
  await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })

  const error = await failure(collection.updateOne({ _id: 1 }, { $inc: { n: 10 } }, { session }))

  expect(error.code).toBe(112)
  await session.endSession()
})

test('withTransaction carries every increment through its conflicts', async ({ client }) => {
  const collection = await seats(client)

  const increment = () =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        const seat = await collection.findOne({ _id: 1 }, { session })
        await collection.updateOne({ _id: 1 }, { $set: { n: (seat?.n ?? 0) + 1 } }, { session })
      }),
    )
  await Promise.all(Array.from({ length: 6 }, increment))

  expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 7 })
})

test('a write outside transactions waits for the transaction that holds the document', async ({ client }) => {
  const collection = await seats(client)
  const session = startedSession(client)
  await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session })

  let isDone = false
  const waiting = collection.updateOne({ _id: 1 }, { $inc: { n: 100 } }).then(() => (isDone = true))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(isDone).toBe(false)
  await session.commitTransaction()
  await waiting

  expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 102 })
  await session.endSession()
})

test('unique values are checked inside a transaction and against transactions that are open', async ({
  client,
}) => {
  const users = client.db('shop').collection('users')
  await users.createIndex({ email: 1 }, { unique: true })
  await users.insertOne({ email: 'asha@example.in' })
  const [first, second] = [startedSession(client), startedSession(client)]

  const duplicate = await failure(users.insertOne({ email: 'asha@example.in' }, { session: first }))
  await users.insertOne({ email: 'ravi@example.in' }, { session: second })
  const third = startedSession(client)
  const conflict = await failure(users.insertOne({ email: 'ravi@example.in' }, { session: third }))
  await second.commitTransaction()
  const late = await failure(users.insertOne({ email: 'ravi@example.in' }))

  expect(duplicate.code).toBe(11000)
  expect(conflict.code).toBe(112)
  expect(late.code).toBe(11000)
  await Promise.all([first, second, third].map((session) => session.endSession()))
})

test('a unique value given up in a transaction may be taken again in it', async ({ client }) => {
  const users = client.db('shop').collection('users')
  await users.createIndex({ email: 1 }, { unique: true })
  await users.insertOne({ email: 'asha@example.in' })
  const session = startedSession(client)

  await users.deleteOne({ email: 'asha@example.in' }, { session })
  await users.insertOne({ email: 'asha@example.in', again: true }, { session })
  await session.commitTransaction()
  await session.endSession()

  expect(await users.find({ email: 'asha@example.in' }, { projection: { _id: 0 } }).toArray()).toEqual([
    { email: 'asha@example.in', again: true },
  ])
})

test('a refused write ends its transaction', async ({ client }) => {
  const collection = await seats(client)
  const session = startedSession(client)
  await collection.insertOne({ _id: 5 }, { session })
  await failure(collection.insertOne({ _id: 1 }, { session }))

  const error = await failure(collection.insertOne({ _id: 6 }, { session }))

  expect(error.code).toBe(251)
  expect(error.hasErrorLabel('TransientTransactionError')).toBe(true)
  await session.endSession()
  expect(await collection.findOne({ _id: 5 })).toBeNull()
})

test('committing twice is answered the same', async ({ client }) => {
  const collection = await seats(client)
  const session = startedSession(client)
  await collection.insertOne({ _id: 5 }, { session })

  await session.commitTransaction()
  await session.commitTransaction()

  expect(await collection.countDocuments({ _id: 5 })).toBe(1)
  await session.endSession()
})

test('indexes answer inside a transaction with its own writes in their places', async ({ client }) => {
  const collection = client.db('shop').collection('scores')
  await collection.createIndex({ n: 1 })
  await collection.insertMany([10, 20, 30, 40].map((n) => ({ _id: n as never, n })))
  const session = startedSession(client)
  await collection.updateOne({ n: 10 }, { $set: { n: 35 } }, { session })
  await collection.deleteOne({ n: 30 }, { session })
  await collection.insertOne({ _id: 25 as never, n: 25 }, { session })

  const up = await collection
    .find({ n: { $gte: 15 } }, { session })
    .sort({ n: 1 })
    .toArray()
  const down = await collection
    .find({ n: { $gte: 15 } }, { session })
    .sort({ n: -1 })
    .toArray()

  expect(up.map(({ n }) => n as number)).toEqual([20, 25, 35, 40])
  expect(down.map(({ n }) => n as number)).toEqual([40, 35, 25, 20])
  await session.abortTransaction()
  await session.endSession()
})

test('an index built while a transaction is open sends the transaction back to its start', async ({
  client,
}) => {
  const collection = await seats(client)
  const session = startedSession(client)
  await collection.findOne({ _id: 1 }, { session })
  await collection.createIndex({ n: 1 })

  const error = await failure(collection.insertOne({ _id: 7, n: 7 }, { session }))

  expect(error.code).toBe(246)
  expect(error.hasErrorLabel('TransientTransactionError')).toBe(true)
  await session.endSession()
})

test('an index build waits for the transactions that have written to the collection', async ({ client }) => {
  const collection = await seats(client)
  const session = startedSession(client)
  await collection.insertOne({ _id: 7, n: 7 }, { session })

  const building = collection.createIndex({ n: 1 })
  await new Promise((resolve) => setTimeout(resolve, 30))
  await session.commitTransaction()
  await building

  expect(await collection.find({ n: 7 }).hint('n_1').toArray()).toEqual([{ _id: 7, n: 7 }])
  await session.endSession()
})

test('an index cannot be built in a transaction over a collection that was there before', async ({
  client,
}) => {
  const collection = await seats(client)
  const session = startedSession(client)

  const error = await failure(collection.createIndex({ n: 1 }, { session }))

  expect(error.code).toBe(263)
  await session.endSession()
})

test('commands that have no place in a transaction are refused with 263', async ({ client }) => {
  const collection = await seats(client)
  const session = startedSession(client)
  await collection.findOne({}, { session })

  const error = await failure(client.db('shop').command({ count: 'seats' }, { session }))

  expect(error.code).toBe(263)
  await session.abortTransaction()
  await session.endSession()
})

test('a retried write with the number of the first is answered and not done twice', async ({
  client,
  server,
}) => {
  const collection = await seats(client)
  const command = {
    update: 'seats',
    updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
    lsid: { id: new UUID() },
    $db: 'shop',
  }
  const send = (txnNumber: number) =>
    rawCommand(server.port, { ...command, txnNumber: Long.fromNumber(txnNumber) })

  const first = await send(7)
  const again = await send(7)
  const older = await send(6)

  expect(first).toMatchObject({ ok: 1, n: 1, nModified: 1 })
  expect(again).toMatchObject({ ok: 1, n: 1, nModified: 1 })
  expect(older).toMatchObject({ ok: 0, code: 225 })
  expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 })
})

test('mongoose passes the session through asynchronous storage', async ({ server }) => {
  const own = new mongoose.Mongoose()
  own.set('transactionAsyncLocalStorage', true)
  const connection = await own.createConnection(server.uri, { dbName: 'shop' }).asPromise()
  const Seat = connection.model('Seat', new mongoose.Schema({ owner: { type: String, unique: true } }))
  await Seat.init()

  const failing = connection.transaction(async () => {
    await Seat.create({ owner: 'Asha' })
    expect(await Seat.countDocuments()).toBe(1)
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await Seat.countDocuments()).toBe(0)

  await connection.transaction(async () => {
    await Seat.create({ owner: 'Ravi' })
  })
  expect(await Seat.countDocuments()).toBe(1)
  await connection.close()
})
