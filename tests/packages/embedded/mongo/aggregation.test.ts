import { Decimal128, type Document, Int32, Long, type MongoClient, MongoServerError, ObjectId } from 'mongodb'
import { expect } from 'vitest'
import { type LooseDocument, test } from './running-mongo.ts'

async function aggregate(client: MongoClient, docs: Document[], pipeline: Document[]): Promise<Document[]> {
  const collection = client.db('a').collection<LooseDocument>('docs')
  await collection.deleteMany({})
  if (docs.length > 0) await collection.insertMany(docs.map((doc, i) => ({ _id: i + 1, ...doc })))
  return collection.aggregate(pipeline).toArray()
}

/** The value of one expression over one document. */
async function evaluate(client: MongoClient, expression: unknown, doc: Document = {}): Promise<unknown> {
  const [made] = await aggregate(client, [doc], [{ $project: { _id: 0, v: expression } }])
  return made?.v as unknown
}

const sales = [
  { city: 'Pune', product: 'a', amount: 10, at: new Date('2026-01-05T10:00:00Z') },
  { city: 'Pune', product: 'b', amount: 30, at: new Date('2026-02-05T10:00:00Z') },
  { city: 'Kochi', product: 'a', amount: 5, at: new Date('2026-02-07T10:00:00Z') },
  { city: 'Kochi', product: 'a', amount: null },
]

test('grouping gathers sums, averages, extremes, lists and counts', async ({ client }) => {
  const groups = await aggregate(client, sales, [
    {
      $group: {
        _id: '$city',
        total: { $sum: '$amount' },
        average: { $avg: '$amount' },
        least: { $min: '$amount' },
        most: { $max: '$amount' },
        first: { $first: '$product' },
        last: { $last: '$amount' },
        all: { $push: '$product' },
        set: { $addToSet: '$product' },
        n: { $sum: 1 },
        count: { $count: {} },
      },
    },
    { $sort: { _id: 1 } },
  ])

  expect(groups).toEqual([
    {
      _id: 'Kochi',
      total: 5,
      average: 5,
      least: 5,
      most: 5,
      first: 'a',
      last: null,
      all: ['a', 'a'],
      set: ['a'],
      n: 2,
      count: 2,
    },
    {
      _id: 'Pune',
      total: 40,
      average: 20,
      least: 10,
      most: 30,
      first: 'a',
      last: 30,
      all: ['a', 'b'],
      set: ['a', 'b'],
      n: 2,
      count: 2,
    },
  ])
  expect(await aggregate(client, sales, [{ $group: { _id: null, n: { $sum: 1 } } }])).toEqual([
    { _id: null, n: 4 },
  ])
  expect(await aggregate(client, [], [{ $group: { _id: null, n: { $sum: 1 } } }])).toEqual([])
  expect(
    await aggregate(client, sales, [
      { $group: { _id: { city: '$city', product: '$product' }, n: { $sum: 1 } } },
      { $sort: { n: -1, _id: 1 } },
    ]),
  ).toEqual([
    { _id: { city: 'Kochi', product: 'a' }, n: 2 },
    { _id: { city: 'Pune', product: 'a' }, n: 1 },
    { _id: { city: 'Pune', product: 'b' }, n: 1 },
  ])
})

test('stages reshape, unwind, page and count', async ({ client }) => {
  const docs = [{ t: ['x', 'y'], n: 1 }, { t: [], n: 2 }, { n: 3 }, { t: 'z', n: 4 }]

  expect(await aggregate(client, docs, [{ $unwind: '$t' }, { $project: { t: 1 } }])).toEqual([
    { _id: 1, t: 'x' },
    { _id: 1, t: 'y' },
    { _id: 4, t: 'z' },
  ])
  expect(
    await aggregate(client, docs, [
      { $unwind: { path: '$t', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
      { $project: { _id: 0, t: 1, i: 1 } },
    ]),
  ).toEqual([{ t: 'x', i: 0 }, { t: 'y', i: 1 }, { i: null }, { i: null }, { t: 'z', i: null }])
  expect(
    await aggregate(client, docs, [
      { $match: { n: { $gt: 1 } } },
      { $sort: { n: -1 } },
      { $skip: 1 },
      { $limit: 1 },
      { $unset: ['_id', 't'] },
    ]),
  ).toEqual([{ n: 3 }])
  expect(await aggregate(client, docs, [{ $match: { n: { $gt: 1 } } }, { $count: 'found' }])).toEqual([
    { found: 3 },
  ])
  expect(await aggregate(client, docs, [{ $match: { n: 99 } }, { $count: 'found' }])).toEqual([])
  expect(
    await aggregate(client, [{ a: { b: 1, c: 2 } }], [{ $set: { 'a.d': 3, e: { $add: ['$a.b', 1] } } }]),
  ).toEqual([{ _id: 1, a: { b: 1, c: 2, d: 3 }, e: 2 }])
  expect(await aggregate(client, [{ a: { b: 1 } }], [{ $replaceRoot: { newRoot: '$a' } }])).toEqual([
    { b: 1 },
  ])
  expect(await aggregate(client, sales, [{ $sortByCount: '$product' }])).toEqual([
    { _id: 'a', count: 3 },
    { _id: 'b', count: 1 },
  ])
  expect(
    await aggregate(client, sales, [
      {
        $facet: {
          n: [{ $count: 'n' }],
          pune: [{ $match: { city: 'Pune' } }, { $project: { amount: 1, _id: 0 } }],
        },
      },
    ]),
  ).toEqual([{ n: [{ n: 4 }], pune: [{ amount: 10 }, { amount: 30 }] }])
  expect(
    await aggregate(
      client,
      [1, 5, 15].map((n) => ({ n })),
      [{ $bucket: { groupBy: '$n', boundaries: [0, 10, 20] } }],
    ),
  ).toEqual([
    { _id: 0, count: 2 },
    { _id: 10, count: 1 },
  ])
})

test('lookups join by field and by pipeline', async ({ client }) => {
  const db = client.db('a')
  await db.collection<LooseDocument>('authors').insertMany([
    { _id: 'x', name: 'Asha' },
    { _id: 'y', name: 'Ravi' },
  ])
  const docs = [{ author: 'x', min: 1 }, { author: ['x', 'y'], min: 2 }, { author: 'none' }, {}]

  const joined = await aggregate(client, docs, [
    { $lookup: { from: 'authors', localField: 'author', foreignField: '_id', as: 'found' } },
  ])
  expect(joined.map(({ found }) => (found as Document[]).map(({ name }) => name as string))).toEqual([
    ['Asha'],
    ['Asha', 'Ravi'],
    [],
    [],
  ])

  const piped = await aggregate(client, docs.slice(0, 1), [
    {
      $lookup: {
        from: 'authors',
        let: { who: '$author' },
        pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$who'] } } }, { $project: { _id: 0 } }],
        as: 'found',
      },
    },
  ])
  expect(piped[0]?.found).toEqual([{ name: 'Asha' }])

  const both = await aggregate(client, docs.slice(1, 2), [
    {
      $lookup: {
        from: 'authors',
        localField: 'author',
        foreignField: '_id',
        pipeline: [{ $match: { name: 'Ravi' } }],
        as: 'found',
      },
    },
    { $unwind: '$found' },
  ])
  expect(both.map(({ found }) => (found as Document).name as string)).toEqual(['Ravi'])
})

test('variables of a lookup reach the pipelines inside it, and a missing one stays missing', async ({
  client,
}) => {
  const db = client.db('a')
  await db
    .collection<LooseDocument>('stock')
    .insertMany([
      { _id: 'x', sku: 'a', left: 10 },
      { _id: 'y', sku: 'b', left: 40 },
      { _id: 'z', sku: null },
      { _id: 'w' },
    ])
  const lookup = (variable: string) => ({
    $lookup: {
      from: 'stock',
      let: { [variable]: '$sku', least: '$least' },
      pipeline: [
        { $match: { $expr: { $and: [{ $eq: ['$sku', `$$${variable}`] }, { $gte: ['$left', '$$least'] }] } } },
        {
          $lookup: {
            from: 'docs',
            let: { found: '$sku' },
            pipeline: [
              { $match: { $expr: { $and: [{ $eq: ['$sku', '$$found'] }, { $eq: ['$least', '$$least'] }] } } },
              { $project: { least: 1, _id: 0 } },
            ],
            as: 'back',
          },
        },
        { $project: { back: 1 } },
      ],
      as: 'found',
    },
  })
  const docs = [{ sku: 'a', least: 5 }, { sku: 'b', least: 50 }, {}]

  const joined = await aggregate(client, docs, [lookup('sku')])

  expect(joined.map(({ found }) => found as unknown)).toEqual([
    [{ _id: 'x', back: [{ least: 5 }] }],
    [],
    [{ _id: 'w', back: [{}] }],
  ])
  for (const name of ['Sku', '_sku', 's-ku', ''])
    await expect(aggregate(client, docs, [lookup(name)])).rejects.toMatchObject({ code: 9 })
})

test('arithmetic, comparison and conditions', async ({ client }) => {
  const doc = { a: 7, b: 2, s: 'x', n: null }
  const value = (expression: unknown) => evaluate(client, expression, doc)

  expect(await value({ $add: ['$a', '$b', 1] })).toBe(10)
  expect(await value({ $add: ['$a', '$missing'] })).toBeNull()
  expect(await value({ $subtract: ['$a', '$b'] })).toBe(5)
  expect(await value({ $multiply: ['$a', 1.5] })).toBe(10.5)
  expect(await value({ $divide: ['$a', '$b'] })).toBe(3.5)
  expect(await value({ $mod: ['$a', '$b'] })).toBe(1)
  expect(await value({ $round: [2.5] })).toBe(2)
  expect(await value({ $round: [1.005, 2] })).toBe(1)
  expect(await value({ $floor: -1.5 })).toBe(-2)
  expect(await value({ $abs: -3 })).toBe(3)
  expect(await value({ $pow: [2, 10] })).toBe(1024)
  expect(await value({ $cmp: ['$a', '$b'] })).toBe(1)
  expect(await value({ $gt: ['$s', '$a'] })).toBe(true)
  expect(await value({ $and: ['$a', { $not: ['$n'] }] })).toBe(true)
  expect(await value({ $cond: [{ $gt: ['$a', 5] }, 'many', 'few'] })).toBe('many')
  expect(await value({ $cond: { if: '$n', then: 1, else: 2 } })).toBe(2)
  expect(await value({ $ifNull: ['$n', '$missing', 'none'] })).toBe('none')
  expect(await value({ $switch: { branches: [{ case: { $eq: ['$s', 'y'] }, then: 1 }], default: 2 } })).toBe(
    2,
  )
  expect(await value({ $let: { vars: { t: '$a' }, in: { $add: ['$$t', 1] } } })).toBe(8)
  expect(String(await value({ $divide: [Decimal128.fromString('1'), Decimal128.fromString('3')] }))).toBe(
    '0.3333333333333333333333333333333333',
  )
})

test('text', async ({ client }) => {
  const doc = { s: 'नमस्ते World', n: 5 }
  const value = (expression: unknown) => evaluate(client, expression, doc)

  expect(await value({ $concat: ['a', '$s'] })).toBe('aनमस्ते World')
  expect(await value({ $toUpper: '$s' })).toBe('नमस्ते WORLD')
  expect(await value({ $toLower: '$s' })).toBe('नमस्ते world')
  expect(await value({ $strLenCP: '$s' })).toBe(12)
  expect(await value({ $substrCP: ['$s', 7, 3] })).toBe('Wor')
  expect(await value({ $split: ['a,b', ','] })).toEqual(['a', 'b'])
  expect(await value({ $trim: { input: '  x ' } })).toBe('x')
  expect(await value({ $indexOfCP: ['$s', 'World'] })).toBe(7)
  expect(await value({ $replaceAll: { input: 'a.b.c', find: '.', replacement: { $literal: '$&' } } })).toBe(
    'a$&b$&c',
  )
  expect(await value({ $regexMatch: { input: '$s', regex: /world/i } })).toBe(true)
  expect(await value({ $toString: '$n' })).toBe('5')
  await expect(value({ $concat: ['$s', '$n'] })).rejects.toMatchObject({ code: 16702 })
})

test('dates in any time zone', async ({ client }) => {
  const doc = { at: new Date('2026-03-31T20:15:30.045Z') }
  const value = (expression: unknown) => evaluate(client, expression, doc)

  expect(await value({ $year: '$at' })).toBe(2026)
  expect(await value({ $month: { date: '$at', timezone: 'Asia/Kolkata' } })).toBe(4)
  expect(await value({ $dayOfMonth: { date: '$at', timezone: '+05:30' } })).toBe(1)
  expect(await value({ $dayOfWeek: '$at' })).toBe(3)
  expect(await value({ $isoWeek: '$at' })).toBe(14)
  expect(
    await value({ $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M', timezone: 'Asia/Kolkata' } }),
  ).toBe('2026-04-01 01:45')
  expect(await value({ $dateToString: { date: '$at' } })).toBe('2026-03-31T20:15:30.045Z')
  expect(await value({ $dateTrunc: { date: '$at', unit: 'month', timezone: 'Asia/Kolkata' } })).toEqual(
    new Date('2026-03-31T18:30:00Z'),
  )
  expect(
    await value({ $dateAdd: { startDate: new Date('2026-01-31T00:00:00Z'), unit: 'month', amount: 1 } }),
  ).toEqual(new Date('2026-02-28T00:00:00Z'))
  expect(
    await value({ $dateDiff: { startDate: new Date('2026-01-31'), endDate: '$at', unit: 'month' } }),
  ).toBe(2)
  expect(await value({ $subtract: ['$at', new Date('2026-03-31T20:15:30.000Z')] })).toBe(45)
  expect(await value({ $add: ['$at', 1000] })).toEqual(new Date('2026-03-31T20:15:31.045Z'))
  expect(await value({ $toDate: '2026-04-01' })).toEqual(new Date('2026-04-01T00:00:00Z'))
})

test('arrays and objects', async ({ client }) => {
  const doc = { t: [3, 1, 2], o: { a: 1, b: 2 }, kids: [{ n: 1 }, { n: 2 }, {}] }
  const value = (expression: unknown) => evaluate(client, expression, doc)

  expect(await value({ $map: { input: '$t', as: 'x', in: { $multiply: ['$$x', 2] } } })).toEqual([6, 2, 4])
  expect(await value({ $filter: { input: '$t', as: 'x', cond: { $gt: ['$$x', 1] } } })).toEqual([3, 2])
  expect(
    await value({ $reduce: { input: '$t', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }),
  ).toBe(6)
  expect(await value({ $size: '$t' })).toBe(3)
  expect(await value({ $arrayElemAt: ['$t', -1] })).toBe(2)
  expect(await value({ $first: '$t' })).toBe(3)
  expect(await value({ $last: '$t' })).toBe(2)
  expect(await value({ $in: [1, '$t'] })).toBe(true)
  expect(await value({ $slice: ['$t', 1, 2] })).toEqual([1, 2])
  expect(await value({ $concatArrays: ['$t', [9]] })).toEqual([3, 1, 2, 9])
  expect(await value({ $setUnion: ['$t', [1, 5]] })).toEqual([1, 2, 3, 5])
  expect(await value({ $reverseArray: '$t' })).toEqual([2, 1, 3])
  expect(await value({ $range: [0, 6, 2] })).toEqual([0, 2, 4])
  expect(await value({ $sortArray: { input: '$t', sortBy: 1 } })).toEqual([1, 2, 3])
  expect(await value('$kids.n')).toEqual([1, 2])
  expect(await value({ $mergeObjects: ['$o', { b: 3 }] })).toEqual({ a: 1, b: 3 })
  expect(await value({ $objectToArray: '$o' })).toEqual([
    { k: 'a', v: 1 },
    { k: 'b', v: 2 },
  ])
  expect(await value({ $arrayToObject: [[['a', 1]]] })).toEqual({ a: 1 })
  expect(await value(['$t', '$missing'])).toEqual([[3, 1, 2], null])
})

test('conversions', async ({ client }) => {
  const value = (expression: unknown) => evaluate(client, expression)

  expect(await value({ $toInt: '42' })).toBe(42)
  expect(await value({ $toObjectId: '0123456789abcdef01234567' })).toEqual(
    new ObjectId('0123456789abcdef01234567'),
  )
  expect(await value({ $type: { $toLong: 5 } })).toBe('long')
  expect(await value({ $type: '$missing' })).toBe('missing')
  expect(await value({ $convert: { input: 'x', to: 'int', onError: -1 } })).toBe(-1)
  await expect(value({ $toInt: 'x' })).rejects.toMatchObject({ code: 241 })
})

test('sums keep exact types', async ({ client }) => {
  const [int] = await aggregate(
    client,
    [{ n: new Int32(2147483647) }, { n: new Int32(1) }],
    [
      { $group: { _id: null, n: { $sum: '$n' } } },
      { $project: { t: { $type: '$n' }, s: { $toString: '$n' } } },
    ],
  )
  const [decimal] = await aggregate(
    client,
    [{ n: Decimal128.fromString('0.1') }, { n: Long.fromNumber(2) }],
    [{ $group: { _id: null, n: { $sum: '$n' } } }],
  )

  expect(int).toEqual({ _id: null, t: 'long', s: '2147483648' })
  expect(String(decimal?.n)).toBe('2.1')
})

const refusals: [string, Document[], number, string][] = [
  ['an unknown stage', [{ $teleport: {} }], 40324, "Unrecognized pipeline stage name: '$teleport'"],
  ['$out before the end', [{ $out: 'x' }, { $limit: 1 }], 40601, '$out can only be the final stage'],
  ['$merge before the end', [{ $merge: 'x' }, { $limit: 1 }], 40601, '$merge can only be the final stage'],
  [
    '$merge in $lookup',
    [{ $lookup: { from: 'x', as: 'x', pipeline: [{ $merge: 'x' }] } }],
    51047,
    "$merge is not allowed within a $lookup's sub-pipeline",
  ],
  [
    '$out in $unionWith',
    [{ $unionWith: { coll: 'x', pipeline: [{ $out: 'x' }] } }],
    31441,
    "$out is not allowed within a $unionWith's sub-pipeline",
  ],
  [
    '$out in $facet',
    [{ $facet: { a: [{ $out: 'x' }] } }],
    40600,
    '$out is not allowed to be used within a $facet stage',
  ],
  [
    '$merge on a field without a unique index',
    [{ $merge: { into: 'x', on: 'a' } }],
    51190,
    'Cannot find index',
  ],
  ['$merge on nothing', [{ $merge: { into: 'x', on: [] } }], 51187, 'must include at least one field'],
  ['$merge without a target', [{ $merge: { on: '_id' } }], 40414, '$merge.into'],
  ['$merge with an unknown option', [{ $merge: { into: 'x', when: 1 } }], 40415, '$merge.when'],
  [
    '$merge with an unknown mode',
    [{ $merge: { into: 'x', whenMatched: 'guess' } }],
    2,
    "Enumeration value 'guess' for field 'whenMatched'",
  ],
  [
    '$merge that could do nothing',
    [{ $merge: { into: 'x', whenMatched: 'fail', whenNotMatched: 'discard' } }],
    51181,
    'is not supported',
  ],
  ['$merge with let and no pipeline', [{ $merge: { into: 'x', let: { a: 1 } } }], 51199, "Cannot use 'let'"],
  [
    '$out into an internal database',
    [{ $out: { db: 'admin', coll: 'x' } }],
    31320,
    'internal database: admin',
  ],
  ['$out into a number', [{ $out: 5 }], 16990, 'string or object argument'],
  [
    'an unknown accumulator',
    [{ $group: { _id: null, n: { $median2: 1 } } }],
    15952,
    "unknown group operator '$median2'",
  ],
  ['an unknown expression', [{ $project: { n: { $rand2: {} } } }], 168, "Unrecognized expression '$rand2'"],
  ['two stages in one', [{ $match: {}, $sort: { a: 1 } }], 40323, 'exactly one field'],
  ['a group without _id', [{ $group: { n: { $sum: 1 } } }], 15955, 'must include an _id'],
  ['a limit of zero', [{ $limit: 0 }], 15958, 'the limit must be positive'],
  ['too many arguments', [{ $project: { n: { $size: [1, 2] } } }], 16020, 'takes exactly 1 argument'],
  [
    'an undefined variable inside $map',
    [{ $set: { n: { $map: { input: [], in: '$$it' } } } }],
    17276,
    ': it',
  ],
  [
    'a variable that ended with its $let',
    [{ $set: { n: [{ $let: { vars: { x: 1 }, in: '$$x' } }, '$$x'] } }],
    17276,
    'Use of undefined variable: x',
  ],
  ['an undefined variable in a filter', [{ $match: { $expr: { $eq: ['$a', '$$who'] } } }], 17276, ': who'],
  ['an undefined variable', [{ $project: { n: '$$nobody' } }], 17276, 'Use of undefined variable: nobody'],
]

for (const [what, pipeline, code, message] of refusals) {
  test(`${what} in a pipeline is refused in the server’s words`, async ({ client }) => {
    const error: unknown = await aggregate(client, [{ a: 1 }], pipeline).catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(MongoServerError)
    expect((error as MongoServerError).code).toBe(code)
    expect((error as MongoServerError).message).toContain(message)
  })
}

test('a variable that is not defined is reported even when no document meets it', async ({ client }) => {
  const db = client.db('a')
  const nobody = { $expr: { $eq: ['$a', '$$nobody'] } }

  await expect(db.collection('none').find(nobody).toArray()).rejects.toMatchObject({ code: 17276 })
  await expect(db.collection('none').countDocuments(nobody)).rejects.toMatchObject({ code: 17276 })
  await expect(db.collection('none').updateMany(nobody, { $set: { a: 1 } })).rejects.toMatchObject({
    code: 17276,
  })
  await expect(db.collection('none').deleteOne(nobody)).rejects.toMatchObject({ code: 17276 })
  await expect(db.collection('none').findOneAndDelete(nobody)).rejects.toMatchObject({ code: 17276 })
  await expect(db.collection('none').updateMany({}, [{ $set: { a: '$$nobody' } }])).rejects.toMatchObject({
    code: 17276,
  })
  expect(
    await db
      .collection('none')
      .aggregate(
        [
          { $match: { $expr: { $eq: ['$a', '$$given'] } } },
          {
            $lookup: {
              from: 'none',
              let: { own: '$a' },
              pipeline: [{ $match: { $expr: { $in: ['$$own', ['$$given', '$$NOW', '$$ROOT']] } } }],
              as: 'b',
            },
          },
          { $set: { c: { $reduce: { input: [], initialValue: 0, in: { $add: ['$$value', '$$this'] } } } } },
        ],
        { let: { given: 1 } },
      )
      .toArray(),
  ).toEqual([])
})

const totals = async (client: MongoClient) => {
  const target = client.db('a').collection<LooseDocument>('totals')
  await target.insertMany([
    { _id: 'Pune', total: 1, note: 'kept' },
    { _id: 'Agra', total: 9 },
  ])
  return target
}

const perCity = [{ $group: { _id: '$city', total: { $sum: '$amount' } } }]

const merging = async (client: MongoClient, merge: Document): Promise<Document[]> => {
  const target = await totals(client)
  const left = await aggregate(client, sales, [...perCity, { $merge: { into: 'totals', ...merge } }])
  expect(left).toEqual([])
  return target.find().sort({ _id: 1 }).toArray()
}

const [agra, kochi] = [
  { _id: 'Agra', total: 9 },
  { _id: 'Kochi', total: 5 },
]

test('$merge joins what comes with what is there and inserts the rest', async ({ client }) => {
  expect(await merging(client, {})).toEqual([agra, kochi, { _id: 'Pune', total: 40, note: 'kept' }])
})

test('$merge can replace, keep, discard and compute with both documents', async ({ client }) => {
  const run = async (merge: Document) => {
    await client.db('a').dropDatabase()
    return merging(client, merge)
  }

  expect(await run({ whenMatched: 'replace' })).toEqual([agra, kochi, { _id: 'Pune', total: 40 }])
  expect(await run({ whenMatched: 'keepExisting' })).toEqual([
    agra,
    kochi,
    { _id: 'Pune', total: 1, note: 'kept' },
  ])
  expect(await run({ whenNotMatched: 'discard' })).toEqual([agra, { _id: 'Pune', total: 40, note: 'kept' }])
  expect(
    await run({ whenMatched: [{ $set: { total: { $add: ['$total', '$$new.total'] }, from: '$$new._id' } }] }),
  ).toEqual([agra, kochi, { _id: 'Pune', total: 41, note: 'kept', from: 'Pune' }])
  expect(
    await run({ let: { more: '$total' }, whenMatched: [{ $set: { total: '$$more' } }, { $unset: 'note' }] }),
  ).toEqual([agra, kochi, { _id: 'Pune', total: 40 }])
})

test('a $merge that may not match, or must, leaves everything as it was', async ({ client }) => {
  const target = await totals(client)
  const merge = (options: Document) =>
    aggregate(client, sales, [...perCity, { $sort: { _id: 1 } }, { $merge: { into: 'totals', ...options } }])

  await expect(merge({ whenMatched: 'fail' })).rejects.toMatchObject({ code: 11000 })
  await expect(merge({ whenNotMatched: 'fail' })).rejects.toMatchObject({ code: 13113 })
  await expect(merge({ whenMatched: [{ $set: { _id: 'other' } }] })).rejects.toMatchObject({ code: 66 })
  await expect(merge({ whenMatched: [{ $set: { a: '$$nobody' } }] })).rejects.toMatchObject({ code: 17276 })

  expect(await target.find().sort({ _id: 1 }).toArray()).toEqual([
    agra,
    { _id: 'Pune', total: 1, note: 'kept' },
  ])
})

test('$merge matches on the fields of a unique index, in another database too', async ({ client }) => {
  const target = client.db('b').collection('stock')
  await target.createIndex({ city: 1, 'p.code': 1 }, { unique: true })
  await target.insertOne({ city: 'Pune', p: { code: 'a' }, n: 1 })
  const docs = [
    { city: 'Pune', p: { code: 'a' }, n: 2 },
    { city: 'Pune', p: { code: 'b' }, n: 3 },
  ]
  const merge = (from: Document[]) =>
    aggregate(client, from, [
      { $project: { _id: 0 } },
      { $merge: { into: { db: 'b', coll: 'stock' }, on: ['p.code', 'city'] } },
    ])

  await merge(docs)
  await merge(docs)

  expect(
    await target
      .find({}, { projection: { _id: 0 } })
      .sort({ n: 1 })
      .toArray(),
  ).toEqual(docs)
  await expect(merge([{ city: null, p: { code: 'a' } }])).rejects.toMatchObject({ code: 51132 })
  await expect(merge([{ city: ['Pune'], p: { code: 'a' } }])).rejects.toMatchObject({ code: 51185 })
})

test('$out puts its documents in the place of a collection, which keeps its indexes', async ({ client }) => {
  const target = await totals(client)
  await target.createIndex({ total: 1 }, { unique: true })

  await aggregate(client, sales, [...perCity, { $out: 'totals' }])
  expect(await target.find().sort({ _id: 1 }).toArray()).toEqual([kochi, { _id: 'Pune', total: 40 }])
  expect(await target.estimatedDocumentCount()).toBe(2)
  expect(await target.find({ total: 40 }).hint('total_1').toArray()).toHaveLength(1)
  await expect(
    aggregate(client, sales, [
      { $project: { total: { $literal: 7 } } },
      { $out: { db: 'a', coll: 'totals' } },
    ]),
  ).rejects.toMatchObject({ code: 11000 })
  expect(await target.countDocuments()).toBe(2)
  await aggregate(client, sales, [{ $match: { city: 'Delhi' } }, { $out: 'empty' }])
  expect(await client.db('a').listCollections({ name: 'empty' }).hasNext()).toBe(true)
  await client
    .db('a')
    .collection('docs')
    .aggregate([{ $limit: 1 }, { $out: 'docs' }])
    .toArray()
  expect(await client.db('a').collection('docs').countDocuments()).toBe(1)
})

test('stages that write have no place in a transaction', async ({ client }) => {
  await totals(client)
  for (const stage of [{ $out: 'x' }, { $merge: 'x' }]) {
    const session = client.startSession()
    session.startTransaction()
    await expect(
      client.db('a').collection('totals').aggregate([stage], { session }).toArray(),
    ).rejects.toMatchObject({ code: 263 })
    await session.endSession()
  }
})
