import {
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  type MongoClient,
  MongoServerError,
  ObjectId,
  Timestamp,
} from 'mongodb'
import { expect } from 'vitest'
import { type LooseDocument, test } from './running-mongo.ts'

type Db = { find(filter: Document, options?: Document): Promise<unknown[]> }

/** A collection of the documents, each found by its `_id`. */
async function stored(client: MongoClient, docs: Document[]): Promise<Db> {
  const collection = client.db('a').collection('docs')
  await collection.deleteMany({})
  await collection.insertMany(docs.map((doc, i) => ({ _id: (i + 1) as never, ...doc })))
  return {
    find: async (filter, options) =>
      (await collection.find(filter, options).sort({ _id: 1 }).toArray()).map(({ _id }) => _id as unknown),
  }
}

test('comparison operators compare within a kind of value, numbers of all types together', async ({
  client,
}) => {
  const { find } = await stored(client, [
    { v: new Int32(5) },
    { v: new Double(5.5) },
    { v: Long.fromNumber(6) },
    { v: Decimal128.fromString('5.25') },
    { v: '5' },
    { v: new Date(5) },
    { v: null },
    {},
    { v: [1, 9] },
    { v: true },
  ])

  expect(await find({ v: 5 })).toEqual([1])
  expect(await find({ v: { $gt: 5 } })).toEqual([2, 3, 4, 9])
  expect(await find({ v: { $gte: 5, $lt: 6 } })).toEqual([1, 2, 4, 9])
  expect(await find({ v: { $lte: '9' } })).toEqual([5])
  expect(await find({ v: { $lt: new Date(6) } })).toEqual([6])
  expect(await find({ v: null })).toEqual([7, 8])
  expect(await find({ v: { $ne: null } })).toEqual([1, 2, 3, 4, 5, 6, 9, 10])
  expect(await find({ v: { $in: [5, '5', null] } })).toEqual([1, 5, 7, 8])
  expect(await find({ v: { $nin: [5, '5', null] } })).toEqual([2, 3, 4, 6, 9, 10])
  expect(await find({ v: { $not: { $gt: 5 } } })).toEqual([1, 5, 6, 7, 8, 10])
  expect(await find({ v: { $exists: true } })).toEqual([1, 2, 3, 4, 5, 6, 7, 9, 10])
  expect(await find({ v: { $type: 'number' } })).toEqual([1, 2, 3, 4, 9])
  expect(await find({ v: { $type: ['string', 'date', 'array'] } })).toEqual([5, 6, 9])
  expect(await find({ v: { $mod: [5, 0] } })).toEqual([1, 2, 4])
})

test('exact long and decimal values are told apart where doubles are not', async ({ client }) => {
  const [a, b] = [2n ** 53n, 2n ** 53n + 1n].map((n) => Long.fromBigInt(n))
  const { find } = await stored(client, [
    { v: a },
    { v: b },
    { v: Decimal128.fromString('0.1') },
    { v: new Double(0.1) },
  ])

  expect(await find({ v: b })).toEqual([2])
  expect(await find({ v: { $gt: a } })).toEqual([2])
  expect(await find({ v: Decimal128.fromString('0.1') })).toEqual([3])
  expect(await find({ v: { $gt: Decimal128.fromString('0.1'), $lt: 1 } })).toEqual([4])
})

test('paths go through arrays of documents', async ({ client }) => {
  const { find } = await stored(client, [
    {
      a: [
        { b: 1, c: 5 },
        { b: 9, c: 2 },
      ],
    },
    { a: { b: 1 } },
    { a: [{ b: [3, 4] }, {}] },
    { a: [] },
    { a: 7 },
    {},
  ])

  expect(await find({ 'a.b': 1 })).toEqual([1, 2])
  expect(await find({ 'a.b': 1, 'a.c': 2 })).toEqual([1])
  expect(await find({ a: { $elemMatch: { b: 1, c: 2 } } })).toEqual([])
  expect(await find({ a: { $elemMatch: { b: 9, c: 2 } } })).toEqual([1])
  expect(await find({ 'a.1.c': 2 })).toEqual([1])
  expect(await find({ 'a.b': 4 })).toEqual([3])
  expect(await find({ 'a.b': null })).toEqual([3, 5, 6])
  expect(await find({ 'a.b': { $exists: false } })).toEqual([4, 5, 6])
  expect(await find({ a: { $size: 0 } })).toEqual([4])
  expect(await find({ 'a.0': { $exists: true } })).toEqual([1, 3])
})

test('array operators look at elements', async ({ client }) => {
  const { find } = await stored(client, [
    { t: ['x', 'y'] },
    { t: ['x'] },
    { t: 'x' },
    { t: [[1, 2], 3] },
    { t: [5, 15] },
  ])

  expect(await find({ t: 'x' })).toEqual([1, 2, 3])
  expect(await find({ t: ['x'] })).toEqual([2])
  expect(await find({ t: { $all: ['x', 'y'] } })).toEqual([1])
  expect(await find({ t: { $size: 2 } })).toEqual([1, 4, 5])
  expect(await find({ t: [1, 2] })).toEqual([4])
  expect(await find({ t: { $gt: 5, $lt: 15 } })).toEqual([5])
  expect(await find({ t: { $elemMatch: { $gt: 5, $lt: 15 } } })).toEqual([])
  expect(await find({ t: { $elemMatch: { $gte: 5, $lt: 15 } } })).toEqual([5])
  expect(await find({ t: { $elemMatch: { $gte: 1, $lt: 3 } } })).toEqual([])
  expect(await find({ t: { $elemMatch: { $eq: [1, 2] } } })).toEqual([4])
  expect(await find({ t: { $elemMatch: { $elemMatch: { $gte: 1, $lt: 3 } } } })).toEqual([4])
  expect(await find({ t: { $elemMatch: { $size: 2 } } })).toEqual([4])
})

test('logical operators, expressions and regular expressions combine', async ({ client }) => {
  const { find } = await stored(client, [
    { name: 'Asha', spent: 5, budget: 10 },
    { name: 'asha devi', spent: 11, budget: 10 },
    { name: 'आशा', spent: 1, budget: 1 },
  ])

  expect(await find({ $or: [{ name: 'Asha' }, { spent: 1 }] })).toEqual([1, 3])
  expect(await find({ $nor: [{ name: 'Asha' }, { spent: 1 }] })).toEqual([2])
  expect(await find({ $and: [{ spent: { $gt: 1 } }, { budget: 10 }] })).toEqual([1, 2])
  expect(await find({ name: /asha/i })).toEqual([1, 2])
  expect(await find({ name: { $regex: '^asha', $options: 'i' } })).toEqual([1, 2])
  expect(await find({ name: { $not: /asha/i } })).toEqual([3])
  expect(await find({ name: { $in: [/^आ/, 'Asha'] } })).toEqual([1, 3])
  expect(await find({ $expr: { $gt: ['$spent', '$budget'] } })).toEqual([2])
  expect(await find({ $expr: { $eq: ['$name', '$$who'] } }, { let: { who: 'Asha' } })).toEqual([1])
})

test('embedded documents are equal field by field in order', async ({ client }) => {
  const { find } = await stored(client, [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, { a: { x: 1 } }])

  expect(await find({ a: { x: 1, y: 2 } })).toEqual([1])
  expect(await find({ 'a.x': 1 })).toEqual([1, 2, 3])
})

test('sorting follows BSON’s order between types and the least or greatest element of arrays', async ({
  client,
}) => {
  const docs = client.db('a').collection<{ _id: number }>('docs')
  await docs.insertMany(
    [
      new Date(1),
      'b',
      { x: 1 },
      [9, 2],
      null,
      new ObjectId('0'.repeat(24)),
      true,
      new Timestamp({ t: 1, i: 1 }),
      3,
      'a',
      /a/,
      [],
    ].map((v, i) => ({ _id: i + 1, v })),
  )
  await docs.insertOne({ _id: 13 })

  const up = await docs.find().sort({ v: 1 }).toArray()
  const down = await docs.find().sort({ v: -1 }).limit(6).toArray()

  expect(up.map(({ _id }) => _id)).toEqual([12, 5, 13, 4, 9, 10, 2, 3, 6, 7, 1, 8, 11])
  expect(down.map(({ _id }) => _id)).toEqual([11, 8, 1, 7, 6, 3])
})

test('what in an array has no such field sorts as null, with an index and without', async ({ client }) => {
  const docs = client.db('a').collection<{ _id: number; a?: unknown }>('docs')
  await docs.insertMany([
    { _id: 1, a: [1, { b: 5 }] },
    { _id: 2, a: { b: 3 } },
    { _id: 3, a: [{ b: 1 }, { b: 9 }] },
    { _id: 4 },
    { _id: 5, a: [] },
    { _id: 6, a: [[{ b: 2 }]] },
  ])
  const sorted = async (direction: 1 | -1) =>
    (await docs.find().sort({ 'a.b': direction, _id: 1 }).toArray()).map(({ _id }) => _id)

  for (const index of [false, true]) {
    if (index) await docs.createIndex({ 'a.b': 1 })
    expect(await sorted(1)).toEqual([1, 4, 5, 6, 3, 2])
    expect(await sorted(-1)).toEqual([3, 1, 2, 4, 5, 6])
  }
})

test('sort, skip and limit page through a result', async ({ client }) => {
  const docs = client.db('a').collection<{ _id: number; n: number }>('docs')
  await docs.insertMany(Array.from({ length: 250 }, (_, i) => ({ _id: i, n: (i * 37) % 250 })))

  const page = await docs.find().sort({ n: -1 }).skip(10).limit(5).toArray()
  const all = await docs.find({}, { batchSize: 7 }).toArray()
  const rest = await docs
    .find({ _id: { $gt: 240 } })
    .sort({ _id: -1 })
    .toArray()

  expect(page.map(({ n }) => n)).toEqual([239, 238, 237, 236, 235])
  expect(new Set(all.map(({ _id }) => _id)).size).toBe(250)
  expect(rest.map(({ _id }) => _id)).toEqual([249, 248, 247, 246, 245, 244, 243, 242, 241])
  expect(await docs.countDocuments({ n: { $lt: 10 } })).toBe(10)
  expect(await docs.countDocuments({}, { skip: 240, limit: 20 })).toBe(10)
  expect(await docs.distinct('n', { n: { $lt: 3 } })).toEqual(expect.arrayContaining([0, 1, 2]))
})

test('projections include, exclude, cut arrays and compute', async ({ client }) => {
  const docs = client.db('a').collection<LooseDocument>('docs')
  await docs.insertOne({
    _id: 1,
    name: 'Asha',
    address: { city: 'Pune', pin: 1 },
    tags: ['a', 'b', 'c'],
    kids: [
      { n: 1, x: 1 },
      { n: 2, x: 2 },
    ],
  })
  const find = async (projection: Document, filter: Document = {}) => docs.findOne(filter, { projection })

  expect(await find({ name: 1 })).toEqual({ _id: 1, name: 'Asha' })
  expect(await find({ 'address.city': 1, _id: 0 })).toEqual({ address: { city: 'Pune' } })
  expect(await find({ kids: 0, tags: 0, 'address.pin': 0 })).toEqual({
    _id: 1,
    name: 'Asha',
    address: { city: 'Pune' },
  })
  expect(await find({ 'kids.n': 1 })).toEqual({ _id: 1, kids: [{ n: 1 }, { n: 2 }] })
  expect(await find({ tags: { $slice: [1, 1] }, kids: 0, address: 0 })).toEqual({
    _id: 1,
    name: 'Asha',
    tags: ['b'],
  })
  expect(await find({ tags: { $slice: -2 }, name: 1 })).toEqual({ _id: 1, name: 'Asha', tags: ['b', 'c'] })
  expect(await find({ kids: { $elemMatch: { n: 2 } } })).toEqual({ _id: 1, kids: [{ n: 2, x: 2 }] })
  expect(await find({ 'kids.$': 1 }, { 'kids.n': 2 })).toEqual({ _id: 1, kids: [{ n: 2, x: 2 }] })
  expect(await find({ _id: 0, upper: { $toUpper: '$name' }, city: '$address.city' })).toEqual({
    upper: 'ASHA',
    city: 'Pune',
  })
  await expect(find({ name: 1, tags: 0 })).rejects.toMatchObject({ code: 31254 })
  await expect(find({ name: 0, tags: 1 })).rejects.toMatchObject({ code: 31253 })
})

const refusals: [string, Document, number, string][] = [
  ['an unknown operator', { a: { $near: 1 } }, 2, 'unknown operator: $near'],
  ['an unknown top-level operator', { $where: 'true' }, 2, 'unknown top level operator: $where'],
  ['an unknown expression', { $expr: { $function: {} } }, 168, "Unrecognized expression '$function'"],
  ['a list that is none', { a: { $in: 1 } }, 2, '$in needs an array'],
  ['an empty $or', { $or: [] }, 2, '$and/$or/$nor must be a nonempty array'],
  ['an operator under $in', { a: { $in: [{ $gt: 1 }] } }, 2, 'cannot nest $ under $in'],
  ['a broken regular expression', { a: { $regex: '(' } }, 51091, 'Regular expression is invalid'],
  ['an unknown type', { a: { $type: 'colour' } }, 2, 'Unknown type name alias: colour'],
  ['a negative size', { a: { $size: -1 } }, 9, 'Failed to parse $size'],
]

for (const [what, filter, code, message] of refusals) {
  test(`${what} in a filter is refused in the server’s words`, async ({ client }) => {
    const error: unknown = await client
      .db('a')
      .collection('docs')
      .find(filter)
      .toArray()
      .catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(MongoServerError)
    expect((error as MongoServerError).code).toBe(code)
    expect((error as MongoServerError).message).toContain(message)
  })
}

test('a list of ids and of other things finds what any one of them finds, also inside arrays', async ({
  client,
}) => {
  const [one, two, three] = [new ObjectId(), new ObjectId(), new ObjectId()]
  const collection = client.db('a').collection<LooseDocument>('ids')
  await collection.insertMany([
    { _id: 1, v: one },
    { _id: 2, v: [two, 'x'] },
    { _id: 3, v: three },
    { _id: 4, v: one.toHexString() },
    { _id: 5 },
  ])
  const find = async (list: unknown[], operator = '$in') =>
    (
      await collection
        .find({ v: { [operator]: list } })
        .sort({ _id: 1 })
        .toArray()
    ).map(({ _id }) => _id as unknown)

  expect(await find([one, two])).toEqual([1, 2])
  expect(await find([one.toHexString(), three, null])).toEqual([3, 4, 5])
  expect(await find([one, two], '$nin')).toEqual([3, 4, 5])
})
