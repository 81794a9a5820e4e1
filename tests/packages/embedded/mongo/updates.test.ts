import { Decimal128, type Document, Double, Int32, Long, type MongoClient, MongoServerError } from 'mongodb'
import { RateLimiterMongo } from 'rate-limiter-flexible'
import { expect } from 'vitest'
import { type LooseDocument, test } from './running-mongo.ts'

/** The document as an update leaves it. */
async function after(
  client: MongoClient,
  doc: Document,
  update: Document | Document[],
  options: Document = {},
): Promise<Document | null> {
  const docs = client.db('a').collection<LooseDocument>('docs')
  await docs.deleteMany({})
  await docs.insertOne({ _id: 1, ...doc })
  const { filter = {}, ...rest } = options
  await docs.updateOne({ _id: 1, ...(filter as Document) }, update, rest)
  return docs.findOne({}, { projection: { _id: 0 } })
}

const refused = async (work: Promise<unknown>): Promise<MongoServerError> => {
  const error: unknown = await work.then(() => undefined).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(MongoServerError)
  return error as MongoServerError
}

test('field operators set, remove, count and compare', async ({ client }) => {
  expect(await after(client, { a: 1 }, { $set: { 'b.c': 2, a: 3 } })).toEqual({ a: 3, b: { c: 2 } })
  expect(await after(client, { a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '' } })).toEqual({
    b: { d: 2 },
  })
  expect(await after(client, { a: 1 }, { $inc: { a: 2, b: 5 } })).toEqual({ a: 3, b: 5 })
  expect(await after(client, { a: 3 }, { $mul: { a: 2, b: 5 } })).toEqual({ a: 6, b: 0 })
  expect(await after(client, { a: 3, b: 3 }, { $min: { a: 2, b: 9, c: 1 } })).toEqual({ a: 2, b: 3, c: 1 })
  expect(await after(client, { a: 3, b: 3 }, { $max: { a: 2, b: 9, c: 1 } })).toEqual({ a: 3, b: 9, c: 1 })
  expect(await after(client, { a: 1, b: 2 }, { $rename: { a: 'x.y' } })).toEqual({ b: 2, x: { y: 1 } })
  expect(await after(client, { a: 1 }, { $setOnInsert: { a: 2 } })).toEqual({ a: 1 })
  expect((await after(client, {}, { $currentDate: { at: true } }))?.at).toBeInstanceOf(Date)
  expect(await after(client, { a: 6 }, { $bit: { a: { and: new Int32(3) } } })).toEqual({ a: 2 })
})

test('numbers keep and widen their types', async ({ client }) => {
  const types = async (doc: Document, update: Document) => {
    await after(client, doc, update)
    const [found] = await client
      .db('a')
      .collection('docs')
      .aggregate([{ $project: { _id: 0, t: { $type: '$a' }, s: { $toString: '$a' } } }])
      .toArray()
    return [found?.t, found?.s]
  }

  expect(await types({ a: new Int32(2147483647) }, { $inc: { a: new Int32(1) } })).toEqual([
    'long',
    '2147483648',
  ])
  expect(await types({ a: new Int32(1) }, { $inc: { a: new Double(0.5) } })).toEqual(['double', '1.5'])
  expect(await types({ a: Long.fromNumber(1) }, { $inc: { a: 1 } })).toEqual(['long', '2'])
  expect(
    await types({ a: Decimal128.fromString('0.1') }, { $inc: { a: Decimal128.fromString('0.2') } }),
  ).toEqual(['decimal', '0.3'])
  expect(await types({ a: new Double(1) }, { $set: { a: new Double(2) } })).toEqual(['double', '2'])
})

test('array operators push, pull, pop and keep sets', async ({ client }) => {
  expect(await after(client, { t: [1] }, { $push: { t: 2, u: 1 } })).toEqual({ t: [1, 2], u: [1] })
  expect(
    await after(client, { t: [3, 1] }, { $push: { t: { $each: [2, 5], $sort: 1, $slice: 3 } } }),
  ).toEqual({ t: [1, 2, 3] })
  expect(await after(client, { t: [1, 4] }, { $push: { t: { $each: [2, 3], $position: 1 } } })).toEqual({
    t: [1, 2, 3, 4],
  })
  expect(await after(client, { t: [1, 2, 3] }, { $push: { t: { $each: [4], $slice: -2 } } })).toEqual({
    t: [3, 4],
  })
  expect(
    await after(client, { t: [{ n: 2 }] }, { $push: { t: { $each: [{ n: 1 }], $sort: { n: 1 } } } }),
  ).toEqual({ t: [{ n: 1 }, { n: 2 }] })
  expect(await after(client, { t: [1] }, { $addToSet: { t: { $each: [1, 2, 2] }, u: { x: 1 } } })).toEqual({
    t: [1, 2],
    u: [{ x: 1 }],
  })
  expect(await after(client, { t: [1, 5, 9] }, { $pull: { t: { $gte: 5 } } })).toEqual({ t: [1] })
  expect(await after(client, { t: [{ n: 1, x: 1 }, { n: 2 }] }, { $pull: { t: { n: 1 } } })).toEqual({
    t: [{ n: 2 }],
  })
  expect(await after(client, { t: [1, 2, 1, 3] }, { $pullAll: { t: [1, 3] } })).toEqual({ t: [2] })
  expect(await after(client, { t: [1, 2, 3] }, { $pop: { t: 1 } })).toEqual({ t: [1, 2] })
  expect(await after(client, { t: [1, 2, 3] }, { $pop: { t: -1 } })).toEqual({ t: [2, 3] })
  expect(await after(client, { t: [1, 2] }, { $set: { 't.3': 9 } })).toEqual({ t: [1, 2, null, 9] })
  expect(await after(client, { t: [1, 2] }, { $unset: { 't.0': '' } })).toEqual({ t: [null, 2] })
})

test('positional operators change the element that matched, all, or those a filter names', async ({
  client,
}) => {
  const kids = [
    { n: 'a', age: 1 },
    { n: 'b', age: 5 },
    { n: 'c', age: 9 },
  ]

  expect(
    await after(
      client,
      { kids },
      { $set: { 'kids.$.n': 'x', 'kids.$.age': 0 } },
      { filter: { 'kids.age': { $gt: 4 } } },
    ),
  ).toEqual({ kids: [kids[0], { n: 'x', age: 0 }, kids[2]] })
  expect(await after(client, { kids }, { $inc: { 'kids.$[].age': 1 } })).toMatchObject({
    kids: [{ age: 2 }, { age: 6 }, { age: 10 }],
  })
  expect(
    await after(
      client,
      { kids },
      { $set: { 'kids.$[old].n': 'old' } },
      { arrayFilters: [{ 'old.age': { $gte: 5 } }] },
    ),
  ).toMatchObject({ kids: [{ n: 'a' }, { n: 'old' }, { n: 'old' }] })
  expect(await after(client, { t: [1, 7] }, { $set: { 't.$': 0 } }, { filter: { t: 7 } })).toEqual({
    t: [1, 0],
  })
  expect(
    await after(
      client,
      { kids },
      { $set: { 'kids.$.n': 'y' } },
      { filter: { kids: { $elemMatch: { n: 'c', age: 9 } } } },
    ),
  ).toMatchObject({ kids: [{ n: 'a' }, { n: 'b' }, { n: 'y' }] })
})

test('pipelines update from the document’s own fields', async ({ client }) => {
  expect(
    await after(client, { a: 2, b: 3 }, [{ $set: { sum: { $add: ['$a', '$b'] } } }, { $unset: 'b' }]),
  ).toEqual({ a: 2, sum: 5 })
})

test('new fields come in the order of their names, changed ones stay where they are', async ({ client }) => {
  const doc = await after(client, { z: 1, m: 1 }, { $set: { b: 1, z: 2, a: 1 } })

  expect(Object.keys(doc ?? {})).toEqual(['z', 'm', 'a', 'b'])
})

test('updates report what matched and what changed', async ({ client }) => {
  const docs = client.db('a').collection<LooseDocument>('docs')
  await docs.insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ])

  expect(await docs.updateMany({}, { $set: { n: 2 } })).toMatchObject({ matchedCount: 2, modifiedCount: 1 })
  expect(await docs.updateOne({ _id: 9 }, { $set: { n: 1 } })).toMatchObject({
    matchedCount: 0,
    modifiedCount: 0,
    upsertedCount: 0,
  })
  expect(await docs.replaceOne({ _id: 1 }, { m: 1 })).toMatchObject({ modifiedCount: 1 })
  expect(await docs.findOne({ _id: 1 })).toEqual({ _id: 1, m: 1 })
  expect(await docs.deleteOne({})).toMatchObject({ deletedCount: 1 })
  expect(await docs.deleteMany({})).toMatchObject({ deletedCount: 1 })
})

test('an upsert inserts what the filter pins down and the update adds', async ({ client }) => {
  const docs = client.db('a').collection<LooseDocument>('docs')

  const made = await docs.updateOne(
    { _id: 5, 'a.b': 1, c: { $gt: 1 }, $and: [{ d: { $eq: 4 } }] },
    { $set: { e: 1 }, $setOnInsert: { f: 1 } },
    { upsert: true },
  )
  const again = await docs.updateOne({ _id: 5 }, { $inc: { e: 1 }, $setOnInsert: { f: 9 } } as Document, {
    upsert: true,
  })
  const replaced = await docs.replaceOne({ name: 'x' }, { y: 1 }, { upsert: true })

  expect(made).toMatchObject({ upsertedCount: 1, upsertedId: 5, matchedCount: 0 })
  expect(again).toMatchObject({ upsertedCount: 0, matchedCount: 1 })
  expect(await docs.findOne({ _id: 5 })).toEqual({ _id: 5, a: { b: 1 }, d: 4, e: 2, f: 1 })
  expect(await docs.findOne({ _id: replaced.upsertedId as never }, { projection: { _id: 0 } })).toEqual({
    y: 1,
  })
})

test('findOneAndUpdate gives the document before or after, and hands out each job once', async ({
  client,
}) => {
  const jobs = client.db('a').collection<LooseDocument>('jobs')
  await jobs.createIndex({ state: 1, runAt: 1 })
  await jobs.insertMany(Array.from({ length: 20 }, (_, i) => ({ _id: i, state: 'queued', runAt: 20 - i })))

  const lease = () =>
    jobs.findOneAndUpdate(
      { state: 'queued' },
      { $set: { state: 'leased' } },
      { sort: { runAt: 1 }, returnDocument: 'after' },
    )
  const leased = await Promise.all(Array.from({ length: 25 }, lease))

  const ids = leased.filter((job) => job !== null).map((job) => job._id as number)
  expect(new Set(ids).size).toBe(20)
  expect(ids).toHaveLength(20)
  expect(leased[0]).toEqual({ _id: 19, state: 'leased', runAt: 1 })
  expect(await jobs.findOneAndUpdate({ _id: 0 }, { $set: { state: 'done' } })).toMatchObject({
    state: 'leased',
  })
  expect(await jobs.findOneAndDelete({ _id: 0 }, { projection: { state: 1 } })).toEqual({
    _id: 0,
    state: 'done',
  })
  expect(
    await jobs.findOneAndUpdate({ _id: 'k' }, { $inc: { points: 1 } } as Document, {
      upsert: true,
      returnDocument: 'after',
    }),
  ).toEqual({ _id: 'k', points: 1 })
  expect(await jobs.findOneAndReplace({ _id: 'none' }, { a: 1 })).toBeNull()
})

test('bulk writes run in order and stop at the first refusal unless told otherwise', async ({ client }) => {
  const docs = client.db('a').collection<LooseDocument>('docs')
  const result = await docs.bulkWrite([
    { insertOne: { document: { _id: 1 } } },
    { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
    { updateOne: { filter: { _id: 2 }, update: { $set: { a: 1 } }, upsert: true } },
    { deleteOne: { filter: { _id: 1 } } },
  ])
  expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 })

  await expect(docs.insertMany([{ _id: 10 }, { _id: 2 }, { _id: 11 }])).rejects.toMatchObject({
    code: 11000,
    insertedCount: 1,
  })
  await expect(
    docs.insertMany([{ _id: 12 }, { _id: 2 }, { _id: 13 }], { ordered: false }),
  ).rejects.toMatchObject({ insertedCount: 2 })
  expect((await docs.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id as number)).toEqual([
    2, 10, 12, 13,
  ])
})

test('field names that mean something to JavaScript are ordinary', async ({ client }) => {
  const docs = client.db('a').collection<LooseDocument>('docs')
  const doc = JSON.parse(
    '{"_id":1,"constructor":1,"toString":{"a":1},"__proto__":{"polluted":true}}',
  ) as LooseDocument
  await docs.insertOne(doc as LooseDocument)

  await docs.updateOne({ 'toString.a': 1 }, { $set: { hasOwnProperty: 2 } })

  expect(await docs.findOne({ constructor: 1, hasOwnProperty: 2 })).not.toBeNull()
  expect(await docs.findOne({ valueOf: { $exists: true } })).toBeNull()
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

const refusals: [string, Document, Document | Document[], number, string][] = [
  ['an unknown operator', {}, { $append: { a: 1 } }, 9, 'Unknown modifier: $append'],
  [
    'two operators on one path',
    {},
    { $set: { a: 1 }, $inc: { a: 1 } },
    40,
    "Updating the path 'a' would create a conflict at 'a'",
  ],
  [
    'a path inside another',
    {},
    { $set: { a: {}, 'a.b': 1 } },
    40,
    "Updating the path 'a.b' would create a conflict at 'a'",
  ],
  ['a change of _id', {}, { $set: { _id: 2 } }, 66, "would modify the immutable field '_id'"],
  [
    'a path through a scalar',
    { a: 5 },
    { $set: { 'a.b': 1 } },
    28,
    "Cannot create field 'b' in element {a: 5}",
  ],
  ['adding to text', { a: 'x' }, { $inc: { a: 1 } }, 14, 'Cannot apply $inc to a value of non-numeric type'],
  ['adding text', { a: 1 }, { $inc: { a: 'x' } }, 14, 'Cannot increment with non-numeric argument'],
  [
    'pushing to a scalar',
    { a: 1 },
    { $push: { a: 1 } },
    2,
    "The field 'a' must be an array but is of type int",
  ],
  ['pulling through a scalar', { a: 1 }, { $pull: { 'a.b': 1 } }, 28, 'to traverse the element'],
  [
    'an unknown clause of $push',
    {},
    { $push: { a: { $each: [], $sideways: 1 } } },
    2,
    'Unrecognized clause in $push',
  ],
  [
    'a position that did not match',
    { t: [1] },
    { $set: { 't.$': 1 } },
    2,
    'The positional operator did not find the match needed from the query',
  ],
  ['an empty field name', {}, { $set: { '': 1 } }, 56, 'An empty update path is not valid'],
  [
    'a stage that is no update',
    {},
    [{ $match: {} }],
    72,
    '$match is not allowed to be used within an update',
  ],
]

for (const [what, doc, update, code, message] of refusals) {
  test(`${what} in an update is refused in the server’s words`, async ({ client }) => {
    const error = await refused(after(client, doc, update))

    expect(error.code).toBe(code)
    expect(error.message).toContain(message)
  })
}

test('a rate limiter over the server counts, blocks and starts again', async ({ client }) => {
  const limiter = new RateLimiterMongo({ storeClient: client, dbName: 'a', points: 3, duration: 1 })
  await limiter.createIndexes()
  const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => limiter.consume('asha')))

  expect(attempts.map(({ status }) => status).sort()).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ])
  expect((await limiter.get('asha'))?.consumedPoints).toBe(5)
  await expect.poll(() => limiter.get('asha'), { timeout: 3000 }).toBeNull()
  expect((await limiter.consume('asha')).consumedPoints).toBe(1)
})
