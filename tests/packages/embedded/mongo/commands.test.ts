import { once } from 'node:events'
import { connect } from 'node:net'
import { deserialize, serialize, UUID } from 'bson'
import fc from 'fast-check'
import { type Document, MongoClient } from 'mongodb'
import mongoose from 'mongoose'
import { expect } from 'vitest'
import { crc32c } from '../../../../packages/embedded/src/mongo/wire/crc32c.server.ts'
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

/** Sends bytes as they are; answers the first reply, or undefined when the server closes the connection. */
async function exchange(port: number, bytes: Buffer): Promise<Document | undefined> {
  const socket = connect(port, '127.0.0.1')
  const ended = once(socket, 'close').then(() => undefined)
  socket.on('error', () => undefined)
  socket.write(bytes)
  let received = Buffer.alloc(0)
  const answered = new Promise<Document>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      if (received.length >= 4 && received.length >= received.readInt32LE(0))
        resolve(deserialize(received.subarray(received.readInt32LE(12) === 1 ? 36 : 21)))
    })
  })
  const reply = await Promise.race([answered, ended])
  socket.destroy()
  return reply
}

const frame = (payload: Buffer, { opcode = 2013, size = 16 + payload.length } = {}): Buffer => {
  const head = Buffer.alloc(16)
  head.writeInt32LE(size, 0)
  head.writeInt32LE(opcode, 12)
  return Buffer.concat([head, payload])
}

const message = (sections: Buffer, flags = 0): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt32LE(flags)
  return frame(Buffer.concat([head, sections]))
}

const section = (body: Uint8Array): Buffer => Buffer.concat([Buffer.from([0]), body])
const ping = Buffer.from(serialize({ ping: 1, $db: 'a' }))

/** The document with some of its bytes changed. */
const broken = (document: Document, change: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.from(serialize({ ...document, $db: 'a' }))
  change(bytes)
  return section(bytes)
}

const closing: [string, Buffer][] = [
  ['shorter than a header', frame(Buffer.alloc(0), { size: 15 })],
  ['of negative length', frame(Buffer.alloc(0), { size: -5 })],
  ['longer than 48 MB', frame(Buffer.alloc(0), { size: 48_000_001 })],
  ['of an unknown operation', frame(section(ping), { opcode: 4711 })],
  ['of the old insert operation', frame(Buffer.alloc(20), { opcode: 2002 })],
  ['with no room for its flags', frame(Buffer.alloc(0))],
  ['with flags nobody knows', message(section(ping), 1 << 5)],
  ['with a wrong checksum', message(Buffer.concat([section(ping), Buffer.alloc(4)]), 1)],
]

for (const [what, bytes] of closing) {
  test(`a message ${what} ends its connection and no other`, async ({ client, server }) => {
    expect(await exchange(server.port, bytes)).toBeUndefined()
    expect(await client.db('a').command({ ping: 1 })).toMatchObject({ ok: 1 })
    expect(await exchange(server.port, message(section(ping)))).toMatchObject({ ok: 1 })
  })
}

const nested = (levels: number): Document => {
  let made: Document = {}
  for (let i = 1; i < levels; i++) made = { a: made }
  return made
}

const refusedBytes: [string, Buffer, number][] = [
  ['without a body', message(Buffer.alloc(1)), 22],
  ['with two bodies', message(Buffer.concat([section(ping), section(ping)])), 40430],
  ['with a section of unknown kind', message(Buffer.concat([Buffer.from([7]), ping])), 40432],
  ['of garbage', message(Buffer.from('no bson at all, only words that are long enough')), 22],
  ['whose body is longer than the message', message(broken({ ping: 1 }, (b) => b.writeInt32LE(4000, 0))), 22],
  [
    'whose body is shorter than it says',
    message(broken({ ping: 1 }, (b) => b.writeInt32LE(b.length - 3, 0))),
    22,
  ],
  ['with a value of unknown type', message(broken({ ping: 1 }, (b) => b.writeUInt8(0x55, 4))), 22],
  [
    'with a text longer than its document',
    message(broken({ ping: 'x' }, (b) => b.writeInt32LE(900, 10))),
    22,
  ],
  ['with a text of negative length', message(broken({ ping: 'x' }, (b) => b.writeInt32LE(-9, 10))), 22],
  ['with a text that is not UTF-8', message(broken({ ping: 'x' }, (b) => b.writeUInt8(0xff, 14))), 22],
  ['with a name that is not UTF-8', message(broken({ ping: 1 }, (b) => b.writeUInt8(0xc3, 8))), 22],
  ['with a boolean of 7', message(broken({ ping: true }, (b) => b.writeUInt8(7, 10))), 22],
  [
    'with an inner document that is too long',
    message(broken({ ping: { a: 1 } }, (b) => b.writeInt32LE(99, 10))),
    22,
  ],
  ['nested too deep to read', message(section(serialize({ ping: nested(220), $db: 'a' }))), 15],
  [
    'in the old format',
    frame(
      Buffer.concat([Buffer.alloc(4), Buffer.from('a.$cmd\0'), Buffer.alloc(8), serialize({ find: 'x' })]),
      { opcode: 2004 },
    ),
    352,
  ],
]

for (const [what, bytes, code] of refusedBytes) {
  test(`a message ${what} is refused`, async ({ server }) => {
    expect(await exchange(server.port, bytes)).toMatchObject({ ok: 0, code })
    expect(await exchange(server.port, message(section(ping)))).toMatchObject({ ok: 1 })
  })
}

test('a connection is usable after a message that could not be read', async ({ server }) => {
  const bad = message(broken({ ping: 'x' }, (b) => b.writeUInt8(0xff, 14)))
  const socket = connect(server.port, '127.0.0.1')
  const replies: Document[] = []
  socket.on('data', (chunk: Buffer) => {
    for (let at = 0; at < chunk.length; at += chunk.readInt32LE(at))
      replies.push(deserialize(chunk.subarray(at + 21, at + chunk.readInt32LE(at))))
  })

  socket.write(Buffer.concat([bad, message(section(ping))]))

  await expect.poll(() => replies.map(({ ok }) => ok as number)).toEqual([0, 1])
  socket.destroy()
})

test('a message that stops in the middle disturbs nobody', async ({ client, server }) => {
  const whole = message(section(ping))
  const sockets = [3, 15, 16, 20, whole.length - 1].map((length) => {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(whole.subarray(0, length))
    return socket
  })

  expect(await client.db('a').command({ ping: 1 })).toMatchObject({ ok: 1 })
  for (const socket of sockets) socket.end()
  expect(await client.db('a').command({ ping: 1 })).toMatchObject({ ok: 1 })
})

test('random damage to a message is answered or ends the connection, and the server goes on', async ({
  client,
  server,
}) => {
  const good = message(
    section(
      serialize({
        insert: 'docs',
        documents: [{ _id: 1, t: 'text', d: { e: [1, 2n, 3.5, true, null, new Date(5), new UUID()] } }],
        $db: 'damaged',
      }),
    ),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 4, max: good.length - 1 }), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 4,
      }),
      async (changes) => {
        const bytes = Buffer.from(good)
        for (const [at, value] of changes) bytes[at] = value
        // A client that wants no answer gets none.
        if (bytes.readUInt32LE(16) & 2) return
        const reply = await exchange(server.port, bytes)
        if (reply) expect(reply).toHaveProperty('ok')
      },
    ),
    { numRuns: 200 },
  )
  expect(await client.db('a').command({ ping: 1 })).toMatchObject({ ok: 1 })
})

test('the checksum of a message is checked', async ({ server }) => {
  const bytes = Buffer.concat([message(section(ping), 1), Buffer.alloc(4)])
  bytes.writeInt32LE(bytes.length, 0)
  bytes.writeUInt32LE(crc32c(bytes.subarray(0, -4)), bytes.length - 4)

  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283)
  expect(await exchange(server.port, bytes)).toMatchObject({ ok: 1 })
})

test('documents over 16 MB and deeper than 100 levels are refused, however they come to be', async ({
  server,
}) => {
  const insert = (documents: Document[]) => rawCommand(server.port, { insert: 'docs', documents, $db: 'a' })
  const update = (u: Document) =>
    rawCommand(server.port, { update: 'docs', updates: [{ q: { _id: 1 }, u }], $db: 'a' })
  const nine = 'x'.repeat(9_000_000)

  expect(await insert([{ _id: 1, a: 'x'.repeat(17_000_000) }])).toMatchObject({
    n: 0,
    writeErrors: [{ index: 0, code: 10334 }],
  })
  expect(await insert([{ _id: 1, a: nested(100) }])).toMatchObject({
    writeErrors: [{ code: 15, errmsg: 'cannot insert document because it exceeds 100 levels of nesting' }],
  })
  expect(await insert([{ _id: 1, a: nested(99), big: nine }])).toMatchObject({ ok: 1, n: 1 })
  expect(await update({ $set: { more: nine } })).toMatchObject({ writeErrors: [{ code: 10334 }] })
  expect(await update({ $push: { 'b.c': nested(99) } })).toMatchObject({ writeErrors: [{ code: 15 }] })
  const doubled = { aggregate: 'docs', pipeline: [{ $set: { again: '$big' } }], cursor: {}, $db: 'a' }
  expect(await rawCommand(server.port, doubled)).toMatchObject({ ok: 0, code: 10334 })
  const [kept] = ((await rawCommand(server.port, { find: 'docs', $db: 'a' })).cursor as Document)
    .firstBatch as Document[]
  expect(Object.keys(kept ?? {})).toEqual(['_id', 'a', 'big'])
})

test('names that cannot be are refused', async ({ server }) => {
  const insertInto = (collection: unknown, $db = 'a') =>
    rawCommand(server.port, { insert: collection, documents: [{ _id: 1 }], $db })
  for (const name of ['', '$cmd', 'a$b', '.x', 'a\0b', 'x'.repeat(260)])
    expect(await insertInto(name)).toMatchObject({ ok: 0, code: 73 })
  for (const name of ['', 'a b', 'a.b', 'a$', 'a/b', 'a\0', 'x'.repeat(64)])
    expect(await insertInto('docs', name)).toMatchObject({ ok: 0, code: 73 })
  expect(await insertInto('system.secret')).toMatchObject({ n: 0, writeErrors: [{ code: 73 }] })
  expect(await insertInto(5)).toMatchObject({ ok: 0, code: 73 })
  expect(await insertInto('अध्याय')).toMatchObject({ ok: 1, n: 1 })
  const update = (u: Document) =>
    rawCommand(server.port, { update: 'अध्याय', updates: [{ q: {}, u }], $db: 'a' })
  expect(await update({ $set: { '': 1 } })).toMatchObject({ writeErrors: [{ code: 56 }] })
  expect(await update({ $set: { 'a..b': 1 } })).toMatchObject({ writeErrors: [{ code: 56 }] })
  expect(await update({ $nope: { a: 1 } })).toMatchObject({ writeErrors: [{ code: 9 }] })
  expect(
    await rawCommand(server.port, { insert: 'docs', documents: [{ _id: { $a: 1 } }], $db: 'a' }),
  ).toMatchObject({ writeErrors: [{ code: 52 }] })
  expect(
    await rawCommand(server.port, { renameCollection: 'a.अध्याय', to: 'a.b$c', $db: 'admin' }),
  ).toMatchObject({ ok: 0, code: 73 })
})
