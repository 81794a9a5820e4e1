import { MongoClient } from 'mongodb'
import mongoose from 'mongoose'
import { expect } from 'vitest'
import { rawCommand } from './raw-command.ts'
import { type LooseDocument, test } from './running-mongo.ts'

test('the server presents itself as the only member of a replica set', async ({ client, server }) => {
  const hello = await client.db('admin').command({ hello: 1 })

  expect(hello).toMatchObject({
    isWritablePrimary: true,
    setName: 'embedded',
    hosts: [`127.0.0.1:${server.port}`],
    ok: 1,
  })
  expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 })
  expect(await client.db('admin').command({ buildInfo: 1 })).toMatchObject({ version: '7.0.0' })
})

test('databases are separate, listed and dropped one by one', async ({ client }) => {
  await client.db('one').collection('things').insertOne({ n: 1 })
  await client
    .db('two')
    .collection('things')
    .insertMany([{ n: 1 }, { n: 2 }])

  expect(await client.db('one').collection('things').countDocuments()).toBe(1)
  expect((await client.db().admin().listDatabases()).databases.map(({ name }) => name)).toEqual([
    'one',
    'two',
  ])
  await client.db('one').dropDatabase()
  expect(await client.db('one').listCollections().toArray()).toEqual([])
  expect(await client.db('two').collection('things').countDocuments()).toBe(2)
})

test('collections are created, listed, renamed and dropped', async ({ client }) => {
  const db = client.db('a')
  await db.createCollection('first')
  await db.collection('second').insertOne({ n: 1 })
  await db.collection('second').rename('third')

  expect((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)).toEqual([
    'first',
    'third',
  ])
  expect(await db.collection('third').countDocuments()).toBe(1)
  expect(await db.listCollections({ name: 'first' }).hasNext()).toBe(true)
  await db.collection('first').drop()
  await db.collection('never').drop()
  expect((await db.collections()).map(({ collectionName }) => collectionName)).toEqual(['third'])
})

test('a result larger than a message comes in batches', async ({ client }) => {
  const docs = client.db('a').collection<LooseDocument>('big')
  const text = 'x'.repeat(1_000_000)
  await docs.insertMany(Array.from({ length: 25 }, (_, i) => ({ _id: i, text })))

  const found = await docs.find().toArray()

  expect(found).toHaveLength(25)
  expect(found[24]?.text).toBe(text)
})

test('a cursor keeps its result and is gone once it is closed', async ({ client }) => {
  const docs = client.db('a').collection<LooseDocument>('docs')
  await docs.insertMany(Array.from({ length: 10 }, (_, i) => ({ _id: i })))
  const cursor = docs.find({}, { batchSize: 4 }).sort({ _id: 1 })
  await cursor.next()
  await docs.deleteMany({ _id: { $gt: 5 } })
  const id = cursor.id

  expect(await cursor.toArray()).toHaveLength(9)
  await expect(client.db('a').command({ getMore: id, collection: 'docs' })).rejects.toMatchObject({
    code: 43,
  })
})

test('a document over 16 MB is refused', async ({ server }) => {
  const client = await new MongoClient(server.uri, { checkKeys: false }).connect()
  const half = 'x'.repeat(9_000_000)
  const docs = client.db('a').collection<LooseDocument>('docs')
  await docs.insertOne({ _id: 1, a: half })

  await expect(docs.updateOne({ _id: 1 }, { $set: { b: half } })).rejects.toMatchObject({ code: 10334 })

  await client.close()
})

test('writes that want no answer are done', async ({ client }) => {
  const docs = client.db('a').collection('docs')
  await docs.insertOne({ n: 1 }, { writeConcern: { w: 0 } })

  await expect.poll(() => docs.countDocuments()).toBe(1)
})

test('what the server does not know it refuses', async ({ client, server }) => {
  const db = client.db('a')

  await expect(db.command({ mapReduce: 'x' })).rejects.toMatchObject({
    code: 59,
    codeName: 'CommandNotFound',
    message: "no such command: 'mapReduce'",
  })
  await expect(db.command({ find: 'x', sideways: true })).rejects.toMatchObject({
    code: 40415,
    message: "BSON field 'find.sideways' is an unknown field.",
  })
  await expect(
    db.collection('x').find().collation({ locale: 'en', strength: 2 }).toArray(),
  ).rejects.toMatchObject({ code: 238 })
  await expect(db.createCollection('x', { capped: true, size: 100 })).rejects.toMatchObject({ code: 238 })
  await expect(db.collection('x').find({}, { tailable: true }).toArray()).rejects.toMatchObject({ code: 238 })
  await expect(db.collection('x').watch().next()).rejects.toMatchObject({ code: 40324 })
  await db.collection('x').insertOne({})
  await expect(db.collection('x').find().hint('nowhere').toArray()).rejects.toMatchObject({ code: 2 })
  expect(await rawCommand(server.port, { find: 'x' })).toMatchObject({ ok: 0, code: 40414 })
})

test('mongoose models work: defaults, timestamps, maps, populate, versions and lean reads', async ({
  server,
}) => {
  const own = new mongoose.Mongoose()
  const connection = await own.createConnection(server.uri, { dbName: 'shop' }).asPromise()
  const { Schema } = mongoose
  const Author = connection.model(
    'Author',
    new Schema({ name: { type: String, required: true } }, { timestamps: true }),
  )
  const Book = connection.model(
    'Book',
    new Schema({
      title: { type: String, unique: true },
      author: { type: Schema.Types.ObjectId, ref: 'Author' },
      prices: { type: Map, of: Number },
      total: Schema.Types.Decimal128,
      big: Schema.Types.BigInt,
      pages: [{ n: Number, notes: [String] }],
    }),
  )
  await Promise.all([Author.init(), Book.init()])
  const author = await Author.create({ name: 'Asha Devi' })
  const twelveFifty = mongoose.Types.Decimal128.fromString('12.50')
  const book = await Book.create({
    title: 'Ledgers',
    author: author._id,
    prices: { inr: 100 },
    total: twelveFifty,
    big: 2n ** 60n,
    pages: [{ n: 1 }, { n: 2 }],
  })

  book.pages[1]?.notes.push('read me')
  book.prices?.set('usd', 2)
  await book.save()
  const found = await Book.findOne({ 'prices.usd': 2 })
    .populate<{ author: { name: string } }>('author')
    .orFail()

  expect(found.author.name).toBe('Asha Devi')
  expect(found.toObject().pages[1]?.notes).toEqual(['read me'])
  expect(String(found.total)).toBe('12.50')
  expect(found.big).toBe(2n ** 60n)
  expect(found.__v).toBe(1)
  expect(await Book.countDocuments({ total: { $gt: mongoose.Types.Decimal128.fromString('12') } })).toBe(1)
  expect(await Book.exists({ author: author._id })).not.toBeNull()
  await expect(Book.create({ title: 'Ledgers' })).rejects.toMatchObject({
    code: 11000,
    keyPattern: { title: 1 },
    keyValue: { title: 'Ledgers' },
  })
  await Book.bulkWrite([
    { updateOne: { filter: { title: 'Ledgers' }, update: { $set: { title: 'Accounts' } } } },
  ])
  expect((await Book.find().lean()).map(({ title }) => title)).toEqual(['Accounts'])
  expect(
    await Book.findOneAndUpdate(
      { title: 'New' },
      { $setOnInsert: { big: 5n } },
      { upsert: true, returnDocument: 'after' },
    ).lean(),
  ).toMatchObject({ title: 'New' })
  await connection.close()
})
