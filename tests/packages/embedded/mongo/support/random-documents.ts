import {
  Binary,
  BSONRegExp,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import fc from 'fast-check'

// Few names and many near misses: random documents only tell something when they meet each other.

/** Of two equal numbers of different types, two that differ beyond a double, and every type the driver can store. */
export const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 3 }).map((n) => new Int32(n)) },
  { weight: 2, arbitrary: fc.integer({ min: -4, max: 4 }).map((n) => new Double(n / 2)) },
  { weight: 2, arbitrary: fc.constantFrom(0n, 1n, 2n ** 53n, 2n ** 53n + 1n).map(Long.fromBigInt) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('0', '1', '1.0', '0.5', '0.1', '-0.1', '9007199254740993', '1E+6000', 'NaN', '-Infinity')
      .map((text) => Decimal128.fromString(text)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(NaN, -0, 0.1, Infinity, -Infinity, 2 ** 53).map((n) => new Double(n)),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('', 'a', 'ab', 'A', 'b', 'a\0b', 'क', 'कि', '😀', '\uffee', 'a😀'),
  },
  { weight: 1, arbitrary: fc.constantFrom('x', 'y').map((end) => 'l'.repeat(2_000) + end) },
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.integer({ min: -1, max: 1 }).map((time) => new Date(time * 1_000)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      new ObjectId('0'.repeat(24)),
      new ObjectId('f'.repeat(24)),
      new Binary(new Uint8Array([1])),
      new Binary(new Uint8Array([0, 2])),
      new Timestamp({ t: 1, i: 1 }),
      new BSONRegExp('a', 'i'),
      new MinKey(),
      new MaxKey(),
    ),
  },
)

const { value, document } = fc.letrec<{ value: unknown; document: Document }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 5, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 2, arbitrary: tie('document') },
  ),
  document: fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('value'), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
}))

export const anyValue = value
export const anyDocument = document

/** A document without its `_id`: each of a, b and c there or missing. */
export const record: fc.Arbitrary<Document> = fc.record(
  { a: value, b: value, c: scalar },
  { requiredKeys: [] },
) as fc.Arbitrary<Document>

export const path = fc.constantFrom(
  'a',
  'a',
  'b',
  'b',
  'c',
  'c',
  'a.x',
  'a.y',
  'b.x',
  'a.x.y',
  'a.0',
  'b.1.x',
)

const comparable = scalar.filter((some) => !(some instanceof BSONRegExp))
const condition: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: value.filter((some) => !isOperators(some)) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), comparable).map(pair) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$gte'), comparable, fc.constantFrom('$lt', '$lte'), comparable)
      .map(([low, from, high, to]) => ({ [low]: from, [high]: to })),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('$eq', '$ne'), value).map(pair) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom('$in', '$in', '$nin'), fc.array(value, { maxLength: 3 })).map(pair),
  },
  { weight: 1, arbitrary: fc.boolean().map((wanted) => ({ $exists: wanted })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('number', 'string', 'null', 'array', 'object')
      .map((type) => ({ $type: type })),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 }).map((size) => ({ $size: new Int32(size) })) },
  { weight: 1, arbitrary: fc.array(value, { maxLength: 2 }).map((all) => ({ $all: all })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('^a', '^a.', '^(a|b)', '^ab?', 'b$', '^क').map((text) => ({ $regex: text })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('$gt', '$lte'), comparable).map((two) => ({ $not: pair(two) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$lt', '$eq'), comparable)
      .map((two) => ({ $elemMatch: pair(two) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('x', 'y'), comparable)
      .map(([name, wanted]) => ({ $elemMatch: { [name]: wanted } })),
  },
)

function pair<Value>([name, argument]: [string, Value]): Record<string, Value> {
  return { [name]: argument }
}

const isOperators = (some: unknown): boolean => some instanceof BSONRegExp

// `@0` stands for the first field of the index the query is asked of: most queries should be about its fields.
const PLACES = ['@0', '@1', '@2']
const place = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('@0', '@0', '@1', '@2') },
  { weight: 2, arbitrary: path },
)
const clause = fc.tuple(place, condition).map(pair)

/** A filter of one to three conditions, some of them alternatives or negated. */
export const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 5, arbitrary: clause },
  { weight: 4, arbitrary: fc.tuple(clause, clause).map(([one, two]) => ({ ...one, ...two })) },
  { weight: 2, arbitrary: fc.array(clause, { minLength: 2, maxLength: 3 }).map((all) => ({ $and: all })) },
  { weight: 2, arbitrary: fc.array(clause, { minLength: 1, maxLength: 3 }).map((some) => ({ $or: some })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(clause, fc.constantFrom('$or', '$nor'), fc.array(clause, { minLength: 1, maxLength: 2 }))
      .map(([one, name, several]) => ({ ...one, [name]: several })),
  },
)

const direction = fc.constantFrom(1, -1)

/** Up to three fields with directions: a sort, or the key of an index. */
export const order: fc.Arbitrary<Record<string, number>> = fc
  .uniqueArray(fc.tuple(path, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name })
  .map((fields) => Object.fromEntries(fields))

/** Like `order`, with `@0` for the first field of the index, both ways round. */
export const sort: fc.Arbitrary<Record<string, number>> = fc.oneof(
  fc.constant({}),
  fc.constantFrom(1, -1).map((way) => ({ '@0': way })),
  fc.tuple(direction, direction).map(([first, second]) => ({ '@0': first, '@1': second })),
  fc.tuple(direction, direction).map(([first, second]) => ({ '@1': first, '@2': second })),
  order,
)

/** Puts the fields of an index in the places of a filter or a sort. */
export function aimedAt(template: Document, fields: string[]): Document {
  return Object.fromEntries(
    Object.entries(template).map(([name, argument]) => {
      if (Array.isArray(argument) && name.startsWith('$')) {
        return [name, argument.map((part: Document) => aimedAt(part, fields))]
      }
      return [PLACES.includes(name) ? (fields[PLACES.indexOf(name)] ?? fields[0]) : name, argument as unknown]
    }),
  )
}

export type IndexOptions = { unique?: true; sparse?: true; partialFilterExpression?: Document }

export const indexOptions: fc.Arbitrary<IndexOptions> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.constant({ sparse: true } as const) },
  { weight: 2, arbitrary: fc.constant({ unique: true } as const) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Document>(
        { a: { $exists: true } },
        { c: { $gt: new Int32(0) } },
        { c: { $gte: new Int32(0), $lt: new Int32(3) } },
        { b: new Int32(1) },
        { c: { $type: 'string' } },
        { $and: [{ c: { $exists: true } }, { a: { $lte: new Int32(1) } }] },
      )
      .map((partialFilterExpression) => ({ partialFilterExpression })),
  },
)
