import { Decimal128, type Case, type Document } from './mongo-database.ts'

/** `others` are further collections, named in the pipeline as `@name`. */
export type PipelineCase = Case & {
  docs: Document[]
  others?: Record<string, Document[]>
  pipeline: Document[]
  gives: Document[]
}

const sales = [
  { item: 'abc', price: 10, quantity: 2, date: new Date('2014-03-01T08:00:00Z') },
  { item: 'jkl', price: 20, quantity: 1, date: new Date('2014-03-01T09:00:00Z') },
  { item: 'xyz', price: 5, quantity: 10, date: new Date('2014-03-15T09:00:00Z') },
  { item: 'abc', price: 10, quantity: 10, date: new Date('2014-04-04T11:21:39.736Z') },
]
const byId = { $sort: { _id: 1 } }
const clothing = [
  { item: 'Shirt', sizes: ['S', 'M', 'L'] },
  { item: 'Shorts', sizes: [] },
  { item: 'Hat', sizes: 'M' },
  { item: 'Gloves' },
  { item: 'Scarf', sizes: null },
]
const orders = [{ item: 'almonds', price: 12 }, { item: 'pecans', price: 20 }, {}]
const inventory = [
  { sku: 'almonds', instock: 120 },
  { sku: 'bread', instock: 80 },
  { sku: 'pecans', instock: 70 },
  { sku: null, description: 'incomplete' },
  { description: 'missing' },
]
const employees = [
  { name: 'Dev' },
  { name: 'Eliot', reportsTo: 'Dev' },
  { name: 'Ron', reportsTo: 'Eliot' },
  { name: 'Andrew', reportsTo: 'Eliot' },
  { name: 'Asya', reportsTo: 'Ron' },
]
const players = [
  { player: 'A', game: 'G1', score: 31 },
  { player: 'B', game: 'G1', score: 33 },
  { player: 'C', game: 'G1', score: 99 },
  { player: 'D', game: 'G1', score: 1 },
]
const values = [{ v: 5 }, { v: null }, {}, { v: 'text' }, { v: 7 }]
const group = (accumulators: Document) => [{ $group: { _id: null, ...accumulators } }]

export const pipelineCases: PipelineCase[] = [
  {
    says: '$match keeps what a query finds',
    page: 'aggregation/match',
    docs: sales,
    pipeline: [{ $match: { item: 'abc', quantity: { $gt: 5 } } }, { $project: { _id: 1 } }],
    gives: [{ _id: 4 }],
  },
  {
    says: '$match with $expr compares with what was computed before',
    page: 'aggregation/match',
    docs: sales,
    pipeline: [
      { $set: { total: { $multiply: ['$price', '$quantity'] } } },
      { $match: { $expr: { $gte: ['$total', 50] } } },
      { $project: { total: 1 } },
      byId,
    ],
    gives: [
      { _id: 3, total: 50 },
      { _id: 4, total: 100 },
    ],
  },
  {
    says: '$group sums by a key',
    page: 'aggregation/group',
    docs: sales,
    pipeline: [{ $group: { _id: '$item', total: { $sum: { $multiply: ['$price', '$quantity'] } } } }, byId],
    gives: [
      { _id: 'abc', total: 120 },
      { _id: 'jkl', total: 20 },
      { _id: 'xyz', total: 50 },
    ],
  },
  {
    says: '$group by a computed key',
    page: 'aggregation/group',
    docs: sales,
    pipeline: [
      { $group: { _id: { $dateToString: { format: '%Y-%m-%d', date: '$date' } }, n: { $sum: 1 } } },
      byId,
    ],
    gives: [
      { _id: '2014-03-01', n: 2 },
      { _id: '2014-03-15', n: 1 },
      { _id: '2014-04-04', n: 1 },
    ],
  },
  {
    says: '$group by null takes all together',
    page: 'aggregation/group',
    docs: sales,
    pipeline: group({ average: { $avg: '$quantity' }, n: { $count: {} } }),
    gives: [{ _id: null, average: 5.75, n: 4 }],
  },
  {
    says: '$group puts missing keys and null together',
    page: 'aggregation/group',
    docs: [{ k: null }, {}, { k: 1 }],
    pipeline: [{ $group: { _id: '$k', n: { $sum: 1 } } }, byId],
    gives: [
      { _id: null, n: 2 },
      { _id: 1, n: 1 },
    ],
  },
  {
    says: '$group by two fields leaves a missing one out of the key',
    page: 'aggregation/group',
    docs: [{ a: 1 }, { a: 1, b: 2 }],
    pipeline: [{ $group: { _id: { a: '$a', b: '$b' }, n: { $sum: 1 } } }, byId],
    gives: [
      { _id: { a: 1 }, n: 1 },
      { _id: { a: 1, b: 2 }, n: 1 },
    ],
  },
  {
    says: '$group over nothing gives nothing',
    page: 'aggregation/group',
    docs: [],
    pipeline: group({ n: { $sum: 1 } }),
    gives: [],
  },
  {
    says: '$sum passes over what is no number',
    page: 'aggregation/sum',
    docs: values,
    pipeline: group({ sum: { $sum: '$v' }, none: { $sum: '$nowhere' } }),
    gives: [{ _id: null, sum: 12, none: 0 }],
  },
  {
    says: '$avg passes over what is no number and is null without any',
    page: 'aggregation/avg',
    docs: values,
    pipeline: group({ average: { $avg: '$v' }, none: { $avg: '$nowhere' } }),
    gives: [{ _id: null, average: 6, none: null }],
  },
  {
    says: '$min and $max pass over null and missing values and compare across types',
    page: 'aggregation/min',
    docs: values,
    pipeline: group({ min: { $min: '$v' }, max: { $max: '$v' }, none: { $min: '$nowhere' } }),
    gives: [{ _id: null, min: 5, max: 'text', none: null }],
  },
  {
    says: '$first and $last take the documents as they come',
    page: 'aggregation/first',
    docs: sales,
    pipeline: [
      { $sort: { item: 1, date: 1 } },
      { $group: { _id: '$item', first: { $first: '$quantity' }, last: { $last: '$quantity' } } },
      byId,
      { $limit: 1 },
    ],
    gives: [{ _id: 'abc', first: 2, last: 10 }],
  },
  {
    says: '$push collects every value, null too, and no missing one',
    page: 'aggregation/push',
    docs: [{ v: 1 }, { v: null }, {}, { v: 1 }],
    pipeline: [byId, ...group({ all: { $push: '$v' } })],
    gives: [{ _id: null, all: [1, null, 1] }],
  },
  {
    says: '$push collects documents',
    page: 'aggregation/push',
    docs: sales,
    pipeline: [
      { $match: { item: 'abc' } },
      byId,
      { $group: { _id: '$item', sold: { $push: { q: '$quantity', p: '$price' } } } },
    ],
    gives: [
      {
        _id: 'abc',
        sold: [
          { q: 2, p: 10 },
          { q: 10, p: 10 },
        ],
      },
    ],
  },
  {
    says: '$addToSet collects different values once',
    page: 'aggregation/addToSet',
    docs: [{ v: 1 }, { v: 1 }, { v: 1 }],
    pipeline: group({ set: { $addToSet: '$v' } }),
    gives: [{ _id: null, set: [1] }],
  },
  {
    says: '$mergeObjects merges what a group has',
    page: 'aggregation/mergeObjects',
    docs: [{ q: { a: 1 } }, { q: { b: 2 } }, { q: null }],
    pipeline: [byId, ...group({ merged: { $mergeObjects: '$q' } })],
    gives: [{ _id: null, merged: { a: 1, b: 2 } }],
  },
  {
    says: '$stdDevPop and $stdDevSamp of a group',
    page: 'aggregation/stdDevPop',
    docs: [{ v: 2 }, { v: 4 }, { v: 4 }, { v: 6 }],
    pipeline: [...group({ pop: { $stdDevPop: '$v' } }), { $set: { pop: { $round: ['$pop', 6] } } }],
    gives: [{ _id: null, pop: 1.414214 }],
  },
  {
    says: '$stdDevSamp of one value is null',
    page: 'aggregation/stdDevSamp',
    docs: [{ v: 2 }],
    pipeline: group({ samp: { $stdDevSamp: '$v' }, pop: { $stdDevPop: '$v' } }),
    gives: [{ _id: null, samp: null, pop: 0 }],
  },
  {
    says: '$top and $bottom take by an order of their own',
    page: 'aggregation/top',
    docs: players,
    pipeline: group({
      best: { $top: { output: ['$player', '$score'], sortBy: { score: -1 } } },
      worst: { $bottom: { output: '$player', sortBy: { score: -1 } } },
    }),
    gives: [{ _id: null, best: ['C', 99], worst: 'D' }],
  },
  {
    says: '$topN and $bottomN take several',
    page: 'aggregation/topN',
    docs: players,
    pipeline: group({
      top: { $topN: { n: 2, output: '$score', sortBy: { score: -1 } } },
      bottom: { $bottomN: { n: 2, output: '$score', sortBy: { score: -1 } } },
    }),
    gives: [{ _id: null, top: [99, 33], bottom: [31, 1] }],
  },
  {
    says: '$firstN and $lastN take several as they come',
    page: 'aggregation/firstN',
    docs: players,
    pipeline: [
      byId,
      ...group({
        first: { $firstN: { n: 2, input: '$player' } },
        last: { $lastN: { n: 9, input: '$player' } },
      }),
    ],
    gives: [{ _id: null, first: ['A', 'B'], last: ['A', 'B', 'C', 'D'] }],
  },
  {
    says: 'decimals are summed exactly',
    page: 'aggregation/sum',
    docs: [{ v: Decimal128.fromString('0.1') }, { v: Decimal128.fromString('0.2') }],
    pipeline: group({ sum: { $sum: '$v' } }),
    gives: [{ _id: null, sum: Decimal128.fromString('0.3') }],
  },
  {
    says: '$project includes, renames and computes',
    page: 'aggregation/project',
    docs: [{ title: 'abc', isbn: '0001122223334', author: { last: 'zzz', first: 'aaa' } }],
    pipeline: [
      { $project: { _id: 0, title: 1, prefix: { $substrBytes: ['$isbn', 0, 3] }, lastName: '$author.last' } },
    ],
    gives: [{ title: 'abc', prefix: '000', lastName: 'zzz' }],
  },
  {
    says: '$project excludes',
    page: 'aggregation/project',
    docs: [{ a: 1, b: { c: 1, d: 2 } }],
    pipeline: [{ $project: { _id: 0, 'b.c': 0 } }],
    gives: [{ a: 1, b: { d: 2 } }],
  },
  {
    says: '$project makes arrays of fields, null for missing ones',
    page: 'aggregation/project',
    docs: [{ x: 1, y: 1 }],
    pipeline: [{ $project: { array: ['$x', '$y', '$some'] } }],
    gives: [{ _id: 1, array: [1, 1, null] }],
  },
  {
    says: '$project leaves out what is $$REMOVE',
    page: 'aggregation/project',
    docs: [{ author: { middle: '' }, title: 'a' }],
    pipeline: [
      {
        $project: {
          title: 1,
          'author.middle': { $cond: [{ $eq: ['', '$author.middle'] }, '$$REMOVE', '$author.middle'] },
        },
      },
    ],
    gives: [{ _id: 1, title: 'a', author: {} }],
  },
  {
    says: '$addFields adds and replaces',
    page: 'aggregation/addFields',
    docs: [{ homework: [10, 5, 10], quiz: [10, 8] }],
    pipeline: [{ $addFields: { n: { $size: '$homework' }, quiz: { $size: '$quiz' } } }],
    gives: [{ _id: 1, homework: [10, 5, 10], quiz: 2, n: 3 }],
  },
  {
    says: '$set adds to embedded documents, also those of an array',
    page: 'aggregation/set',
    docs: [{ specs: { doors: 4 }, list: [{ a: 1 }, { a: 2 }] }],
    pipeline: [{ $set: { 'specs.fuel': 'none', 'list.b': 0 } }],
    gives: [
      {
        _id: 1,
        specs: { doors: 4, fuel: 'none' },
        list: [
          { a: 1, b: 0 },
          { a: 2, b: 0 },
        ],
      },
    ],
  },
  {
    says: '$unset removes fields, also of embedded documents',
    page: 'aggregation/unset',
    docs: [{ isbn: '1', author: { first: 'a', last: 'b' }, copies: [{ w: 1, q: 2 }] }],
    pipeline: [{ $unset: ['isbn', 'author.first', 'copies.w'] }],
    gives: [{ _id: 1, author: { last: 'b' }, copies: [{ q: 2 }] }],
  },
  {
    says: '$replaceRoot puts an embedded document in the place of the whole',
    page: 'aggregation/replaceRoot',
    docs: [{ name: 'Asha', pets: { dogs: 2 } }, { name: 'Ravi' }],
    pipeline: [byId, { $replaceRoot: { newRoot: { $mergeObjects: [{ cats: 0 }, '$pets'] } } }],
    gives: [{ cats: 0, dogs: 2 }, { cats: 0 }],
  },
  {
    says: '$replaceWith is short for $replaceRoot',
    page: 'aggregation/replaceWith',
    docs: [{ a: { b: 1 } }],
    pipeline: [{ $replaceWith: '$a' }],
    gives: [{ b: 1 }],
  },
  {
    says: '$sort, $skip and $limit page',
    page: 'aggregation/sort',
    docs: sales,
    pipeline: [{ $sort: { quantity: -1, price: 1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { _id: 1 } }],
    gives: [{ _id: 4 }, { _id: 1 }],
  },
  {
    says: '$unwind gives a document for each element and drops empty, null and missing arrays',
    page: 'aggregation/unwind',
    docs: clothing,
    pipeline: [
      { $unwind: '$sizes' },
      { $sort: { _id: 1 } },
      { $project: { item: 0 } },
      { $group: { _id: '$_id', sizes: { $push: '$sizes' } } },
      byId,
    ],
    gives: [
      { _id: 1, sizes: ['S', 'M', 'L'] },
      { _id: 3, sizes: ['M'] },
    ],
  },
  {
    says: '$unwind keeps them when it is told to, an empty array as a missing field',
    page: 'aggregation/unwind',
    docs: clothing,
    pipeline: [
      { $match: { _id: { $gt: 1 } } },
      { $unwind: { path: '$sizes', preserveNullAndEmptyArrays: true } },
      byId,
    ],
    gives: [
      { _id: 2, item: 'Shorts' },
      { _id: 3, item: 'Hat', sizes: 'M' },
      { _id: 4, item: 'Gloves' },
      { _id: 5, item: 'Scarf', sizes: null },
    ],
  },
  {
    says: '$unwind numbers the elements',
    page: 'aggregation/unwind',
    docs: [{ a: ['x', 'y'] }],
    pipeline: [{ $unwind: { path: '$a', includeArrayIndex: 'i' } }],
    gives: [
      { _id: 1, a: 'x', i: 0 },
      { _id: 1, a: 'y', i: 1 },
    ],
  },
  {
    says: '$count counts',
    page: 'aggregation/count',
    docs: players,
    pipeline: [{ $match: { score: { $gt: 30 } } }, { $count: 'passing' }],
    gives: [{ passing: 3 }],
  },
  {
    says: '$count of nothing gives no document',
    page: 'aggregation/count',
    docs: players,
    pipeline: [{ $match: { score: 0 } }, { $count: 'passing' }],
    gives: [],
  },
  {
    says: '$sortByCount counts and sorts',
    page: 'aggregation/sortByCount',
    docs: [{ t: ['a', 'b'] }, { t: ['a'] }],
    pipeline: [{ $unwind: '$t' }, { $sortByCount: '$t' }],
    gives: [
      { _id: 'a', count: 2 },
      { _id: 'b', count: 1 },
    ],
  },
  {
    says: '$bucket counts between its boundaries and puts the rest together',
    page: 'aggregation/bucket',
    docs: [{ y: 1815 }, { y: 1840 }, { y: 1859 }, { y: 1990 }, {}],
    pipeline: [
      {
        $bucket: {
          groupBy: '$y',
          boundaries: [1800, 1840, 1900],
          default: 'Other',
          output: { count: { $sum: 1 }, last: { $max: '$y' } },
        },
      },
    ],
    gives: [
      { _id: 1800, count: 1, last: 1815 },
      { _id: 1840, count: 2, last: 1859 },
      { _id: 'Other', count: 2, last: 1990 },
    ],
  },
  {
    says: '$facet runs several pipelines over the same documents',
    page: 'aggregation/facet',
    docs: players,
    pipeline: [
      {
        $facet: {
          best: [{ $sort: { score: -1 } }, { $limit: 1 }, { $project: { _id: 0, player: 1 } }],
          n: [{ $count: 'n' }],
          none: [{ $match: { score: 0 } }],
        },
      },
    ],
    gives: [{ best: [{ player: 'C' }], n: [{ n: 4 }], none: [] }],
  },
  {
    says: '$sample takes at most as many as there are',
    page: 'aggregation/sample',
    docs: players,
    pipeline: [{ $sample: { size: 9 } }, { $count: 'n' }],
    gives: [{ n: 4 }],
  },
  {
    says: '$lookup joins by equality; a missing field counts as null on both sides',
    page: 'aggregation/lookup',
    docs: orders,
    others: { inventory },
    pipeline: [
      { $lookup: { from: '@inventory', localField: 'item', foreignField: 'sku', as: 'docs' } },
      { $set: { docs: { $sortArray: { input: '$docs._id', sortBy: 1 } } } },
      { $unset: ['item', 'price'] },
      byId,
    ],
    gives: [
      { _id: 1, docs: [1] },
      { _id: 2, docs: [3] },
      { _id: 3, docs: [4, 5] },
    ],
  },
  {
    says: '$lookup finds by each element of an array',
    page: 'aggregation/lookup',
    docs: [{ names: ['a', 'c'] }],
    others: { members: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] },
    pipeline: [
      { $lookup: { from: '@members', localField: 'names', foreignField: 'name', as: 'm' } },
      { $project: { m: { $sortArray: { input: '$m._id', sortBy: 1 } } } },
    ],
    gives: [{ _id: 1, m: [1, 3] }],
  },
  {
    says: '$lookup from a collection that is not there finds nothing',
    page: 'aggregation/lookup',
    docs: [{ a: 1 }],
    pipeline: [{ $lookup: { from: 'nowhere', localField: 'a', foreignField: 'b', as: 'found' } }],
    gives: [{ _id: 1, a: 1, found: [] }],
  },
  {
    says: '$lookup with variables and a pipeline joins by any condition',
    page: 'aggregation/lookup',
    docs: [
      { item: 'a', ordered: 2 },
      { item: 'b', ordered: 60 },
    ],
    others: {
      stock: [
        { item: 'a', instock: 120 },
        { item: 'b', instock: 40 },
        { item: 'a', instock: 1 },
      ],
    },
    pipeline: [
      {
        $lookup: {
          from: '@stock',
          let: { item: '$item', n: '$ordered' },
          pipeline: [
            { $match: { $expr: { $and: [{ $eq: ['$item', '$$item'] }, { $gte: ['$instock', '$$n'] }] } } },
            { $project: { _id: 0, instock: 1 } },
          ],
          as: 'stock',
        },
      },
      { $project: { stock: 1 } },
      byId,
    ],
    gives: [
      { _id: 1, stock: [{ instock: 120 }] },
      { _id: 2, stock: [] },
    ],
  },
  {
    says: '$lookup with both equality and a pipeline',
    page: 'aggregation/lookup',
    docs: [{ shop: 'x', drink: 'cider' }],
    others: {
      shops: [
        { name: 'x', drinks: ['cider', 'water'] },
        { name: 'y', drinks: ['cider'] },
      ],
    },
    pipeline: [
      {
        $lookup: {
          from: '@shops',
          localField: 'shop',
          foreignField: 'name',
          let: { drink: '$drink' },
          pipeline: [
            { $match: { $expr: { $in: ['$$drink', '$drinks'] } } },
            { $project: { name: 1, _id: 0 } },
          ],
          as: 'matches',
        },
      },
    ],
    gives: [{ _id: 1, shop: 'x', drink: 'cider', matches: [{ name: 'x' }] }],
  },
  {
    says: '$graphLookup follows references',
    page: 'aggregation/graphLookup',
    docs: employees,
    others: { employees },
    pipeline: [
      { $match: { name: 'Asya' } },
      {
        $graphLookup: {
          from: '@employees',
          startWith: '$reportsTo',
          connectFromField: 'reportsTo',
          connectToField: 'name',
          as: 'line',
        },
      },
      { $project: { _id: 0, line: { $sortArray: { input: '$line.name', sortBy: 1 } } } },
    ],
    gives: [{ line: ['Dev', 'Eliot', 'Ron'] }],
  },
  {
    says: '$unionWith appends another collection, duplicates and all',
    page: 'aggregation/unionWith',
    docs: [{ n: 1 }],
    others: { more: [{ n: 1 }, { n: 2 }] },
    pipeline: [{ $unionWith: '@more' }, { $project: { _id: 0 } }, { $sort: { n: 1 } }],
    gives: [{ n: 1 }, { n: 1 }, { n: 2 }],
  },
  {
    says: '$unionWith takes a pipeline for the other collection',
    page: 'aggregation/unionWith',
    docs: [{ n: 1 }],
    others: { more: [{ n: 1 }, { n: 2 }] },
    pipeline: [
      { $unionWith: { coll: '@more', pipeline: [{ $match: { n: 2 } }] } },
      { $project: { _id: 0 } },
      { $sort: { n: 1 } },
    ],
    gives: [{ n: 1 }, { n: 2 }],
  },
]
