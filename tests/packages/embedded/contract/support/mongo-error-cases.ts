import { type Collection, type Db, type Document } from './mongo-database.ts'

/** Something the server refuses. The collection holds `{ _id: 1, a: 1, list: [1, 2], text: 'x', o: { p: 1 } }`. */
export type ErrorCase = {
  says: string
  code: number
  codeName?: string
  message?: RegExp
  run: (collection: Collection, db: Db) => Promise<unknown>
}

const find = (filter: Document) => (collection: Collection) => collection.find(filter).toArray()
const update = (change: Document, options?: Document) => (collection: Collection) =>
  collection.updateOne({ _id: 1 }, change, options)
const pipe =
  (...stages: Document[]) =>
  (collection: Collection) =>
    collection.aggregate(stages).toArray()
const compute = (expression: unknown) => pipe({ $project: { v: expression } })

// Codes: MongoDB's error code list (reference/error-codes) and the pages of the operators.
export const errorCases: ErrorCase[] = [
  {
    says: 'an unknown command',
    code: 59,
    codeName: 'CommandNotFound',
    message: /no such command: 'nonsense'/,
    run: (_, db) => db.command({ nonsense: 1 }),
  },
  {
    says: 'an unknown field of a command',
    code: 40415,
    message: /BSON field 'find\.nonsense' is an unknown field/,
    run: ({ collectionName }, db) => db.command({ find: collectionName, nonsense: 1 }),
  },
  {
    says: 'a field of a command of the wrong type',
    code: 14,
    codeName: 'TypeMismatch',
    run: ({ collectionName }, db) => db.command({ find: collectionName, filter: 'x' }),
  },
  {
    says: 'a negative limit',
    code: 51024,
    run: ({ collectionName }, db) => db.command({ find: collectionName, limit: -1 }),
  },
  {
    says: 'a collection name that may not be',
    code: 73,
    codeName: 'InvalidNamespace',
    run: (_, db) => db.command({ create: '' }),
  },
  {
    says: 'listing the indexes of a collection that is not there',
    code: 26,
    codeName: 'NamespaceNotFound',
    run: (_, db) => db.collection('nowhere').listIndexes().toArray(),
  },
  {
    says: 'dropping an index of a collection that is not there',
    code: 26,
    codeName: 'NamespaceNotFound',
    run: (_, db) => db.collection('nowhere').dropIndex('x_1'),
  },
  {
    says: 'renaming a collection that is not there',
    code: 26,
    codeName: 'NamespaceNotFound',
    run: (_, db) => db.collection('nowhere').rename('elsewhere'),
  },
  {
    says: 'renaming to a name that is taken',
    code: 48,
    codeName: 'NamespaceExists',
    run: async (collection, db) => {
      await db.collection('taken').insertOne({})
      return collection.rename('taken')
    },
  },
  {
    says: 'an empty list of writes',
    code: 16,
    codeName: 'InvalidLength',
    run: ({ collectionName }, db) => db.command({ insert: collectionName, documents: [] }),
  },
  {
    says: 'a cursor that is not there',
    code: 43,
    codeName: 'CursorNotFound',
    run: ({ collectionName }, db) => db.command({ getMore: 12345n, collection: collectionName }),
  },

  {
    says: 'an unknown query operator',
    code: 2,
    codeName: 'BadValue',
    message: /unknown operator: \$nonsense/,
    run: find({ a: { $nonsense: 1 } }),
  },
  {
    says: 'an unknown operator at the top',
    code: 2,
    codeName: 'BadValue',
    message: /unknown top level operator: \$nonsense/,
    run: find({ $nonsense: 1 }),
  },
  { says: '$in without an array', code: 2, message: /\$in needs an array/, run: find({ a: { $in: 5 } }) },
  { says: '$and without alternatives', code: 2, run: find({ $and: [] }) },
  { says: '$or with something else than documents', code: 2, run: find({ $or: [5] }) },
  { says: '$all without an array', code: 2, run: find({ a: { $all: 5 } }) },
  {
    says: '$elemMatch without a document',
    code: 2,
    message: /\$elemMatch needs an Object/,
    run: find({ a: { $elemMatch: 5 } }),
  },
  {
    says: '$mod with too few parts',
    code: 2,
    message: /malformed mod, not enough elements/,
    run: find({ a: { $mod: [4] } }),
  },
  { says: '$mod by zero', code: 2, message: /divisor cannot be 0/, run: find({ a: { $mod: [0, 1] } }) },
  {
    says: '$type with an unknown name',
    code: 2,
    message: /Unknown type name alias: nonsense/,
    run: find({ a: { $type: 'nonsense' } }),
  },
  { says: '$not with nothing', code: 2, run: find({ a: { $not: {} } }) },
  {
    says: '$not with a value',
    code: 2,
    message: /\$not needs a regex or a document/,
    run: find({ a: { $not: 5 } }),
  },
  { says: 'a regular expression that cannot be read', code: 51091, run: find({ a: { $regex: '(' } }) },
  {
    says: '$options without $regex',
    code: 2,
    message: /\$options needs a \$regex/,
    run: find({ a: { $options: 'i' } }),
  },
  {
    says: 'an undefined variable',
    code: 17276,
    message: /Use of undefined variable: nonsense/,
    run: find({ $expr: { $eq: ['$$nonsense', 1] } }),
  },
  {
    says: 'a projection that includes and excludes',
    code: 31254,
    message: /Cannot do exclusion on field b in inclusion projection/,
    run: (collection) => collection.find({}, { projection: { a: 1, b: 0 } }).toArray(),
  },
  {
    says: 'a projection that excludes and includes',
    code: 31253,
    message: /Cannot do inclusion on field b in exclusion projection/,
    run: (collection) => collection.find({}, { projection: { a: 0, b: 1 } }).toArray(),
  },
  {
    says: 'a hint at an index that is not there',
    code: 2,
    codeName: 'BadValue',
    run: (collection) => collection.find({}, { hint: 'nonsense_1' }).toArray(),
  },

  {
    says: 'an unknown update operator',
    code: 9,
    codeName: 'FailedToParse',
    message: /Unknown modifier: \$nonsense/,
    run: update({ $nonsense: { a: 1 } }),
  },
  {
    says: 'changing the id',
    code: 66,
    codeName: 'ImmutableField',
    message: /immutable field '_id'/,
    run: update({ $set: { _id: 2 } }),
  },
  {
    says: 'replacing by a document with another id',
    code: 66,
    codeName: 'ImmutableField',
    run: (collection) => collection.replaceOne({ _id: 1 }, { _id: 2 } as never),
  },
  {
    says: 'two operators on one path',
    code: 40,
    codeName: 'ConflictingUpdateOperators',
    message: /Updating the path 'a' would create a conflict at 'a'/,
    run: update({ $set: { a: 1 }, $inc: { a: 1 } }),
  },
  {
    says: 'an operator on a path and on what is below it',
    code: 40,
    codeName: 'ConflictingUpdateOperators',
    run: update({ $set: { o: 1 }, $unset: { 'o.p': 1 } }),
  },
  {
    says: 'a field inside a number',
    code: 28,
    codeName: 'PathNotViable',
    message: /Cannot create field 'b' in element \{a: 1\}/,
    run: update({ $set: { 'a.b': 1 } }),
  },
  {
    says: 'a named field of an array',
    code: 28,
    codeName: 'PathNotViable',
    run: update({ $set: { 'list.name': 1 } }),
  },
  {
    says: '$inc of text',
    code: 14,
    codeName: 'TypeMismatch',
    message: /Cannot apply \$inc to a value of non-numeric type/,
    run: update({ $inc: { text: 1 } }),
  },
  {
    says: '$inc by text',
    code: 14,
    codeName: 'TypeMismatch',
    message: /Cannot increment with non-numeric argument/,
    run: update({ $inc: { a: 'x' } }),
  },
  { says: '$mul of text', code: 14, codeName: 'TypeMismatch', run: update({ $mul: { text: 2 } }) },
  {
    says: '$push to what is no array',
    code: 2,
    codeName: 'BadValue',
    message: /The field 'a' must be an array but is of type int/,
    run: update({ $push: { a: 1 } }),
  },
  {
    says: '$addToSet to what is no array',
    code: 2,
    codeName: 'BadValue',
    run: update({ $addToSet: { a: 1 } }),
  },
  {
    says: '$pull from what is no array',
    code: 2,
    codeName: 'BadValue',
    message: /Cannot apply \$pull to a non-array value/,
    run: update({ $pull: { a: 1 } }),
  },
  {
    says: '$pullAll without an array',
    code: 2,
    codeName: 'BadValue',
    run: update({ $pullAll: { list: 1 } }),
  },
  { says: '$pop from what is no array', code: 14, codeName: 'TypeMismatch', run: update({ $pop: { a: 1 } }) },
  {
    says: '$pop by something else than 1 and -1',
    code: 9,
    codeName: 'FailedToParse',
    run: update({ $pop: { list: 2 } }),
  },
  {
    says: '$each without an array',
    code: 2,
    codeName: 'BadValue',
    run: update({ $push: { list: { $each: 5 } } }),
  },
  {
    says: '$bit on a double',
    code: 2,
    codeName: 'BadValue',
    run: async (collection) => {
      await collection.updateOne({ _id: 1 }, { $set: { d: 1.5 } })
      return collection.updateOne({ _id: 1 }, { $bit: { d: { and: 1 } } })
    },
  },
  {
    says: 'an array filter that is not used',
    code: 9,
    codeName: 'FailedToParse',
    message: /The array filter for identifier 'x' was not used/,
    run: update({ $set: { a: 1 } }, { arrayFilters: [{ x: 1 }] }),
  },
  {
    says: 'a name without its array filter',
    code: 2,
    codeName: 'BadValue',
    message: /No array filter found for identifier 'x' in path 'list\.\$\[x\]'/,
    run: update({ $set: { 'list.$[x]': 1 } }),
  },
  {
    says: 'the positional operator without a matched array',
    code: 2,
    codeName: 'BadValue',
    message: /The positional operator did not find the match needed from the query/,
    run: update({ $set: { 'list.$': 1 } }),
  },
  { says: '$[] on what is no array', code: 2, codeName: 'BadValue', run: update({ $set: { 'a.$[]': 1 } }) },
  { says: 'an empty path', code: 56, codeName: 'EmptyFieldName', run: update({ $set: { '': 1 } }) },
  {
    says: 'a path that ends with a dot',
    code: 56,
    codeName: 'EmptyFieldName',
    run: update({ $set: { 'a.': 1 } }),
  },
  {
    says: '$rename to itself',
    code: 2,
    codeName: 'BadValue',
    message: /The source and target field for \$rename must differ/,
    run: update({ $rename: { a: 'a' } }),
  },
  {
    says: 'an operator without a document',
    code: 9,
    codeName: 'FailedToParse',
    run: update({ $set: 5 as never }),
  },
  {
    says: 'replacing many documents by one',
    code: 9,
    codeName: 'FailedToParse',
    message: /multi update is not supported for replacement-style update/,
    run: ({ collectionName }, db) =>
      db.command({ update: collectionName, updates: [{ q: {}, u: { b: 1 }, multi: true }] }),
  },
  {
    says: 'a stage that may not be in an update',
    code: 72,
    codeName: 'InvalidOptions',
    run: (collection) => collection.updateOne({ _id: 1 }, [{ $match: { a: 1 } }]),
  },
  {
    says: 'findAndModify that changes and removes',
    code: 9,
    codeName: 'FailedToParse',
    message: /Cannot specify both an '?update'? and '?remove'?=true/,
    run: ({ collectionName }, db) =>
      db.command({ findAndModify: collectionName, update: { a: 2 }, remove: true }),
  },
  {
    says: 'findAndModify that does neither',
    code: 9,
    codeName: 'FailedToParse',
    run: ({ collectionName }, db) => db.command({ findAndModify: collectionName }),
  },

  {
    says: 'an unknown stage',
    code: 40324,
    message: /Unrecognized pipeline stage name: '\$nonsense'/,
    run: pipe({ $nonsense: {} }),
  },
  {
    says: 'a stage of two names',
    code: 40323,
    message: /A pipeline stage specification object must contain exactly one field/,
    run: pipe({ $match: {}, $limit: 1 }),
  },
  {
    says: 'an unknown expression',
    code: 168,
    codeName: 'InvalidPipelineOperator',
    message: /Unrecognized expression '\$nonsense'/,
    run: compute({ $nonsense: 1 }),
  },
  {
    says: 'too few arguments',
    code: 16020,
    message: /Expression \$subtract takes exactly 2 arguments\. 1 were passed in/,
    run: compute({ $subtract: [1] }),
  },
  {
    says: '$group without a key',
    code: 15955,
    message: /a group specification must include an _id/,
    run: pipe({ $group: { n: { $sum: 1 } } }),
  },
  {
    says: '$group with an unknown accumulator',
    code: 15952,
    message: /unknown group operator '\$nonsense'/,
    run: pipe({ $group: { _id: null, n: { $nonsense: 1 } } }),
  },
  {
    says: '$group with a field that is no accumulator',
    code: 40234,
    message: /The field 'n' must be an accumulator object/,
    run: pipe({ $group: { _id: null, n: '$a' } }),
  },
  { says: '$limit 0', code: 15958, message: /the limit must be positive/, run: pipe({ $limit: 0 }) },
  { says: '$sort in no direction', code: 15975, run: pipe({ $sort: { a: 2 } }) },
  { says: '$unwind of a name without a dollar', code: 28818, run: pipe({ $unwind: 'list' }) },
  { says: '$count without a name', code: 40156, run: pipe({ $count: '' }) },
  {
    says: '$replaceRoot by something else than a document',
    code: 40228,
    run: pipe({ $replaceRoot: { newRoot: '$a' } }),
  },
  {
    says: '$out before the end',
    code: 40601,
    message: /\$out can only be the final stage in the pipeline/,
    run: pipe({ $out: 'elsewhere' }, { $limit: 1 }),
  },
  {
    says: '$merge before the end',
    code: 40601,
    message: /\$merge can only be the final stage in the pipeline/,
    run: pipe({ $merge: 'elsewhere' }, { $limit: 1 }),
  },
  { says: '$facet inside $facet', code: 40600, run: pipe({ $facet: { a: [{ $facet: { b: [] } }] } }) },
  {
    says: '$project of nothing',
    code: 51272,
    message: /projection specification must have at least one field/,
    run: pipe({ $project: {} }),
  },
  {
    says: '$lookup without a name for its result',
    code: 9,
    codeName: 'FailedToParse',
    run: pipe({ $lookup: { from: 'x', localField: 'a', foreignField: 'b' } }),
  },
  {
    says: 'division by zero',
    code: 2,
    message: /can't \$divide by zero/,
    run: compute({ $divide: ['$a', 0] }),
  },
  {
    says: 'joining text with a number',
    code: 16702,
    message: /\$concat only supports strings, not int/,
    run: compute({ $concat: ['x', '$a'] }),
  },
  {
    says: 'adding text',
    code: 14,
    codeName: 'TypeMismatch',
    message: /\$add only supports numeric or date types, not string/,
    run: compute({ $add: ['$a', '$text'] }),
  },
  {
    says: 'the size of what is no array',
    code: 17124,
    message: /The argument to \$size must be an array/,
    run: compute({ $size: '$a' }),
  },
  { says: 'the length of what is no text', code: 34471, run: compute({ $strLenCP: '$a' }) },
  {
    says: 'a conversion that fails',
    code: 241,
    codeName: 'ConversionFailure',
    message: /Failed to parse number 'x' in \$convert with no onError value/,
    run: compute({ $toInt: '$text' }),
  },
  {
    says: '$switch without a branch that fits',
    code: 40066,
    run: compute({ $switch: { branches: [{ case: false, then: 1 }] } }),
  },
  {
    says: '$in in an expression without an array',
    code: 40081,
    message: /\$in requires an array as a second argument/,
    run: compute({ $in: [1, '$a'] }),
  },

  {
    says: 'an index in no direction',
    code: 67,
    codeName: 'CannotCreateIndex',
    run: (collection) => collection.createIndex({ a: 0 as never }),
  },
  {
    says: 'an index of an unknown kind',
    code: 67,
    codeName: 'CannotCreateIndex',
    run: (collection) => collection.createIndex({ a: 'nonsense' as never }),
  },
  {
    says: 'an index with an unknown option',
    code: 197,
    codeName: 'InvalidIndexSpecificationOption',
    run: ({ collectionName }, db) =>
      db.command({ createIndexes: collectionName, indexes: [{ key: { a: 1 }, name: 'a_1', nonsense: 1 }] }),
  },
  {
    says: 'the same index by another name',
    code: 85,
    codeName: 'IndexOptionsConflict',
    run: async (collection) => {
      await collection.createIndex({ a: 1 })
      return collection.createIndex({ a: 1 }, { name: 'other' })
    },
  },
  {
    says: 'another index by the same name',
    code: 86,
    codeName: 'IndexKeySpecsConflict',
    run: async (collection) => {
      await collection.createIndex({ a: 1 }, { name: 'i' })
      return collection.createIndex({ b: 1 }, { name: 'i' })
    },
  },
  {
    says: 'a compound TTL index',
    code: 67,
    codeName: 'CannotCreateIndex',
    message: /TTL indexes are single-field indexes/,
    run: (collection) => collection.createIndex({ a: 1, b: 1 }, { expireAfterSeconds: 5 }),
  },
  {
    says: 'an index both sparse and partial',
    code: 67,
    codeName: 'CannotCreateIndex',
    run: (collection) =>
      collection.createIndex({ a: 1 }, { sparse: true, partialFilterExpression: { a: 1 } }),
  },
  {
    says: 'a partial index with a filter that it may not have',
    code: 67,
    codeName: 'CannotCreateIndex',
    message: /not supported in partial index/i,
    run: (collection) => collection.createIndex({ a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } }),
  },
  {
    says: 'dropping an index that is not there',
    code: 27,
    codeName: 'IndexNotFound',
    message: /index not found with name \[nonsense\]/,
    run: (collection) => collection.dropIndex('nonsense'),
  },
  {
    says: 'dropping the index of the ids',
    code: 72,
    codeName: 'InvalidOptions',
    message: /cannot drop _id index/,
    run: (collection) => collection.dropIndex('_id_'),
  },
  {
    says: 'an index over two parallel arrays',
    code: 171,
    codeName: 'CannotIndexParallelArrays',
    run: async (collection) => {
      await collection.createIndex({ list: 1, other: 1 })
      return collection.insertOne({ _id: 2, list: [1], other: [2] })
    },
  },
  {
    says: 'an id that is an array',
    code: 53,
    codeName: 'InvalidIdField',
    run: (collection) => collection.insertOne({ _id: [1] as never }),
  },
]
