import mongoose from 'mongoose'
import { expect, inject, onTestFinished, test } from 'vitest'
import { errorCases } from './support/mongo-error-cases.ts'
import { expressionCases } from './support/mongo-expression-cases.ts'
import {
  aCollection,
  BSONRegExp,
  type Collection,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  named,
  ObjectId,
  Binary,
  refusal,
  server,
  useContractDatabase,
} from './support/mongo-database.ts'
import { pipelineCases } from './support/mongo-pipeline-cases.ts'
import { projectionCases, queryCases, sortCases } from './support/mongo-query-cases.ts'
import { updateCases, upsertCases } from './support/mongo-update-cases.ts'

// What MongoDB's manual (mongodb.com/docs/manual) says of the servers 7.0 and 8.0. It runs on the embedded server, or on a
// real replica set: MONGODB_URI=mongodb://… npx vitest run tests/packages/embedded/contract/mongo.test.ts
// Where the embedded server disagrees with the manual, the server is wrong.

useContractDatabase()

const idsOf = (documents: Document[]): unknown[] => documents.map(({ _id }) => _id as unknown)
const inOrder = (a: unknown, b: unknown) => Number(a) - Number(b)

// ---- queries -------------------------------------------------------------------------------------------------------

for (const one of queryCases) {
  test(`query: ${named(one)}`, async () => {
    const collection = await aCollection(one.docs)
    expect(idsOf(await collection.find(one.filter).toArray()).sort(inOrder)).toEqual(one.finds)
    expect(await collection.countDocuments(one.filter)).toBe(one.finds.length)
  })
}

for (const one of sortCases) {
  test(`sort: ${named(one)}`, async () => {
    const collection = await aCollection(one.docs)
    expect(idsOf(await collection.find().sort(one.sort).toArray())).toEqual(one.order)
    const [field] = Object.keys(one.sort)
    await collection.createIndex({ [field as string]: 1 })
    expect(idsOf(await collection.find().sort(one.sort).toArray()), 'with an index').toEqual(one.order)
  })
}

for (const one of projectionCases) {
  test(`projection: ${named(one)}`, async () => {
    const collection = await aCollection([one.doc])
    const [found] = await collection.find(one.filter ?? {}, { projection: one.projection }).toArray()
    expect(found).toEqual(one.gives)
    expect(Object.keys(found ?? {})).toEqual(Object.keys(one.gives))
  })
}

// ---- updates -------------------------------------------------------------------------------------------------------

for (const one of updateCases) {
  test(`update: ${named(one)}`, async () => {
    const collection = await aCollection([one.before])
    const filter = { _id: 1, ...one.filter }
    const isReplacement = !Array.isArray(one.update) && !Object.keys(one.update)[0]?.startsWith('$')
    if (isReplacement) await collection.replaceOne(filter, one.update)
    else await collection.updateOne(filter, one.update, { arrayFilters: one.arrayFilters })
    const after = await collection.findOne({}, { projection: { _id: 0 } })
    expect(after).toEqual(one.after)
    expect(Object.keys(after ?? {})).toEqual(Object.keys(one.after))
  })
}

for (const one of upsertCases) {
  test(`upsert: ${named(one)}`, async () => {
    const collection = await aCollection()
    const isReplacement = !Object.keys(one.update)[0]?.startsWith('$')
    const result = isReplacement
      ? await collection.replaceOne(one.filter, one.update, { upsert: true })
      : await collection.updateOne(one.filter, one.update, { upsert: true })
    expect(result).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1 })
    expect(result.upsertedId).toBeInstanceOf(ObjectId)
    expect(await collection.findOne({}, { projection: { _id: 0 } })).toEqual(one.makes)
  })
}

// ---- aggregation ---------------------------------------------------------------------------------------------------

for (const [operator, cases] of Object.entries(expressionCases)) {
  test(`expression: ${operator} gives what the manual says (aggregation/${operator.replace('$', '')})`, async () => {
    const collection = await aCollection()
    for (const { expression, doc, gives } of cases) {
      await collection.deleteMany({})
      await collection.insertOne({ _id: 1, ...doc })
      const [made] = await collection.aggregate([{ $project: { _id: 0, v: expression } }]).toArray()
      const label = JSON.stringify(expression)
      if (gives === undefined) expect(made, label).toEqual({})
      else expect(made, label).toEqual({ v: gives })
    }
  })
}

/** Puts the real name of a collection in the place of `@name`. */
function withNames(pipeline: Document[], names: Map<string, string>): Document[] {
  const text = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value
    if (Array.isArray(value)) return value.map(text)
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, text(inner)]))
  }
  return pipeline.map((stage) => text(stage) as Document)
}

for (const one of pipelineCases) {
  test(`pipeline: ${named(one)}`, async () => {
    const collection = await aCollection(one.docs)
    const names = new Map<string, string>()
    for (const [name, documents] of Object.entries(one.others ?? {})) {
      names.set(`@${name}`, (await aCollection(documents)).collectionName)
    }
    expect(await collection.aggregate(withNames(one.pipeline, names)).toArray()).toEqual(one.gives)
  })
}

test('pipeline: $documents makes documents from nothing (aggregation/documents)', async () => {
  const made = await server.db
    .aggregate([{ $documents: [{ x: 10 }, { x: 2 }] }, { $match: { x: 2 } }])
    .toArray()
  expect(made).toEqual([{ x: 2 }])
})

test('pipeline: let gives variables to $expr (method/db.collection.aggregate)', async () => {
  const collection = await aCollection([{ n: 1 }, { n: 2 }])
  const found = collection.aggregate([{ $match: { $expr: { $eq: ['$n', '$$wanted'] } } }], {
    let: { wanted: 2 },
  })
  expect(idsOf(await found.toArray())).toEqual([2])
})

// ---- refusals ------------------------------------------------------------------------------------------------------

for (const one of errorCases) {
  test(`refusal: ${one.says} is error ${one.code}`, async () => {
    const collection = await aCollection([{ a: 1, list: [1, 2], text: 'x', o: { p: 1 } }])
    const error = await refusal(asWriteError(one.run(collection, server.db)))
    expect(error).toMatchObject({
      code: one.code,
      ...(one.codeName && !isWriteError(error) && { codeName: one.codeName }),
    })
    if (one.message) expect(error.message).toMatch(one.message)
  })
}

/** Errors of single writes carry a code and no name of it. */
const isWriteError = (error: { codeName?: unknown }): boolean => error.codeName === undefined

/** A command sent as it is answers with its write errors instead of throwing them. */
async function asWriteError(work: Promise<unknown>): Promise<unknown> {
  const reply = (await work) as { writeErrors?: { code: number; errmsg: string }[] } | null
  const [error] = reply?.writeErrors ?? []
  if (!error) return reply
  const { MongoServerError } = await import('./support/mongo-database.ts')
  throw new MongoServerError({ code: error.code, message: error.errmsg })
}

// ---- inserting, updating, deleting ----------------------------------------------------------------------------------

test('every type comes back as it went in (reference/bson-types)', async () => {
  const collection = await aCollection()
  const document = {
    _id: 'types',
    double: new Double(1.5),
    minusZero: new Double(-0),
    notANumber: new Double(NaN),
    int: new Int32(-1),
    long: Long.fromString('9007199254740993'),
    decimal: Decimal128.fromString('1.500E+3'),
    text: 'क्षमता 😀 \0 end',
    id: new ObjectId('5ab9c3da31c2ab715d421285'),
    date: new Date(-62_135_596_800_000),
    bytes: new Binary(new Uint8Array([0, 255])),
    expression: new BSONRegExp('^a.*', 'im'),
    smallest: new MinKey(),
    greatest: new MaxKey(),
    nothing: null,
    yes: true,
    list: [[], [null], {}],
    document: { b: new Int32(1), a: { deep: [] } },
  }
  await collection.insertOne(document)
  const found = await collection.findOne({ _id: 'types' }, { promoteValues: false, bsonRegExp: true })
  expect(found).toEqual(document)
  expect(Object.keys(found ?? {})).toEqual(Object.keys(document))
})

test('insertMany answers the ids it gave (method/db.collection.insertMany)', async () => {
  const collection = await aCollection()
  const result = await collection.insertMany([
    { _id: 'own', a: 1 },
    { _id: new ObjectId(), a: 2 },
  ])
  expect(result.insertedCount).toBe(2)
  expect(result.insertedIds[0]).toBe('own')
})

test('_id becomes the first field of a document (core/document)', async () => {
  const collection = await aCollection()
  await server.db.command({ insert: collection.collectionName, documents: [{ a: 1, _id: 5 }] })
  expect(Object.keys((await collection.findOne({})) ?? {})).toEqual(['_id', 'a'])
})

test('a document without an _id is given one by the server (core/document)', async () => {
  const collection = await aCollection()
  await server.db.command({ insert: collection.collectionName, documents: [{ a: 1 }] })
  expect((await collection.findOne({}))?._id).toBeInstanceOf(ObjectId)
})

test('updateMany changes all that match, and tells matched from modified (method/db.collection.updateMany)', async () => {
  const collection = await aCollection([{ a: 1 }, { a: 1, b: 2 }, { a: 2 }])
  const result = await collection.updateMany({ a: 1 }, { $set: { b: 2 } })
  expect(result).toMatchObject({ matchedCount: 2, modifiedCount: 1, upsertedCount: 0 })
})

test('deleteOne removes one and deleteMany all (method/db.collection.deleteMany)', async () => {
  const collection = await aCollection([{ a: 1 }, { a: 1 }, { a: 1 }, { a: 2 }])
  expect((await collection.deleteOne({ a: 1 })).deletedCount).toBe(1)
  expect((await collection.deleteMany({ a: 1 })).deletedCount).toBe(2)
  expect((await collection.deleteMany({ a: 9 })).deletedCount).toBe(0)
  expect(await collection.countDocuments()).toBe(1)
})

test('an upsert by _id keeps the _id (method/db.collection.updateOne)', async () => {
  const collection = await aCollection()
  const result = await collection.updateOne({ _id: 'mine' }, { $set: { a: 1 } }, { upsert: true })
  expect(result.upsertedId).toBe('mine')
  expect(await collection.findOne({})).toEqual({ _id: 'mine', a: 1 })
})

test('$currentDate sets a date or a timestamp (update/currentDate)', async () => {
  const collection = await aCollection([{}])
  await collection.updateOne({}, { $currentDate: { at: true, stamp: { $type: 'timestamp' } } } as Document)
  const types = { at: { $type: '$at' }, stamp: { $type: '$stamp' } }
  expect(await collection.aggregate([{ $project: { _id: 0, ...types } }]).toArray()).toEqual([
    { at: 'date', stamp: 'timestamp' },
  ])
})

test('numbers keep their type when they are increased, and widen when they must (update/inc)', async () => {
  const typeAfter = async (value: unknown, by: unknown): Promise<unknown> => {
    const collection = await aCollection([{ v: value }])
    await collection.updateOne({}, { $inc: { v: by } } as Document)
    const [found] = await collection.aggregate([{ $project: { type: { $type: '$v' } } }]).toArray()
    return (found as Document).type
  }
  expect(await typeAfter(new Int32(1), new Int32(1))).toBe('int')
  expect(await typeAfter(new Int32(2147483647), new Int32(1))).toBe('long')
  expect(await typeAfter(Long.fromNumber(1), new Int32(1))).toBe('long')
  expect(await typeAfter(new Int32(1), new Double(1))).toBe('double')
  expect(await typeAfter(new Double(1), Decimal128.fromString('1'))).toBe('decimal')
})

test('findOneAndUpdate answers the document before, or after when asked (method/db.collection.findOneAndUpdate)', async () => {
  const collection = await aCollection([{ n: 1 }])
  expect(await collection.findOneAndUpdate({ n: 1 }, { $inc: { n: 1 } })).toEqual({ _id: 1, n: 1 })
  const after = { returnDocument: 'after' } as const
  expect(await collection.findOneAndUpdate({ n: 2 }, { $inc: { n: 1 } }, after)).toEqual({ _id: 1, n: 3 })
  expect(await collection.findOneAndUpdate({ n: 99 }, { $inc: { n: 1 } }, after)).toBeNull()
})

test('findOneAndUpdate takes the first in an order and projects (method/db.collection.findOneAndUpdate)', async () => {
  const collection = await aCollection([
    { n: 5, x: 'a' },
    { n: 9, x: 'b' },
    { n: 7, x: 'c' },
  ])
  const found = await collection.findOneAndUpdate(
    {},
    { $set: { taken: true } },
    { sort: { n: -1 }, projection: { _id: 0, x: 1 } },
  )
  expect(found).toEqual({ x: 'b' })
  expect(idsOf(await collection.find({ taken: true }).toArray())).toEqual([2])
})

test('findOneAndUpdate tells what an upsert did (command/findAndModify)', async () => {
  const collection = await aCollection()
  const options = { upsert: true, returnDocument: 'after', includeResultMetadata: true } as const
  const made = await collection.findOneAndUpdate({ _id: 'x' }, { $inc: { n: 1 } }, options)
  expect(made.lastErrorObject).toMatchObject({ updatedExisting: false, n: 1, upserted: 'x' })
  expect(made.value).toEqual({ _id: 'x', n: 1 })
  const again = await collection.findOneAndUpdate({ _id: 'x' }, { $inc: { n: 1 } }, options)
  expect(again.lastErrorObject).toMatchObject({ updatedExisting: true, n: 1 })
})

test('findOneAndUpdate with an upsert answers null for the document before (command/findAndModify)', async () => {
  const collection = await aCollection()
  expect(await collection.findOneAndUpdate({ a: 1 }, { $set: { b: 1 } }, { upsert: true })).toBeNull()
})

test('findOneAndUpdate takes array filters and pipelines (method/db.collection.findOneAndUpdate)', async () => {
  const collection = await aCollection([{ list: [1, 5] }])
  const after = { returnDocument: 'after' } as const
  const filtered = { ...after, arrayFilters: [{ e: { $gt: 3 } }] }
  expect(await collection.findOneAndUpdate({}, { $set: { 'list.$[e]': 3 } }, filtered)).toEqual({
    _id: 1,
    list: [1, 3],
  })
  expect(await collection.findOneAndUpdate({}, [{ $set: { n: { $size: '$list' } } }], after)).toMatchObject({
    n: 2,
  })
})

test('findOneAndReplace and findOneAndDelete answer what was there (method/db.collection.findOneAndReplace)', async () => {
  const collection = await aCollection([{ a: 1 }, { a: 2 }])
  expect(await collection.findOneAndReplace({ a: 1 }, { b: 1 })).toEqual({ _id: 1, a: 1 })
  expect(await collection.findOneAndDelete({}, { sort: { _id: -1 } })).toEqual({ _id: 2, a: 2 })
  expect(await collection.find().toArray()).toEqual([{ _id: 1, b: 1 }])
})

test('distinct lists values once, elements of arrays one by one (command/distinct)', async () => {
  const collection = await aCollection([{ v: 1 }, { v: [1, 2, [3]] }, { v: null }, {}, { v: 1 }])
  expect(await collection.distinct('v')).toEqual(expect.arrayContaining([1, 2, [3], null]))
  expect((await collection.distinct('v')).length).toBe(4)
  expect(await collection.distinct('v', { _id: { $in: [1, 5] } })).toEqual([1])
})

test('counting takes skip and limit (method/db.collection.countDocuments)', async () => {
  const collection = await aCollection([1, 2, 3, 4].map((n) => ({ n })))
  expect(await collection.countDocuments({}, { skip: 1, limit: 2 })).toBe(2)
  expect(await collection.countDocuments({ n: { $gt: 1 } })).toBe(3)
  expect(await collection.estimatedDocumentCount()).toBe(4)
})

test('skip and limit page through a sorted result; a limit of 0 is none (method/cursor.limit)', async () => {
  const collection = await aCollection([1, 2, 3, 4].map((n) => ({ n })))
  expect(idsOf(await collection.find().sort({ n: -1 }).skip(1).limit(2).toArray())).toEqual([3, 2])
  expect((await collection.find().limit(0).toArray()).length).toBe(4)
  expect(await collection.find().skip(9).toArray()).toEqual([])
})

test('a document of more than 16 megabytes is refused (reference/limits)', async () => {
  const collection = await aCollection()
  const error = await refusal(collection.insertOne({ _id: 1, text: 'x'.repeat(16 * 1024 * 1024 + 50_000) }))
  expect(error).toMatchObject({ code: 10334 })
  expect(await collection.countDocuments()).toBe(0)
})

test('a document may have up to 16 megabytes (reference/limits)', async () => {
  const collection = await aCollection()
  await collection.insertOne({ _id: 1, text: 'x'.repeat(16 * 1024 * 1024 - 100) })
  expect(await collection.countDocuments()).toBe(1)
  expect(String((await collection.findOne({}))?.['text']).length).toBe(16 * 1024 * 1024 - 100)
})

// ---- bulk writes ----------------------------------------------------------------------------------------------------

test('bulkWrite does every kind of write and adds up (method/db.collection.bulkWrite)', async () => {
  const collection = await aCollection([{ a: 1 }, { a: 2 }, { a: 3 }])
  const result = await collection.bulkWrite([
    { insertOne: { document: { _id: 4, a: 4 } } },
    { updateOne: { filter: { a: 1 }, update: { $set: { b: 1 } } } },
    { updateMany: { filter: { a: { $gte: 3 } }, update: { $set: { b: 3 } } } },
    { replaceOne: { filter: { _id: 2 }, replacement: { c: 1 } } },
    { updateOne: { filter: { _id: 'new' }, update: { $set: { d: 1 } }, upsert: true } },
    { deleteOne: { filter: { _id: 3 } } },
    { deleteMany: { filter: { a: { $gt: 100 } } } },
  ])
  expect(result).toMatchObject({
    insertedCount: 1,
    matchedCount: 4,
    modifiedCount: 4,
    upsertedCount: 1,
    deletedCount: 1,
  })
  expect(result.upsertedIds).toEqual({ 4: 'new' })
})

test('an ordered bulk stops at its first error and names its index (core/bulk-write-operations)', async () => {
  const collection = await aCollection([{}])
  const error = await refusal(
    collection.bulkWrite([2, 1, 3].map((_id) => ({ insertOne: { document: { _id } } }))),
  )
  expect(error).toMatchObject({ code: 11000, result: { insertedCount: 1 } })
  expect(
    (error as unknown as { writeErrors: { index: number }[] }).writeErrors.map(({ index }) => index),
  ).toEqual([1])
  expect(idsOf(await collection.find().sort({ _id: 1 }).toArray())).toEqual([1, 2])
})

test('an unordered bulk goes on and names every error (core/bulk-write-operations)', async () => {
  const collection = await aCollection([{}, {}])
  const work = collection.bulkWrite(
    [1, 3, 2, 4].map((_id) => ({ insertOne: { document: { _id } } })),
    { ordered: false },
  )
  const error = (await refusal(work)) as unknown as { writeErrors: { index: number; code: number }[] }
  expect(error.writeErrors.map(({ index, code }) => [index, code])).toEqual([
    [0, 11000],
    [2, 11000],
  ])
  expect(await collection.countDocuments()).toBe(4)
})

test('insertMany ordered and unordered keep what went well (method/db.collection.insertMany)', async () => {
  const collection = await aCollection([{}])
  await refusal(collection.insertMany([{ _id: 2 }, { _id: 1 }, { _id: 3 }]))
  await refusal(collection.insertMany([{ _id: 1 }, { _id: 4 }], { ordered: false }))
  expect(idsOf(await collection.find().sort({ _id: 1 }).toArray())).toEqual([1, 2, 4])
})

test('later statements of a command see what earlier ones did (command/update)', async () => {
  const collection = await aCollection([{ n: 0 }])
  await collection.bulkWrite([1, 2, 3].map(() => ({ updateOne: { filter: {}, update: { $inc: { n: 1 } } } })))
  expect(await collection.findOne({})).toEqual({ _id: 1, n: 3 })
})

// ---- indexes --------------------------------------------------------------------------------------------------------

const indexNames = async (collection: Collection) => (await collection.indexes()).map(({ name }) => name)

test('a duplicate is told with pattern, value and text (E11000)', async () => {
  const collection = await aCollection()
  await collection.createIndex({ slug: 1 }, { unique: true })
  await collection.insertOne({ _id: 1, slug: 'noting' })
  const error = await refusal(collection.insertOne({ _id: 2, slug: 'noting' }))
  expect(error).toMatchObject({ code: 11000, keyPattern: { slug: 1 }, keyValue: { slug: 'noting' } })
  const { dbName, collectionName } = collection
  expect(error.message).toContain(
    `E11000 duplicate key error collection: ${dbName}.${collectionName} index: slug_1 dup key: { slug: "noting" }`,
  )
})

test('a duplicate id is told by the index of the ids (E11000)', async () => {
  const _id = new ObjectId()
  const collection = await aCollection([{ _id }])
  const error = await refusal(collection.insertOne({ _id }))
  expect(error).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id } })
  expect(error.message).toContain(`index: _id_ dup key: { _id: ObjectId('${_id.toHexString()}') }`)
})

test('a duplicate in a compound index names all of its fields (E11000)', async () => {
  const collection = await aCollection()
  await collection.createIndex({ a: 1, b: -1 }, { unique: true, name: 'pair' })
  await collection.insertMany([
    { _id: 1, a: 1, b: 1 },
    { _id: 2, a: 1, b: 2 },
  ])
  const error = await refusal(collection.updateOne({ _id: 2 }, { $set: { b: 1 } }))
  expect(error).toMatchObject({ code: 11000, keyPattern: { a: 1, b: -1 }, keyValue: { a: 1, b: 1 } })
  expect(error.message).toContain('index: pair dup key: { a: 1, b: 1 }')
})

test('an upsert that would double a value is refused (E11000)', async () => {
  const collection = await aCollection()
  await collection.createIndex({ a: 1 }, { unique: true })
  await collection.insertOne({ _id: 1, a: 1 })
  const error = await refusal(collection.updateOne({ b: 1 }, { $set: { a: 1 } }, { upsert: true }))
  expect(error.code).toBe(11000)
})

test('a unique index takes one document without the field (core/index-unique)', async () => {
  const collection = await aCollection()
  await collection.createIndex({ x: 1 }, { unique: true })
  await collection.insertOne({ _id: 1 })
  expect(await refusal(collection.insertOne({ _id: 2 }))).toMatchObject({
    code: 11000,
    keyValue: { x: null },
  })
})

test('a unique sparse index takes any number of documents without the field (core/index-sparse)', async () => {
  const collection = await aCollection()
  await collection.createIndex({ x: 1 }, { unique: true, sparse: true })
  await collection.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, x: null }])
  expect(await refusal(collection.insertOne({ _id: 4, x: null }))).toMatchObject({ code: 11000 })
})

test('a sparse index is not used where it would hide documents (core/index-sparse)', async () => {
  const collection = await aCollection([{ score: 82 }, { score: 90 }, {}])
  await collection.createIndex({ score: 1 }, { sparse: true })
  expect(idsOf(await collection.find().sort({ score: -1 }).toArray())).toEqual([2, 1, 3])
  expect(await collection.countDocuments({ score: null })).toBe(1)
})

test('a unique partial index holds only for the documents of its filter (core/index-partial)', async () => {
  const collection = await aCollection([{ name: 'a', age: 29 }])
  await collection.createIndex({ name: 1 }, { unique: true, partialFilterExpression: { age: { $gte: 21 } } })
  await collection.insertMany([
    { _id: 2, name: 'a', age: 20 },
    { _id: 3, name: 'a' },
  ])
  expect(await refusal(collection.insertOne({ _id: 4, name: 'a', age: 40 }))).toMatchObject({ code: 11000 })
  expect(await refusal(collection.updateOne({ _id: 2 }, { $set: { age: 21 } }))).toMatchObject({
    code: 11000,
  })
  expect(await collection.countDocuments({ name: 'a' })).toBe(3)
})

test('a unique index over arrays compares between documents, not within one (core/index-unique)', async () => {
  const collection = await aCollection()
  await collection.createIndex({ tags: 1 }, { unique: true })
  await collection.insertOne({ _id: 1, tags: ['a', 'a', 'b'] })
  const error = await refusal(collection.insertOne({ _id: 2, tags: ['c', 'b'] }))
  expect(error).toMatchObject({ code: 11000, keyValue: { tags: 'b' } })
})

test('a unique index holds numbers of different types for equal (core/index-unique)', async () => {
  const collection = await aCollection()
  await collection.createIndex({ n: 1 }, { unique: true })
  await collection.insertOne({ _id: 1, n: new Int32(1) })
  for (const n of [new Double(1), Long.fromNumber(1), Decimal128.fromString('1.0')]) {
    expect(await refusal(collection.insertOne({ _id: 2, n }))).toMatchObject({ code: 11000 })
  }
})

test('a unique index cannot be made over duplicates, and nothing is left of it (core/index-unique)', async () => {
  const collection = await aCollection([{ a: 1 }, { a: 1 }])
  expect(await refusal(collection.createIndex({ a: 1 }, { unique: true }))).toMatchObject({ code: 11000 })
  expect(await indexNames(collection)).toEqual(['_id_'])
})

test('a value that an update frees may be taken at once (core/index-unique)', async () => {
  const collection = await aCollection([{ a: 1 }, { a: 2 }])
  await collection.createIndex({ a: 1 }, { unique: true })
  await collection.updateOne({ _id: 1 }, { $set: { a: 3 } })
  await collection.updateOne({ _id: 2 }, { $set: { a: 1 } })
  expect(await collection.countDocuments({ a: 1 })).toBe(1)
})

test('listIndexes gives the definitions as they were made (command/listIndexes)', async () => {
  const collection = await aCollection()
  await collection.createIndex({ at: 1 }, { expireAfterSeconds: 3600 })
  await collection.createIndex({ a: 1, b: -1 }, { unique: true, name: 'pair' })
  await collection.createIndex({ c: 1 }, { partialFilterExpression: { c: { $gt: 5 } } })
  await collection.createIndex({ d: 1 }, { sparse: true })
  expect(await collection.indexes()).toEqual([
    { v: 2, key: { _id: 1 }, name: '_id_' },
    { v: 2, key: { at: 1 }, name: 'at_1', expireAfterSeconds: 3600 },
    { v: 2, key: { a: 1, b: -1 }, name: 'pair', unique: true },
    { v: 2, key: { c: 1 }, name: 'c_1', partialFilterExpression: { c: { $gt: 5 } } },
    { v: 2, key: { d: 1 }, name: 'd_1', sparse: true },
  ])
})

test('createIndexes counts, and does nothing when the index is there (command/createIndexes)', async () => {
  const { collectionName } = await aCollection([{}])
  const command = { createIndexes: collectionName, indexes: [{ key: { a: 1 }, name: 'a_1' }] }
  expect(await server.db.command(command)).toMatchObject({
    numIndexesBefore: 1,
    numIndexesAfter: 2,
    createdCollectionAutomatically: false,
  })
  expect(await server.db.command(command)).toMatchObject({
    numIndexesBefore: 2,
    numIndexesAfter: 2,
    note: 'all indexes already exist',
  })
})

test('createIndexes makes the collection (command/createIndexes)', async () => {
  const { collectionName } = await aCollection()
  const reply = await server.db.command({
    createIndexes: collectionName,
    indexes: [{ key: { a: 1 }, name: 'a_1' }],
  })
  expect(reply).toMatchObject({
    createdCollectionAutomatically: true,
    numIndexesBefore: 1,
    numIndexesAfter: 2,
  })
})

test('indexes are dropped by name, by key and all but the one of the ids (command/dropIndexes)', async () => {
  const collection = await aCollection([{}])
  for (const field of ['a', 'b', 'c', 'd']) await collection.createIndex({ [field]: 1 })
  await collection.dropIndex('a_1')
  await server.db.command({ dropIndexes: collection.collectionName, index: { b: 1 } })
  expect(await indexNames(collection)).toEqual(['_id_', 'c_1', 'd_1'])
  await collection.dropIndexes()
  expect(await indexNames(collection)).toEqual(['_id_'])
})

test('explain tells the index that serves a query, and the scan where there is none (reference/explain-results)', async () => {
  const collection = await aCollection([{ a: 1 }])
  await collection.createIndex({ a: 1, b: 1 })
  const stages = async (filter: Document, sort: Document = {}) =>
    JSON.stringify(
      (
        await collection
          .find(filter)
          .sort(sort as never)
          .explain('queryPlanner')
      ).queryPlanner,
    )
  expect(await stages({ a: 1 }, { b: -1 })).toContain('"indexName":"a_1_b_1"')
  expect(await stages({ a: 1 }, { b: -1 })).not.toContain('"stage":"SORT"')
  expect(await stages({ a: { $gt: 1 } }, { c: 1 })).toContain('"stage":"SORT"')
  expect(await stages({ b: 1 })).toContain('COLLSCAN')
})

test('a hint names an index by name or key (method/cursor.hint)', async () => {
  const collection = await aCollection([{ a: 1 }, { a: 2 }])
  await collection.createIndex({ a: 1 })
  expect(idsOf(await collection.find({ a: 2 }).hint('a_1').toArray())).toEqual([2])
  expect(idsOf(await collection.find({ a: 2 }).hint({ a: 1 }).toArray())).toEqual([2])
})

// ---- collections ----------------------------------------------------------------------------------------------------

test('listCollections describes collections (command/listCollections)', async () => {
  const collection = await aCollection([{}])
  const [listed] = await server.db.listCollections({ name: collection.collectionName }).toArray()
  expect(listed).toMatchObject({
    name: collection.collectionName,
    type: 'collection',
    options: {},
    info: { readOnly: false },
    idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
  })
  const [named] = await server.db
    .listCollections({ name: collection.collectionName }, { nameOnly: true })
    .toArray()
  expect(named).toEqual({ name: collection.collectionName, type: 'collection' })
})

test('listCollections filters by expression and lists nothing that is not there (command/listCollections)', async () => {
  const { collectionName } = await aCollection([{}])
  const found = await server.db.listCollections({ name: { $regex: `^${collectionName}$` } }).toArray()
  expect(found.length).toBe(1)
  expect(await server.db.listCollections({ name: 'nowhere' }).toArray()).toEqual([])
})

test('listDatabases names the databases that hold something (command/listDatabases)', async () => {
  await aCollection([{}])
  const { databases } = await server.client.db('admin').admin().listDatabases({ nameOnly: true })
  expect(databases.map(({ name }) => name)).toContain(server.db.databaseName)
})

test('a collection is made empty, and making it again with the same options is fine (command/create)', async () => {
  const { collectionName } = await aCollection()
  await server.db.createCollection(collectionName)
  expect(await server.db.collection(collectionName).countDocuments()).toBe(0)
  expect(await server.db.command({ create: collectionName })).toMatchObject({ ok: 1 })
})

test('drop removes documents and indexes; dropping what is not there is fine (command/drop)', async () => {
  const collection = await aCollection([{ a: 1 }])
  await collection.createIndex({ a: 1 })
  expect(await collection.drop()).toBe(true)
  expect(await server.db.command({ drop: collection.collectionName })).toMatchObject({ ok: 1 })
  await collection.insertOne({ _id: 1 })
  expect(await indexNames(collection)).toEqual(['_id_'])
})

test('a collection is renamed with its indexes, also over another one (command/renameCollection)', async () => {
  const [from, to] = [await aCollection([{ a: 1 }]), await aCollection([{ b: 1 }, { b: 2 }])]
  await from.createIndex({ a: 1 })
  await from.rename(to.collectionName, { dropTarget: true })
  expect(await to.find().toArray()).toEqual([{ _id: 1, a: 1 }])
  expect(await indexNames(to)).toEqual(['_id_', 'a_1'])
  expect(await from.countDocuments()).toBe(0)
})

test('dropDatabase removes every collection (command/dropDatabase)', async () => {
  const other = server.client.db(`${server.db.databaseName}_other`)
  await other.collection('a').insertOne({})
  await other.collection('b').insertOne({})
  await other.dropDatabase()
  expect(await other.listCollections().toArray()).toEqual([])
})

test('reading from a collection that is not there finds nothing and makes nothing (command/find)', async () => {
  const collection = await aCollection()
  expect(await collection.find().toArray()).toEqual([])
  expect(await collection.countDocuments()).toBe(0)
  expect(await collection.distinct('a')).toEqual([])
  expect((await collection.updateOne({}, { $set: { a: 1 } })).matchedCount).toBe(0)
  expect((await collection.deleteMany({})).deletedCount).toBe(0)
})

// ---- cursors --------------------------------------------------------------------------------------------------------

/** Sends commands in one session, to which a cursor belongs. */
async function inSession(
  work: (send: (command: Document) => Promise<Document>) => Promise<void>,
): Promise<void> {
  const session = server.client.startSession()
  try {
    await work((command) => server.db.command(command, { session }))
  } finally {
    await session.endSession()
  }
}
const cursorId = (id: unknown): Long => Long.fromString(String(id))

test('a cursor gives batches of the size asked for (command/getMore)', async () => {
  const { collectionName } = await aCollection([1, 2, 3, 4, 5].map((n) => ({ n })))
  await inSession(async (send) => {
    const { cursor: first } = await send({ find: collectionName, sort: { n: 1 }, batchSize: 2 })
    expect(idsOf(first.firstBatch)).toEqual([1, 2])
    expect(first.ns).toBe(`${server.db.databaseName}.${collectionName}`)
    const { cursor: second } = await send({
      getMore: cursorId(first.id),
      collection: collectionName,
      batchSize: 2,
    })
    expect(idsOf(second.nextBatch)).toEqual([3, 4])
    const { cursor: last } = await send({ getMore: cursorId(first.id), collection: collectionName })
    expect(idsOf(last.nextBatch)).toEqual([5])
    expect(Number(last.id)).toBe(0)
  })
})

test('a batch size of 0 opens a cursor and reads nothing yet (command/find)', async () => {
  const { collectionName } = await aCollection([{}, {}])
  await inSession(async (send) => {
    const { cursor } = await send({ find: collectionName, batchSize: 0 })
    expect(cursor.firstBatch).toEqual([])
    expect(Number(cursor.id)).not.toBe(0)
    const { cursor: rest } = await send({ getMore: cursorId(cursor.id), collection: collectionName })
    expect(rest.nextBatch.length).toBe(2)
  })
})

test('a single batch closes its cursor (command/find)', async () => {
  const { collectionName } = await aCollection([{}, {}, {}])
  await inSession(async (send) => {
    const { cursor } = await send({ find: collectionName, batchSize: 2, singleBatch: true })
    expect(cursor.firstBatch.length).toBe(2)
    expect(Number(cursor.id)).toBe(0)
  })
})

test('a cursor that was killed is gone (command/killCursors)', async () => {
  const { collectionName } = await aCollection([{}, {}, {}])
  await inSession(async (send) => {
    const { cursor } = await send({ find: collectionName, batchSize: 1 })
    const id = cursorId(cursor.id)
    const killed = await send({ killCursors: collectionName, cursors: [id, Long.fromNumber(5)] })
    expect(killed.cursorsKilled.map(String)).toEqual([id.toString()])
    expect(killed.cursorsNotFound.map(String)).toEqual(['5'])
    expect(await refusal(send({ getMore: id, collection: collectionName }))).toMatchObject({ code: 43 })
  })
})

test('the first batch of a find has 101 documents at most (method/db.collection.find)', async () => {
  const { collectionName } = await aCollection(Array.from({ length: 150 }, (_, n) => ({ n })))
  await inSession(async (send) => {
    const { cursor } = await send({ find: collectionName })
    expect(cursor.firstBatch.length).toBe(101)
    const { cursor: rest } = await send({ getMore: cursorId(cursor.id), collection: collectionName })
    expect(rest.nextBatch.length).toBe(49)
  })
})

test('an aggregation has a cursor too (command/aggregate)', async () => {
  const { collectionName } = await aCollection([1, 2, 3].map((n) => ({ n })))
  await inSession(async (send) => {
    const { cursor } = await send({
      aggregate: collectionName,
      pipeline: [{ $sort: { n: 1 } }],
      cursor: { batchSize: 2 },
    })
    expect(cursor.firstBatch.length).toBe(2)
    const { cursor: rest } = await send({ getMore: cursorId(cursor.id), collection: collectionName })
    expect(idsOf(rest.nextBatch)).toEqual([3])
  })
})

test('a result of many megabytes comes in several batches, whole (reference/limits)', async () => {
  const text = 'x'.repeat(1024 * 1024)
  const collection = await aCollection(Array.from({ length: 20 }, (_, n) => ({ n, text })))
  let count = 0
  for await (const document of collection.find().batchSize(100)) if (document['text'] === text) count += 1
  expect(count).toBe(20)
})

// ---- sessions and transactions --------------------------------------------------------------------------------------

/** A transaction that has begun with a read, so that its snapshot stands. */
async function begun(collection: Collection) {
  const session = server.client.startSession()
  session.startTransaction()
  await collection.findOne({ _id: 0 }, { session })
  return session
}

test('a transaction reads its own writes, which nobody else sees before it commits (core/transactions)', async () => {
  const collection = await aCollection([{ n: 1 }])
  const session = await begun(collection)
  await collection.insertOne({ _id: 2, n: 2 }, { session })
  await collection.updateOne({ _id: 1 }, { $inc: { n: 10 } }, { session })
  expect(await collection.find({}, { session }).sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, n: 11 },
    { _id: 2, n: 2 },
  ])
  expect(await collection.find().toArray()).toEqual([{ _id: 1, n: 1 }])
  await session.commitTransaction()
  expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, n: 11 },
    { _id: 2, n: 2 },
  ])
  await session.endSession()
})

test('an aborted transaction leaves nothing (core/transactions)', async () => {
  const collection = await aCollection([{ n: 1 }])
  const session = await begun(collection)
  await collection.deleteOne({ _id: 1 }, { session })
  await collection.insertOne({ _id: 2 }, { session })
  await session.abortTransaction()
  expect(await collection.find().toArray()).toEqual([{ _id: 1, n: 1 }])
  await session.endSession()
})

test('a transaction reads the snapshot it began with (core/transactions)', async () => {
  const collection = await aCollection([{ n: 1 }])
  const session = await begun(collection)
  await collection.updateOne({ _id: 1 }, { $set: { n: 2 } })
  await collection.insertOne({ _id: 2 })
  expect(await collection.find({}, { session }).toArray()).toEqual([{ _id: 1, n: 1 }])
  expect(await collection.countDocuments({}, { session })).toBe(1)
  expect(
    await collection.aggregate([{ $group: { _id: null, n: { $sum: '$n' } } }], { session }).toArray(),
  ).toEqual([{ _id: null, n: 1 }])
  await session.commitTransaction()
  await session.endSession()
})

test('a transaction spans collections and databases (core/transactions)', async () => {
  const [one, two] = [await aCollection([{ n: 1 }]), await aCollection([{ n: 1 }])]
  await server.client.withSession((session) =>
    session.withTransaction(async () => {
      await one.updateOne({}, { $inc: { n: -1 } }, { session })
      await two.updateOne({}, { $inc: { n: 1 } }, { session })
    }),
  )
  expect([await one.findOne({}), await two.findOne({})]).toEqual([
    { _id: 1, n: 0 },
    { _id: 1, n: 2 },
  ])
})

test('the second writer of a document is refused and may try again (core/transactions-production-consideration)', async () => {
  const collection = await aCollection([{ n: 1 }])
  const [first, second] = [await begun(collection), await begun(collection)]
  await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first })
  const error = await refusal(collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second }))
  expect(error).toMatchObject({ code: 112, codeName: 'WriteConflict' })
  expect(error.hasErrorLabel('TransientTransactionError')).toBe(true)
  await first.commitTransaction()
  await second.abortTransaction()
  expect(await collection.findOne({})).toEqual({ _id: 1, n: 2 })
  await Promise.all([first.endSession(), second.endSession()])
})

test('a document changed since the snapshot cannot be written (core/transactions-production-consideration)', async () => {
  const collection = await aCollection([{ n: 1 }])
  const session = await begun(collection)
  await collection.updateOne({ _id: 1 }, { $set: { n: 5 } })
  const error = await refusal(collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session }))
  expect(error).toMatchObject({ code: 112 })
  expect(error.hasErrorLabel('TransientTransactionError')).toBe(true)
  await session.abortTransaction()
  await session.endSession()
})

test('a document deleted since the snapshot cannot be written (core/transactions-production-consideration)', async () => {
  const collection = await aCollection([{ n: 1 }])
  const session = await begun(collection)
  await collection.deleteOne({ _id: 1 })
  expect(await refusal(collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session }))).toMatchObject({
    code: 112,
  })
  await session.abortTransaction()
  await session.endSession()
})

test('a write outside waits for the transaction that holds its document (core/transactions-production-consideration)', async () => {
  const collection = await aCollection([{ n: 1 }])
  const session = await begun(collection)
  await collection.updateOne({ _id: 1 }, { $set: { n: 10 } }, { session })
  let done = false
  const outside = collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }).then(() => (done = true))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(done).toBe(false)
  await session.commitTransaction()
  await outside
  expect(await collection.findOne({})).toEqual({ _id: 1, n: 11 })
  await session.endSession()
})

test('two transactions cannot insert the same unique value (core/transactions)', async () => {
  const collection = await aCollection([{ slug: 'first' }])
  await collection.createIndex({ slug: 1 }, { unique: true })
  const [first, second] = [await begun(collection), await begun(collection)]
  await collection.insertOne({ _id: 10, slug: 'same' }, { session: first })
  expect(await refusal(collection.insertOne({ _id: 11, slug: 'same' }, { session: second }))).toMatchObject({
    code: 112,
  })
  await first.commitTransaction()
  await second.abortTransaction()
  expect(await refusal(collection.insertOne({ _id: 12, slug: 'same' }))).toMatchObject({ code: 11000 })
  await Promise.all([first.endSession(), second.endSession()])
})

test('an error ends the transaction, and nothing of it remains (core/transactions-in-applications)', async () => {
  const collection = await aCollection([{}])
  const session = await begun(collection)
  await collection.insertOne({ _id: 2 }, { session })
  expect(await refusal(collection.insertOne({ _id: 1 }, { session }))).toMatchObject({ code: 11000 })
  const after = await refusal(collection.insertOne({ _id: 3 }, { session }))
  expect(after).toMatchObject({ code: 251, codeName: 'NoSuchTransaction' })
  expect(after.hasErrorLabel('TransientTransactionError')).toBe(true)
  await session.abortTransaction()
  expect(idsOf(await collection.find().toArray())).toEqual([1])
  await session.endSession()
})

test('a collection made in a transaction cannot be seen before it commits (core/transactions)', async () => {
  const [known, made] = [await aCollection([{}]), await aCollection()]
  const names = async () => (await server.db.listCollections().toArray()).map(({ name }) => name)
  const session = await begun(known)
  await made.insertOne({ _id: 1 }, { session })
  expect(await names()).not.toContain(made.collectionName)
  expect(await made.countDocuments()).toBe(0)
  await session.commitTransaction()
  expect(await names()).toContain(made.collectionName)
  expect(await made.countDocuments()).toBe(1)
  await session.endSession()
})

test('count, listCollections and the like cannot run in a transaction (core/transactions-operations)', async () => {
  const collection = await aCollection([{}])
  const commands = [
    { count: collection.collectionName },
    { listCollections: 1 },
    { listIndexes: collection.collectionName },
  ]
  for (const command of commands) {
    const session = await begun(collection)
    expect(await refusal(server.db.command(command, { session }))).toMatchObject({
      code: 263,
      codeName: 'OperationNotSupportedInTransaction',
    })
    await session.abortTransaction()
    await session.endSession()
  }
})

test('withTransaction tries again until concurrent increments have all been done (core/transactions-in-applications)', async () => {
  const collection = await aCollection([{ n: 0 }])
  const increments = Array.from({ length: 8 }, () =>
    server.client.withSession((session) =>
      session.withTransaction(async () => {
        const found = await collection.findOne({ _id: 1 }, { session })
        await collection.updateOne({ _id: 1 }, { $set: { n: Number(found?.['n']) + 1 } }, { session })
      }),
    ),
  )
  await Promise.all(increments)
  expect(await collection.findOne({})).toEqual({ _id: 1, n: 8 })
})

test('findAndModify, bulk writes and upserts take part in a transaction (core/transactions-operations)', async () => {
  const collection = await aCollection([{ n: 1 }])
  const session = await begun(collection)
  expect(
    await collection.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { session, returnDocument: 'after' }),
  ).toMatchObject({ n: 2 })
  await collection.bulkWrite(
    [{ insertOne: { document: { _id: 2, n: 5 } } }, { deleteOne: { filter: { _id: 1 } } }],
    { session },
  )
  await collection.updateOne({ _id: 3 }, { $set: { n: 9 } }, { session, upsert: true })
  expect(await collection.distinct('n', {}, { session })).toEqual([5, 9])
  await session.abortTransaction()
  expect(await collection.find().toArray()).toEqual([{ _id: 1, n: 1 }])
  await session.endSession()
})

test('one session runs one transaction after another (core/transactions)', async () => {
  const collection = await aCollection([{ n: 0 }])
  await server.client.withSession(async (session) => {
    for (let i = 0; i < 3; i++) {
      session.startTransaction()
      await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session })
      if (i === 1) await session.abortTransaction()
      else await session.commitTransaction()
    }
  })
  expect(await collection.findOne({})).toEqual({ _id: 1, n: 2 })
})

test('a cursor opened in a transaction goes on with its snapshot (core/transactions)', async () => {
  const collection = await aCollection([1, 2, 3, 4].map((n) => ({ n })))
  const session = await begun(collection)
  const cursor = collection.find({}, { session }).sort({ n: 1 }).batchSize(2)
  expect((await cursor.next())?._id).toBe(1)
  await collection.deleteMany({ _id: { $gt: 2 } })
  expect(idsOf(await cursor.toArray())).toEqual([2, 3, 4])
  await session.commitTransaction()
  await session.endSession()
})

/** A session of a client of its own: the driver numbers the writes of those it has used before. */
async function aFreshSession() {
  const client = await new mongoose.mongo.MongoClient(inject('services').mongoUri).connect()
  onTestFinished(() => client.close())
  return { session: client.startSession(), db: client.db(server.db.databaseName) }
}

test('a retried write is done once (core/retryable-writes)', async () => {
  const collection = await aCollection([{ n: 0 }])
  const { collectionName } = collection
  const { session, db } = await aFreshSession()
  const send = (command: Document, number: number) =>
    db.command({ ...command, txnNumber: Long.fromNumber(number) }, { session })
  const insert = { insert: collectionName, documents: [{ _id: 2, n: 0 }] }
  expect(await send(insert, 1)).toMatchObject({ ok: 1, n: 1 })
  expect(await send(insert, 1)).toMatchObject({ ok: 1, n: 1 })
  const update = { update: collectionName, updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] }
  expect(await send(update, 2)).toMatchObject({ n: 1, nModified: 1 })
  expect(await send(update, 2)).toMatchObject({ n: 1, nModified: 1 })
  const modify = { findAndModify: collectionName, query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true }
  expect((await send(modify, 3)).value).toEqual({ _id: 1, n: 2 })
  expect((await send(modify, 3)).value).toEqual({ _id: 1, n: 2 })
  expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, n: 2 },
    { _id: 2, n: 0 },
  ])
  await session.endSession()
})

test('a retry of an older write is refused (core/retryable-writes)', async () => {
  const { collectionName } = await aCollection()
  const { session, db } = await aFreshSession()
  const send = (_id: number, number: number) =>
    db.command(
      { insert: collectionName, documents: [{ _id }], txnNumber: Long.fromNumber(number) },
      { session },
    )
  await send(1, 5)
  expect(await refusal(send(2, 4))).toMatchObject({ code: 225, codeName: 'TransactionTooOld' })
  await session.endSession()
})

// ---- results into collections ---------------------------------------------------------------------------------------

test('$out replaces a collection and keeps its indexes (aggregation/out)', async () => {
  const [from, to] = [await aCollection([{ n: 1 }, { n: 2 }]), await aCollection([{ old: true }])]
  await to.createIndex({ n: 1 })
  expect(await from.aggregate([{ $match: { n: 2 } }, { $out: to.collectionName }]).toArray()).toEqual([])
  expect(await to.find().toArray()).toEqual([{ _id: 2, n: 2 }])
  expect(await indexNames(to)).toEqual(['_id_', 'n_1'])
})

test('$out makes the collection, also in another database (aggregation/out)', async () => {
  const from = await aCollection([{ n: 1 }])
  const other = server.client.db(`${server.db.databaseName}_out`)
  await from.aggregate([{ $out: { db: other.databaseName, coll: 'made' } }]).toArray()
  expect(await other.collection('made').countDocuments()).toBe(1)
  await other.dropDatabase()
})

test('$out that fails leaves the collection as it was (aggregation/out)', async () => {
  const [from, to] = [await aCollection([{ n: 1 }, { n: 1 }]), await aCollection([{ n: 9 }])]
  await to.createIndex({ n: 1 }, { unique: true })
  expect(await refusal(from.aggregate([{ $out: to.collectionName }]).toArray())).toMatchObject({
    code: 11000,
  })
  expect(await to.find().toArray()).toEqual([{ _id: 1, n: 9 }])
})

test('$merge merges by id and inserts what is new (aggregation/merge)', async () => {
  const [from, to] = [await aCollection([{ a: 1 }, { a: 2 }]), await aCollection([{ b: 1 }])]
  await from.aggregate([{ $merge: to.collectionName }]).toArray()
  expect(await to.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, b: 1, a: 1 },
    { _id: 2, a: 2 },
  ])
})

test('$merge replaces, keeps or discards as it is told (aggregation/merge)', async () => {
  const merged = async (options: Document) => {
    const [from, to] = [await aCollection([{ a: 1 }, { a: 2 }]), await aCollection([{ b: 1 }])]
    await from.aggregate([{ $merge: { into: to.collectionName, ...options } }]).toArray()
    return to.find().sort({ _id: 1 }).toArray()
  }
  expect(await merged({ whenMatched: 'replace' })).toEqual([
    { _id: 1, a: 1 },
    { _id: 2, a: 2 },
  ])
  expect(await merged({ whenMatched: 'keepExisting' })).toEqual([
    { _id: 1, b: 1 },
    { _id: 2, a: 2 },
  ])
  expect(await merged({ whenNotMatched: 'discard' })).toEqual([{ _id: 1, b: 1, a: 1 }])
  expect(await merged({ whenMatched: [{ $set: { sum: { $add: ['$b', '$$new.a'] } } }] })).toEqual([
    { _id: 1, b: 1, sum: 2 },
    { _id: 2, a: 2 },
  ])
})

test('$merge on other fields wants a unique index on them (aggregation/merge)', async () => {
  const [from, to] = [await aCollection([{ k: 'x', n: 1 }]), await aCollection([{ _id: 'own', k: 'x' }])]
  const stage = { $merge: { into: to.collectionName, on: 'k', whenMatched: 'merge' } }
  const pipeline = [{ $unset: '_id' }, stage]
  expect(await refusal(from.aggregate(pipeline).toArray())).toMatchObject({
    message: expect.stringContaining('Cannot find index to verify that join fields will be unique') as string,
  })
  await to.createIndex({ k: 1 }, { unique: true })
  await from.aggregate(pipeline).toArray()
  expect(await to.find().toArray()).toEqual([{ _id: 'own', k: 'x', n: 1 }])
})

test('$merge fails where it is told to (aggregation/merge)', async () => {
  const [from, to] = [await aCollection([{ a: 1 }]), await aCollection([{ b: 1 }])]
  const onMatch = from.aggregate([{ $merge: { into: to.collectionName, whenMatched: 'fail' } }]).toArray()
  expect(await refusal(onMatch)).toMatchObject({ code: 11000 })
  await to.deleteMany({})
  const onNone = from.aggregate([{ $merge: { into: to.collectionName, whenNotMatched: 'fail' } }]).toArray()
  expect(await refusal(onNone)).toMatchObject({ code: 13113 })
})
