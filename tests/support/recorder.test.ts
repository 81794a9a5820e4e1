import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { recordMeilisearch, recordStripe } from './recorder-http.ts'
import { recordCommand } from './recorder-mongo.ts'
import { Recorder } from './recorder.ts'

type Command = Record<string, unknown>

function usedOf(name: string, command: Command): Record<string, string[]> | undefined {
  const recorder = new Recorder()
  recordCommand(recorder, name, { [name]: 'courses', ...command })
  return recorder.used()['mongo']
}

function exchange(method: string, url: string, body: unknown = '') {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { method, path: url, headers: {}, body: text, status: 200, answer: '' }
}

test('operators of a filter are found at any depth, and values that look like them are left alone', () => {
  const filter = {
    $or: [{ title: { $regex: '^a', $options: 'i' } }, { $nor: [{ slug: /b/ }] }],
    tags: { $not: { $elemMatch: { level: { $gte: 2 }, $and: [{ code: 'x' }] } } },
    levels: { $elemMatch: { $gt: 1 } },
    owner: { $ref: 'people', $id: 1 },
    $expr: { $eq: ['$a', { $literal: { $notAnOperator: 1 } }] },
    'price.inPaise': { $in: [1, 2] },
    address: { city: { $: 1 } },
  }

  expect(usedOf('find', { filter, sort: { _id: 1 }, lsid: {} })).toEqual({
    Commands: ['find'],
    'Fields of commands': ['find.filter', 'find.lsid', 'find.sort'],
    'Query operators': [
      '$and', '$elemMatch', '$expr', '$gt', '$gte', '$in', '$nor', '$not', '$options', '$or', '$regex',
    ],
    Expressions: ['$eq', '$literal'],
  }) // prettier-ignore
})

test('a projection of find has words of its own, that of a pipeline has expressions', () => {
  const projection = { 'tags.$': 1, lines: { $slice: 3 }, nested: { a: 1, b: { $toUpper: '$c' } } }

  expect(usedOf('find', { projection })).toMatchObject({
    'Projection operators': ['$', '$slice'],
    Expressions: ['$toUpper'],
  })
  const used = usedOf('aggregate', { pipeline: [{ $project: { lines: { $slice: ['$lines', 3] } } }] })
  expect(used).toMatchObject({ Stages: ['$project'], Expressions: ['$slice'] })
  expect(used).not.toHaveProperty('Projection operators')
})

test('in a pipeline the same word is an accumulator or an expression by where it stands', () => {
  const used = usedOf('aggregate', {
    pipeline: [
      { $match: { status: { $ne: 'draft' } } },
      {
        $lookup: {
          from: 'seats',
          let: { id: '$_id' },
          pipeline: [{ $match: { $expr: { $eq: ['$order', '$$id'] } } }, { $count: 'n' }],
          as: 'seats',
        },
      },
      { $facet: { newest: [{ $sort: { at: -1 } }, { $limit: 1 }] } },
      { $group: { _id: { $year: '$at' }, first: { $first: '$$ROOT' }, n: { $sum: { $max: [1, 2] } } } },
      { $set: { last: { $first: '$all' }, gone: '$$REMOVE' } },
    ],
    cursor: {},
  })

  expect(used).toEqual({
    Commands: ['aggregate'],
    'Fields of commands': ['aggregate.cursor', 'aggregate.pipeline'],
    Stages: ['$count', '$facet', '$group', '$limit', '$lookup', '$match', '$set', '$sort'],
    'Query operators': ['$expr', '$ne'],
    Accumulators: ['$first', '$sum'],
    Expressions: ['$eq', '$first', '$max', '$year'],
    Variables: ['$$REMOVE', '$$ROOT'],
  })
})

test('updates show their operators, modifiers and positional paths', () => {
  const used = usedOf('update', {
    updates: [
      {
        q: { 'tags.code': 'a' },
        u: {
          $set: { 'tags.$.level': 2, 'tags.$[tag].seen': true, plain: { $each: [1] } },
          $push: { log: { $each: [1], $slice: -5 } },
          $pull: { marks: { at: { $lt: 1 } } },
        },
        arrayFilters: [{ 'tag.code': { $in: ['a'] } }],
        upsert: true,
      },
      { q: {}, u: [{ $set: { n: { $add: ['$n', 1] } } }], multi: true },
    ],
  })

  expect(used).toEqual({
    Commands: ['update'],
    'Fields of commands': [
      'update.updates', 'update.updates.arrayFilters', 'update.updates.multi', 'update.updates.q',
      'update.updates.u', 'update.updates.upsert',
    ],
    'Update operators': ['$pull', '$push', '$set'],
    'Update modifiers': ['$push $each', '$push $slice'],
    'Positional paths': ['$', '$[name]'],
    'Query operators': ['$in', '$lt'],
    Stages: ['$set'],
    Expressions: ['$add'],
  }) // prettier-ignore
})

test('indexes show their options and the filter of a partial one', () => {
  const indexes = [
    { key: { slug: 1 }, name: 'slug_1', partialFilterExpression: { slug: { $type: 'string' } } },
  ]

  expect(usedOf('createIndexes', { indexes })).toMatchObject({
    'Index options': ['key', 'name', 'partialFilterExpression'],
    'Query operators': ['$type'],
  })
})

test('a request to Stripe shows its route and the names of all parameters, whatever the ids and keys', () => {
  const recorder = new Recorder()
  const routes = ['POST /v1/subscriptions', 'POST /v1/subscriptions/:id', 'GET /v1/invoices/:id']
  const body = 'items[0][price]=p&items[1][price]=q&metadata[orderId]=7&expand[]=customer'
  recordStripe(recorder, routes, exchange('POST', '/v1/subscriptions', body))
  recordStripe(recorder, routes, exchange('GET', '/v1/invoices/in_1?expand[]=lines'))
  recordStripe(recorder, routes, exchange('GET', '/v1/refunds/re_1'))

  expect(recorder.used()['stripe']).toEqual({
    Routes: ['GET /v1/invoices/:id', 'GET /v1/refunds/re_1', 'POST /v1/subscriptions'],
    Parameters: [
      'GET /v1/invoices/:id expand[]',
      'POST /v1/subscriptions expand[]',
      'POST /v1/subscriptions items[][price]',
      'POST /v1/subscriptions metadata[*]',
    ],
  })
})

test('a request to Meilisearch shows its route, parameters, settings and the operators of its filters', () => {
  const recorder = new Recorder()
  const routes = ['POST /multi-search', 'PATCH /indexes/:uid/settings', 'POST /indexes/:uid/documents']
  const filter = ['level >= 2 AND NOT "x AND y" = 1', ['a IS NOT NULL', 'b IN [1, 2]']]
  recordMeilisearch(recorder, routes, exchange('POST', '/multi-search', { queries: [{ q: 'a', filter }] }))
  const settings = { rankingRules: ['typo', 'at:desc'], faceting: { sortFacetValuesBy: { '*': 'count' } } }
  recordMeilisearch(recorder, routes, exchange('PATCH', '/indexes/test_1/settings', settings))
  const documents = exchange('POST', '/indexes/test_1/documents?primaryKey=id', [{ colour: 'red' }])
  recordMeilisearch(recorder, routes, documents)

  expect(recorder.used()['meilisearch']).toEqual({
    Routes: ['PATCH /indexes/:uid/settings', 'POST /indexes/:uid/documents', 'POST /multi-search'],
    Parameters: [
      'POST /indexes/:uid/documents primaryKey',
      'POST /multi-search queries',
      'POST /multi-search queries[].filter',
      'POST /multi-search queries[].q',
    ],
    Settings: ['faceting', 'faceting.sortFacetValuesBy', 'rankingRules'],
    'Ranking rules': ['<attribute>:desc', 'typo'],
    'Filter operators': ['=', '>=', 'AND', 'IN', 'IS NOT NULL', 'NOT', 'lists'],
  })
})

test('what several workers saw comes together', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'recorded-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const stage of ['$match', '$sort']) {
    const worker = new Recorder()
    recordCommand(worker, 'aggregate', { aggregate: 'a', pipeline: [{ [stage]: {} }] })
    worker.writeInto(folder)
  }
  const all = new Recorder()
  all.readFrom(folder)

  expect(all.used()['mongo']?.['Stages']).toEqual(['$match', '$sort'])
})
