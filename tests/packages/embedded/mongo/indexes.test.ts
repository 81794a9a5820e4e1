import { type Collection, Decimal128, type Document, Double, Long } from 'mongodb'
import fc from 'fast-check'
import { expect } from 'vitest'
import { test } from './running-mongo.ts'

const stage = async (collection: Collection, filter: Document, sort: Document = {}): Promise<string> => {
  const { queryPlanner } = await collection
    .find(filter)
    .sort(sort as Record<string, 1>)
    .explain()
  const text = JSON.stringify(queryPlanner.winningPlan)
  const index = /"indexName":"([^"]+)"/.exec(text)?.[1]
  const kind = text.includes('IDHACK') ? 'ids' : (index ?? 'scan')
  return text.includes('SORT') ? `${kind} + sort` : kind
}

test('equality, ranges, lists, prefixes and sorts are answered through indexes', async ({ client }) => {
  const things = client.db('a').collection('things')
  await things.createIndexes([
    { key: { email: 1 }, name: 'email', unique: true },
    { key: { status: 1, due: -1 }, name: 'queue' },
    { key: { code: 1 }, name: 'sparse', sparse: true },
    { key: { owner: 1 }, name: 'partial', partialFilterExpression: { active: true } },
  ])
  await things.insertOne({ email: 'a' })

  expect(await stage(things, { _id: 1 })).toBe('ids')
  expect(await stage(things, { email: 'a' })).toBe('email')
  expect(await stage(things, { email: { $in: ['a', 'b'] } })).toBe('email')
  expect(await stage(things, { email: /^a/ })).toBe('email')
  expect(await stage(things, { email: /a/ })).toBe('scan')
  expect(await stage(things, { status: 'open', due: { $lte: 5 } })).toBe('queue')
  expect(await stage(things, { status: 'open' }, { due: -1 })).toBe('queue')
  expect(await stage(things, { status: 'open' }, { due: 1 })).toBe('queue')
  expect(await stage(things, { status: { $gt: 'a' } }, { due: 1 })).toBe('queue + sort')
  expect(await stage(things, {}, { email: 1 })).toBe('email')
  expect(await stage(things, { code: 5 })).toBe('sparse')
  expect(await stage(things, { code: null })).toBe('scan')
  expect(await stage(things, {}, { code: 1 })).toBe('scan + sort')
  expect(await stage(things, { owner: 'x' })).toBe('scan')
  expect(await stage(things, { owner: 'x', active: true })).toBe('partial')
  expect(await stage(things, { nothing: 1 })).toBe('scan')
})

test('lists with a sort and alternatives are answered through indexes too', async ({ client }) => {
  const things = client.db('a').collection('things')
  await things.createIndexes([
    { key: { status: 1, due: -1 }, name: 'queue' },
    { key: { 'owner.org': 1, at: 1 }, name: 'owner' },
    { key: { tags: 1, at: 1 }, name: 'tags' },
    { key: { at: 1 }, name: 'expiry', expireAfterSeconds: 1000 },
    { key: { email: 1 }, name: 'email', unique: true, partialFilterExpression: { email: { $exists: true } } },
  ])
  const statuses = ['open', 'held', 'shut', 'lost']
  await things.insertMany(
    Array.from({ length: 200 }, (_, i) => ({
      status: statuses[i % 4],
      due: (i * 7) % 50,
      owner: { org: i % 10 },
      tags: [`t${i % 5}`, `t${i % 3}`],
      at: new Date(Date.now() + i),
      email: `e${i}`,
    })),
  )
  const open = { status: { $in: ['open', 'held', 'none'] } }

  expect(await stage(things, open, { due: -1 })).toBe('queue')
  expect(await stage(things, open, { due: 1 })).toBe('queue')
  expect(await stage(things, open, { status: -1, due: 1 })).toBe('queue')
  expect(await stage(things, open, { at: 1 })).toBe('queue + sort')
  expect(await stage(things, { 'owner.org': { $in: [1, 2] } }, { at: 1 })).toBe('owner')
  expect(await stage(things, { tags: 't1' })).toBe('tags')
  expect(await stage(things, { tags: 't1' }, { at: 1 })).toBe('tags + sort')
  expect(await stage(things, { at: { $lt: new Date() } })).toBe('expiry')
  expect(await stage(things, { email: 'e5' })).toBe('email')
  expect(await stage(things, { $or: [{ email: 'e5' }, { 'owner.org': 3 }, { _id: 1 as never }] })).toBe('ids')
  expect(await stage(things, { $or: [{ email: 'e5' }, { 'owner.org': 3 }] }, { due: 1 })).toBe('email + sort')
  expect(await stage(things, { $or: [{ email: 'e5' }, { due: 3 }] })).toBe('scan')
  expect(await stage(things, { status: 'open', $or: [{ email: 'e5' }, { due: 3 }] })).toBe('queue')

  const dues = async (sort: Document, limit = 0) =>
    (
      await things
        .find(open)
        .sort(sort as Record<string, 1>)
        .limit(limit)
        .toArray()
    ).map(({ due }) => due as number)
  const wanted = (await things.find().toArray())
    .filter(({ status }) => status === 'open' || status === 'held')
    .map(({ due }) => due as number)
    .sort((a, b) => b - a)
  expect(await dues({ due: -1 })).toEqual(wanted)
  expect(await dues({ due: -1 }, 7)).toEqual(wanted.slice(0, 7))
  expect(await dues({ due: 1 }, 9)).toEqual(wanted.toReversed().slice(0, 9))
  const either = { $or: [{ 'owner.org': 3 }, { tags: 't1' }, { email: 'e3' }] }
  const found = await things.find(either).toArray()
  expect(new Set(found.map(({ _id }) => String(_id))).size).toBe(found.length)
  expect(found.length).toBe(
    await things.countDocuments({
      $expr: { $or: [{ $eq: ['$owner.org', 3] }, { $in: ['t1', '$tags'] }, { $eq: ['$email', 'e3'] }] },
    }),
  )
})

const field = fc.oneof(
  fc.integer({ min: -2, max: 4 }),
  fc.constantFrom(
    new Double(1.5),
    Long.fromBigInt(2n ** 53n + 1n),
    new Double(2 ** 53),
    Decimal128.fromString('1.5'),
    Decimal128.fromString('0.1'),
  ),
  fc.constantFrom('a', 'b', 'ab', null, true, new Date(5)),
  fc.array(fc.constantFrom(1, 2, 3, 'a', null, { x: 1 }), { maxLength: 3 }),
  fc.record({ x: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: [] }),
  fc.array(
    fc.record({ x: fc.integer({ min: 0, max: 3 }), y: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: [] }),
    { maxLength: 2 },
  ),
)

const point = fc.oneof(
  fc.integer({ min: -2, max: 4 }),
  fc.constantFrom<unknown>('a', null, new Double(1.5), Decimal128.fromString('0.1'), { x: 1 }),
)
const condition = fc.oneof(
  point,
  fc
    .record(
      { $gt: fc.integer({ min: -2, max: 3 }), $lt: fc.integer({ min: -1, max: 5 }) },
      { requiredKeys: [] },
    )
    .filter((c) => Object.keys(c).length > 0),
  point.map(($eq) => ({ $eq })),
  fc.array(point, { maxLength: 3 }).map(($in) => ({ $in })),
  point.map(($ne) => ({ $ne })),
  fc.boolean().map(($exists) => ({ $exists })),
  fc.constant(/^a/),
)
const filter = fc.oneof(
  fc.dictionary(fc.constantFrom('a', 'b', 'a.x', 'a.y'), condition, { maxKeys: 3, noNullPrototype: true }),
  fc.tuple(condition, condition).map(([x, y]) => ({ $and: [{ a: x }, { a: y }] })),
)
const sort = fc.constantFrom<Document>(
  { a: 1, _id: 1 },
  { a: -1, b: 1, _id: 1 },
  { b: 1, a: -1, _id: 1 },
  { _id: -1 },
)

test('a query finds the same documents in the same order whatever the indexes', async ({ client }) => {
  const db = client.db('a')
  const specs: Document[][] = [
    [{ key: { a: 1 }, name: 'a' }],
    [{ key: { a: -1, b: 1 }, name: 'ab' }],
    [{ key: { 'a.x': 1, 'a.y': 1 }, name: 'xy' }],
    [
      { key: { b: 1, a: -1 }, name: 'ba' },
      { key: { a: 1 }, name: 'sparse', sparse: true },
    ],
    [{ key: { a: 1 }, name: 'partial', partialFilterExpression: { b: { $gt: 1 } } }],
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ a: field, b: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: [] }), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.constantFrom(...specs),
      fc.array(fc.tuple(filter, sort), { minLength: 3, maxLength: 6 }),
      async (docs, indexes, queries) => {
        const [plain, indexed] = [db.collection('plain'), db.collection('indexed')]
        await db.dropDatabase()
        const stored = docs.map((doc, _id) => ({ _id: _id as never, ...doc }))
        await indexed.createIndexes(indexes as never)
        await plain.insertMany(stored)
        await indexed.insertMany(stored)
        for (const [query, order] of queries) {
          const wanted = await plain
            .find(query as Document)
            .sort(order as Record<string, 1>)
            .toArray()
          expect(
            await indexed
              .find(query as Document)
              .sort(order as Record<string, 1>)
              .toArray(),
          ).toEqual(wanted)
        }
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

test('a duplicate is refused with the server’s words and the values', async ({ client }) => {
  const things = client.db('a').collection('things')
  await things.createIndex({ org: 1, 'address.city': 1 }, { unique: true })
  await things.insertOne({ org: 5, address: { city: 'Pune' } })

  await expect(things.insertOne({ org: 5, address: { city: 'Pune' } })).rejects.toMatchObject({
    code: 11000,
    message:
      'E11000 duplicate key error collection: a.things index: org_1_address.city_1 dup key: { org: 5, address.city: "Pune" }',
    keyPattern: { org: 1, 'address.city': 1 },
    keyValue: { org: 5, 'address.city': 'Pune' },
  })
  await expect(things.insertOne({ org: 5 })).resolves.toBeDefined()
  await expect(things.insertOne({ org: 5 })).rejects.toThrow('dup key: { org: 5, address.city: null }')
  await things.insertOne({ _id: 'x' as never, org: 6 })
  await expect(things.insertOne({ _id: 'x' as never, org: 7 })).rejects.toThrow(
    'E11000 duplicate key error collection: a.things index: _id_ dup key: { _id: "x" }',
  )
  await expect(things.updateOne({ org: 6 }, { $set: { org: 5 } })).rejects.toMatchObject({ code: 11000 })
  expect(await things.countDocuments({ org: 6 })).toBe(1)
})

test('sparse and partial unique indexes let the documents they do not hold repeat', async ({ client }) => {
  const things = client.db('a').collection('things')
  await things.createIndex({ code: 1 }, { unique: true, sparse: true })
  await things.createIndex({ email: 1 }, { unique: true, partialFilterExpression: { active: true } })

  await things.insertMany([{ email: 'a' }, { email: 'a' }, { email: 'a', active: true }])

  await expect(things.insertOne({ email: 'a', active: true })).rejects.toMatchObject({ code: 11000 })
  await expect(things.updateMany({}, { $set: { active: true } })).rejects.toMatchObject({ code: 11000 })
  await expect(things.insertMany([{ code: 1 }, { code: 1 }])).rejects.toMatchObject({ code: 11000 })
})

test('an index over existing duplicates is refused and leaves nothing behind', async ({ client }) => {
  const things = client.db('a').collection('things')
  await things.insertMany([{ n: 1 }, { n: 1 }])

  await expect(things.createIndex({ n: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 })

  expect(await things.indexes()).toHaveLength(1)
})

test('indexes of one key stand side by side when they hold different entries', async ({ client }) => {
  const things = client.db('a').collection<{ _id: number; n?: number | null }>('things')
  await things.createIndex({ n: 1 })
  await things.createIndex({ n: 1 }, { name: 'sparse', sparse: true })
  await things.createIndex({ n: 1 }, { name: 'unique_sparse', unique: true, sparse: true })
  await things.createIndex({ n: 1 }, { name: 'partial', partialFilterExpression: { s: 1 } })

  await things.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, n: 5 }])

  await expect(things.insertOne({ _id: 4, n: 5 })).rejects.toMatchObject({ code: 11000 })
  expect((await things.find({ n: null }).sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([1, 2])
  expect((await things.find().sort({ n: -1, _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([3, 1, 2])
  // The driver drops by name only.
  await expect(client.db('a').command({ dropIndexes: 'things', index: { n: 1 } })).rejects.toMatchObject({
    code: 181,
  })
  await things.dropIndex('unique_sparse')
  await things.insertOne({ _id: 4, n: 5 })
})

test('indexes that cannot be as asked are refused with the server’s codes', async ({ client }) => {
  const things = client.db('a').collection('things')
  await things.createIndex({ n: 1 }, { name: 'first' })

  expect(await things.createIndex({ n: 1 }, { name: 'first', background: true })).toBe('first')
  await expect(things.createIndex({ n: 1 }, { name: 'second' })).rejects.toMatchObject({ code: 85 })
  await expect(things.createIndex({ m: 1 }, { name: 'first' })).rejects.toMatchObject({ code: 86 })
  await expect(things.createIndex({ n: 1 }, { name: 'first', unique: true })).rejects.toMatchObject({
    code: 86,
  })
  await things.createIndex({ t: 1 }, { expireAfterSeconds: 60 })
  await expect(things.createIndex({ t: 1 }, { expireAfterSeconds: 90 })).rejects.toMatchObject({ code: 85 })
  await things.dropIndex('t_1')
  await expect(things.createIndex({ n: 'text' })).rejects.toMatchObject({ code: 67 })
  await expect(
    things.createIndex({ n: 1 }, { collation: { locale: 'en', strength: 2 } }),
  ).rejects.toMatchObject({ code: 238 })
  await things.createIndex({ a: 1, b: 1 })
  await expect(things.insertOne({ a: [1], b: [2] })).rejects.toMatchObject({ code: 171 })
  await expect(things.dropIndex('missing')).rejects.toMatchObject({ code: 27 })
  await things.dropIndex('first')
  expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1_b_1'])
  await expect(client.db('a').collection('nowhere').indexes()).rejects.toMatchObject({ code: 26 })
})

test('expired documents are removed by the sweep', async ({ dataDir }) => {
  const { MongoClient } = await import('mongodb')
  const { startMongo } = await import('../../../../packages/embedded/src/mongo/start-mongo.server.ts')
  const server = await startMongo({ dataDir, sweepEveryMs: 30 })
  const client = await new MongoClient(server.uri).connect()
  const tokens = client.db('a').collection('tokens')
  await tokens.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 })
  await tokens.insertMany([
    { n: 1, expiresAt: new Date(0) },
    { n: 2, expiresAt: new Date(Date.now() + 60_000) },
    { n: 3 },
  ])

  await expect.poll(() => tokens.distinct('n')).toEqual([2, 3])

  await client.close()
  await server.close()
})
