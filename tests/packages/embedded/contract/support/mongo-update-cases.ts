import { Decimal128, Int32, Long, type Case, type Document } from './mongo-database.ts'

/** `before` becomes `after`; both without their `_id`. */
export type UpdateCase = Case & {
  before: Document
  update: Document | Document[]
  filter?: Document
  arrayFilters?: Document[]
  after: Document
}

const quizzes = [
  { wk: 1, score: 10 },
  { wk: 2, score: 8 },
  { wk: 3, score: 5 },
  { wk: 4, score: 6 },
]
const product = { sku: 'abc123', quantity: 10, metrics: { orders: 2, ratings: 3.5 } }
const survey = {
  results: [
    {
      item: 'A',
      score: 5,
      answers: [
        { q: 1, a: 4 },
        { q: 2, a: 6 },
      ],
    },
    {
      item: 'B',
      score: 8,
      answers: [
        { q: 1, a: 8 },
        { q: 2, a: 9 },
      ],
    },
  ],
}

export const updateCases: UpdateCase[] = [
  {
    says: '$inc adds, also negative amounts and in embedded documents',
    page: 'update/inc',
    before: product,
    update: { $inc: { quantity: -2, 'metrics.orders': 1 } },
    after: { ...product, quantity: 8, metrics: { orders: 3, ratings: 3.5 } },
  },
  {
    says: '$inc makes a missing field',
    page: 'update/inc',
    before: {},
    update: { $inc: { n: 3, 'a.b': 1 } },
    after: { a: { b: 1 }, n: 3 },
  },
  {
    says: '$mul multiplies',
    page: 'update/mul',
    before: { price: 10.5, qty: 25 },
    update: { $mul: { price: 2, qty: 2 } },
    after: { price: 21, qty: 50 },
  },
  {
    says: '$mul makes a missing field zero',
    page: 'update/mul',
    before: {},
    update: { $mul: { price: 100 } },
    after: { price: 0 },
  },
  {
    says: '$min keeps the lesser value',
    page: 'update/min',
    before: { high: 800, low: 200 },
    update: { $min: { low: 150, high: 900 } },
    after: { high: 800, low: 150 },
  },
  {
    says: '$min and $max compare across types by the order of BSON',
    page: 'update/max',
    before: { a: 'text', b: 5 },
    update: { $min: { a: 5 }, $max: { b: 'text' } },
    after: { a: 5, b: 'text' },
  },
  {
    says: '$max keeps the later date',
    page: 'update/max',
    before: { at: new Date(5) },
    update: { $max: { at: new Date(9) } },
    after: { at: new Date(9) },
  },
  {
    says: '$min and $max make missing fields',
    page: 'update/min',
    before: {},
    update: { $min: { a: 1 }, $max: { b: 2 } },
    after: { a: 1, b: 2 },
  },
  {
    says: '$rename moves a value',
    page: 'update/rename',
    before: { nmae: { first: 'asha' } },
    update: { $rename: { nmae: 'name' } },
    after: { name: { first: 'asha' } },
  },
  {
    says: '$rename moves inside documents and replaces what stood there',
    page: 'update/rename',
    before: { name: { first: 'a', last: 'b' } },
    update: { $rename: { 'name.first': 'name.last' } },
    after: { name: { last: 'a' } },
  },
  {
    says: '$rename of a missing field does nothing',
    page: 'update/rename',
    before: { a: 1 },
    update: { $rename: { wife: 'spouse' } },
    after: { a: 1 },
  },
  {
    says: '$set sets top-level fields, embedded ones and elements of arrays',
    page: 'update/set',
    before: {
      quantity: 250,
      tags: ['apparel', 'clothing'],
      ratings: [{ by: 'Asha', rating: 4 }],
      details: { make: 'ABC' },
    },
    update: { $set: { quantity: 500, 'details.make': 'zzz', 'tags.1': 'rain gear', 'ratings.0.rating': 2 } },
    after: {
      quantity: 500,
      tags: ['apparel', 'rain gear'],
      ratings: [{ by: 'Asha', rating: 2 }],
      details: { make: 'zzz' },
    },
  },
  {
    says: '$set beyond the end of an array fills with null',
    page: 'update/set',
    before: { a: [1] },
    update: { $set: { 'a.3': 4 } },
    after: { a: [1, null, null, 4] },
  },
  {
    says: '$set makes the documents of its path',
    page: 'update/set',
    before: {},
    update: { $set: { 'a.b.c': 1 } },
    after: { a: { b: { c: 1 } } },
  },
  {
    says: 'new fields of $set come in the order of their names',
    page: 'update/set',
    before: {},
    update: { $set: { b: 1, a: 2 } },
    after: { a: 2, b: 1 },
  },
  {
    says: 'an operator with nothing to do does nothing',
    page: 'update',
    before: { a: 1 },
    update: { $set: {} },
    after: { a: 1 },
  },
  {
    says: '$setOnInsert does nothing to a document that is there',
    page: 'update/setOnInsert',
    before: { a: 1 },
    update: { $setOnInsert: { b: 1 } },
    after: { a: 1 },
  },
  {
    says: '$unset removes fields and ignores missing ones',
    page: 'update/unset',
    before: { a: 1, b: { c: 1, d: 2 } },
    update: { $unset: { a: '', 'b.c': '', x: '' } },
    after: { b: { d: 2 } },
  },
  {
    says: '$unset of an element leaves null in its place',
    page: 'update/unset',
    before: { a: [1, 2, 3] },
    update: { $unset: { 'a.1': '' } },
    after: { a: [1, null, 3] },
  },
  {
    says: '$bit and, or, xor',
    page: 'update/bit',
    before: { a: new Int32(13), b: new Int32(3), c: new Int32(1) },
    update: { $bit: { a: { and: new Int32(10) }, b: { or: new Int32(5) }, c: { xor: new Int32(5) } } },
    after: { a: 8, b: 7, c: 4 },
  },
  {
    says: '$push appends',
    page: 'update/push',
    before: { scores: [44, 78] },
    update: { $push: { scores: 89 } },
    after: { scores: [44, 78, 89] },
  },
  {
    says: '$push makes a missing array',
    page: 'update/push',
    before: {},
    update: { $push: { scores: 89 } },
    after: { scores: [89] },
  },
  {
    says: '$push appends an array as one element',
    page: 'update/push',
    before: { scores: [1] },
    update: { $push: { scores: [2, 3] } },
    after: { scores: [1, [2, 3]] },
  },
  {
    says: '$each appends each',
    page: 'update/each',
    before: { scores: [1] },
    update: { $push: { scores: { $each: [2, 3] } } },
    after: { scores: [1, 2, 3] },
  },
  {
    says: '$each, $sort and $slice keep the best three',
    page: 'update/push',
    before: { quizzes },
    update: {
      $push: {
        quizzes: {
          $each: [
            { wk: 5, score: 8 },
            { wk: 6, score: 7 },
            { wk: 7, score: 6 },
          ],
          $sort: { score: -1 },
          $slice: 3,
        },
      },
    },
    after: {
      quizzes: [
        { wk: 1, score: 10 },
        { wk: 2, score: 8 },
        { wk: 5, score: 8 },
      ],
    },
  },
  {
    says: '$sort sorts values that are no documents',
    page: 'update/sort',
    before: { tests: [89, 70, 89, 50] },
    update: { $push: { tests: { $each: [40, 60], $sort: 1 } } },
    after: { tests: [40, 50, 60, 70, 89, 89] },
  },
  {
    says: '$sort with nothing to append sorts what is there',
    page: 'update/sort',
    before: { tests: [89, 70, 100, 20] },
    update: { $push: { tests: { $each: [], $sort: -1 } } },
    after: { tests: [100, 89, 70, 20] },
  },
  {
    says: '$slice from the end keeps the last',
    page: 'update/slice',
    before: { scores: [40, 50, 60] },
    update: { $push: { scores: { $each: [80, 78, 86], $slice: -5 } } },
    after: { scores: [50, 60, 80, 78, 86] },
  },
  {
    says: '$slice 0 empties the array',
    page: 'update/slice',
    before: { scores: [1, 2] },
    update: { $push: { scores: { $each: [3], $slice: 0 } } },
    after: { scores: [] },
  },
  {
    says: '$position puts at the front',
    page: 'update/position',
    before: { scores: [100] },
    update: { $push: { scores: { $each: [50, 60, 70], $position: 0 } } },
    after: { scores: [50, 60, 70, 100] },
  },
  {
    says: '$position counts back from the end',
    page: 'update/position',
    before: { scores: [50, 60, 70, 100] },
    update: { $push: { scores: { $each: [20, 30], $position: -2 } } },
    after: { scores: [50, 60, 20, 30, 70, 100] },
  },
  {
    says: '$addToSet adds what is not there',
    page: 'update/addToSet',
    before: { tags: ['a'] },
    update: { $addToSet: { tags: 'b' } },
    after: { tags: ['a', 'b'] },
  },
  {
    says: '$addToSet leaves what is there, numbers of any type being equal',
    page: 'update/addToSet',
    before: { tags: [1, 'a'] },
    update: { $addToSet: { tags: { $each: [Long.fromNumber(1), 'a', 'a', 'b', 'b'] } } },
    after: { tags: [1, 'a', 'b'] },
  },
  {
    says: '$addToSet adds an array as one element',
    page: 'update/addToSet',
    before: { letters: ['a', 'b'] },
    update: { $addToSet: { letters: ['c', 'd'] } },
    after: { letters: ['a', 'b', ['c', 'd']] },
  },
  {
    says: '$addToSet tells documents with another order of fields apart',
    page: 'update/addToSet',
    before: { s: [{ a: 1, b: 2 }] },
    update: { $addToSet: { s: { b: 2, a: 1 } } },
    after: {
      s: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
  },
  {
    says: '$pop removes the first',
    page: 'update/pop',
    before: { s: [8, 9, 10] },
    update: { $pop: { s: -1 } },
    after: { s: [9, 10] },
  },
  {
    says: '$pop removes the last',
    page: 'update/pop',
    before: { s: [9, 10] },
    update: { $pop: { s: 1 } },
    after: { s: [9] },
  },
  {
    says: '$pull removes all that equal a value',
    page: 'update/pull',
    before: { fruits: ['apples', 'pears', 'oranges'], vegetables: ['carrots', 'celery', 'carrots'] },
    update: { $pull: { fruits: { $in: ['apples', 'oranges'] }, vegetables: 'carrots' } },
    after: { fruits: ['pears'], vegetables: ['celery'] },
  },
  {
    says: '$pull removes what meets a condition',
    page: 'update/pull',
    before: { votes: [3, 5, 6, 7, 7, 8] },
    update: { $pull: { votes: { $gte: 6 } } },
    after: { votes: [3, 5] },
  },
  {
    says: '$pull removes documents that match as if each were one of its own',
    page: 'update/pull',
    before: survey,
    update: { $pull: { results: { score: 8, item: 'B' } } },
    after: { results: [survey.results[0]] },
  },
  {
    says: '$pull removes documents by what is in their arrays',
    page: 'update/pull',
    before: survey,
    update: { $pull: { results: { answers: { $elemMatch: { q: 2, a: { $gte: 8 } } } } } },
    after: { results: [survey.results[0]] },
  },
  {
    says: '$pullAll removes every one of a list',
    page: 'update/pullAll',
    before: { scores: [0, 2, 5, 5, 1, 0] },
    update: { $pullAll: { scores: [0, 5] } },
    after: { scores: [2, 1] },
  },
  {
    says: 'the positional operator changes the element that matched',
    page: 'update/positional',
    before: { grades: [85, 80, 80] },
    filter: { grades: 80 },
    update: { $set: { 'grades.$': 82 } },
    after: { grades: [85, 82, 80] },
  },
  {
    says: 'the positional operator changes a field of the document that matched',
    page: 'update/positional',
    before: {
      grades: [
        { grade: 80, std: 8 },
        { grade: 85, std: 5 },
      ],
    },
    filter: { 'grades.grade': 85 },
    update: { $set: { 'grades.$.std': 6 } },
    after: {
      grades: [
        { grade: 80, std: 8 },
        { grade: 85, std: 6 },
      ],
    },
  },
  {
    says: 'the positional operator follows $elemMatch',
    page: 'update/positional',
    before: {
      grades: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 90 },
        { grade: 90, mean: 85 },
      ],
    },
    filter: { grades: { $elemMatch: { grade: { $lte: 90 }, mean: { $gt: 80 } } } },
    update: { $set: { 'grades.$.std': 6 } },
    after: {
      grades: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 90, std: 6 },
        { grade: 90, mean: 85 },
      ],
    },
  },
  {
    says: '$[] changes every element',
    page: 'update/positional-all',
    before: { grades: [85, 82, 80] },
    update: { $inc: { 'grades.$[]': 10 } },
    after: { grades: [95, 92, 90] },
  },
  {
    says: '$[] changes a field of every document, down to nested arrays',
    page: 'update/positional-all',
    before: { grades: [{ questions: [10, 8] }, { questions: [5] }] },
    update: { $inc: { 'grades.$[].questions.$[]': 2 } },
    after: { grades: [{ questions: [12, 10] }, { questions: [7] }] },
  },
  {
    says: '$[name] changes the elements its filter finds',
    page: 'update/positional-filtered',
    before: { grades: [95, 102, 90, 150] },
    update: { $set: { 'grades.$[element]': 100 } },
    arrayFilters: [{ element: { $gte: 100 } }],
    after: { grades: [95, 100, 90, 100] },
  },
  {
    says: '$[name] filters documents by several fields',
    page: 'update/positional-filtered',
    before: {
      grades: [
        { grade: 80, std: 6 },
        { grade: 85, std: 3 },
        { grade: 90, std: 9 },
      ],
    },
    update: { $inc: { 'grades.$[elem].std': -1 } },
    arrayFilters: [{ 'elem.grade': { $gte: 80 }, 'elem.std': { $gt: 5 } }],
    after: {
      grades: [
        { grade: 80, std: 5 },
        { grade: 85, std: 3 },
        { grade: 90, std: 8 },
      ],
    },
  },
  {
    says: '$[name] and $[] go down nested arrays together',
    page: 'update/positional-filtered',
    before: {
      grades: [
        { type: 'quiz', questions: [10, 8, 5] },
        { type: 'exam', questions: [9, 5] },
      ],
    },
    update: { $inc: { 'grades.$[t].questions.$[score]': 2 } },
    arrayFilters: [{ 't.type': 'quiz' }, { score: { $gte: 8 } }],
    after: {
      grades: [
        { type: 'quiz', questions: [12, 10, 5] },
        { type: 'exam', questions: [9, 5] },
      ],
    },
  },
  {
    says: 'a replacement leaves only the id',
    page: 'method/db.collection.replaceOne',
    before: { a: 1, b: 2 },
    update: { c: 3 },
    after: { c: 3 },
  },
  {
    says: 'a pipeline computes from the document',
    page: 'tutorial/update-documents-with-aggregation-pipeline',
    before: { quiz: [90, 70], bonus: 5 },
    update: [{ $set: { total: { $add: [{ $arrayElemAt: ['$quiz', 0] }, '$bonus'] } } }, { $unset: 'bonus' }],
    after: { quiz: [90, 70], total: 95 },
  },
  {
    says: 'a pipeline may replace the document',
    page: 'tutorial/update-documents-with-aggregation-pipeline',
    before: { a: { b: 1 }, c: 2 },
    update: [{ $replaceWith: { $mergeObjects: [{ b: 0, d: 4 }, '$a'] } }],
    after: { b: 1, d: 4 },
  },
  {
    says: 'two operators change two parts of one document',
    page: 'update',
    before: { a: { x: 1 } },
    update: { $inc: { 'a.x': 1 }, $set: { 'a.y': 1 } },
    after: { a: { x: 2, y: 1 } },
  },
  {
    says: 'decimals are added exactly',
    page: 'update/inc',
    before: { v: Decimal128.fromString('0.1') },
    update: { $inc: { v: Decimal128.fromString('0.2') } },
    after: { v: Decimal128.fromString('0.3') },
  },
]

/** An upsert into an empty collection; `makes` without the `_id` unless the filter names it. */
export type UpsertCase = Case & { filter: Document; update: Document; makes: Document }

export const upsertCases: UpsertCase[] = [
  {
    says: 'an upsert takes the equalities of the filter',
    page: 'method/db.collection.updateOne',
    filter: { a: 1, b: { $eq: 2 }, c: { $gt: 3 } },
    update: { $set: { d: 4 } },
    makes: { a: 1, b: 2, d: 4 },
  },
  {
    says: 'an upsert takes equalities inside $and',
    page: 'method/db.collection.updateOne',
    filter: { $and: [{ a: 1 }, { b: 2 }] },
    update: { $set: { d: 4 } },
    makes: { a: 1, b: 2, d: 4 },
  },
  {
    says: 'an upsert makes embedded documents from dotted paths',
    page: 'method/db.collection.updateOne',
    filter: { 'a.b': 1 },
    update: { $set: { 'a.c': 2 } },
    makes: { a: { b: 1, c: 2 } },
  },
  {
    says: '$setOnInsert sets what only a new document gets',
    page: 'update/setOnInsert',
    filter: { a: 1 },
    update: { $set: { item: 'apple' }, $setOnInsert: { quantity: 100 } },
    makes: { a: 1, item: 'apple', quantity: 100 },
  },
  {
    says: '$inc and $push start from nothing',
    page: 'method/db.collection.updateOne',
    filter: { a: 1 },
    update: { $inc: { n: 2 }, $push: { list: 'x' } },
    makes: { a: 1, n: 2, list: ['x'] },
  },
  {
    says: 'an upserted replacement keeps nothing of the filter',
    page: 'method/db.collection.replaceOne',
    filter: { a: 1 },
    update: { b: 2 },
    makes: { b: 2 },
  },
]
