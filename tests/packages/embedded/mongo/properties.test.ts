import { type Document, Int32, Long, UUID } from 'bson'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderBy } from '../../../../packages/embedded/src/mongo/expressions/order-by.server.ts'
import { anInProcessMongo, type InProcessMongo } from './support/in-process-mongo.ts'
import {
  aimedAt,
  anyValue,
  filter,
  type IndexOptions,
  indexOptions,
  order,
  path,
  record,
  sort,
} from './support/random-documents.ts'

// A failing case prints its seed and path. FC_RUNS=20000 searches longer.
const runs = (usual: number) => Number(process.env['FC_RUNS'] ?? usual)
const TIME_LIMIT_IN_MS = process.env['FC_RUNS'] ? 3_600_000 : 60_000

type Query = { filter: Document; sort: Record<string, number>; skip: number; limit: number; isTied: boolean }
type Index = { key: Record<string, number>; options: IndexOptions }

const query: fc.Arbitrary<Query> = fc.record({
  filter,
  sort,
  skip: fc.constantFrom(0, 0, 0, 1, 3),
  limit: fc.constantFrom(0, 0, 1, 4),
  isTied: fc.boolean(),
})
const index: fc.Arbitrary<Index> = fc.record({ key: order, options: indexOptions })
const indexes = fc.uniqueArray(index, {
  minLength: 1,
  maxLength: 2,
  selector: ({ key }) => JSON.stringify(key),
})
const records = fc.array(record, { maxLength: 12 })

const ids = (documents: Document[]) => documents.map(({ _id }) => Number(_id))
const numbered = (documents: Document[]): Document[] =>
  documents.map((document, i) => ({ _id: new Int32(i), ...document }))

const aimed = (queries: Query[], [first]: Index[]): Query[] =>
  queries.map((query) => {
    const fields = Object.keys(first?.key ?? {})
    return { ...query, filter: aimedAt(query.filter, fields), sort: aimedAt(query.sort, fields) }
  })

/** Two collections of the same documents, one of them with indexes. */
async function twins(mongo: InProcessMongo, documents: Document[], definitions: Index[]): Promise<void> {
  // A unique index may refuse documents, and any index parallel arrays: those are not there at all.
  const [, , , , reply] = await Promise.all([
    mongo.run({ drop: 'plain' }),
    mongo.run({ drop: 'indexed' }),
    mongo.must({ create: 'plain' }),
    mongo.must({
      createIndexes: 'indexed',
      indexes: definitions.map(({ key, options }, i) => ({ key, name: `i${i}`, ...options })),
    }),
    documents.length === 0
      ? { writeErrors: [] }
      : mongo.run({ insert: 'indexed', documents: numbered(documents), ordered: false }),
  ])
  const refused = new Set(((reply.writeErrors ?? []) as Document[]).map(({ index: i }) => Number(i)))
  const accepted = numbered(documents).filter((_, i) => !refused.has(i))
  if (accepted.length > 0) await mongo.must({ insert: 'plain', documents: accepted })
}

/** The same query on both must find the same, in the same order as far as the query orders it. */
async function compareAnswers(mongo: InProcessMongo, { filter, sort, skip, limit, isTied }: Query) {
  const isOrdered = Object.keys(sort).length > 0
  // Without an order, which ones a limit leaves is the server's choice.
  const slice = isOrdered ? { skip: new Int32(skip), limit: new Int32(limit) } : {}
  const wanted = { filter, sort: isOrdered && !isTied ? { ...sort, _id: 1 } : sort, ...slice }
  const [plain, indexed] = await Promise.all([mongo.find('plain', wanted), mongo.find('indexed', wanted)])
  if (!isOrdered) return expect(ids(indexed).sort()).toEqual(ids(plain).sort())
  if (!isTied) return expect(ids(indexed)).toEqual(ids(plain))
  const compare = orderBy(sort)
  expect(indexed.length).toBe(plain.length)
  expect(new Set(ids(indexed)).size).toBe(indexed.length)
  for (const [i, document] of indexed.entries()) expect(compare(document, plain[i])).toBe(0)
}

test(
  'a query is answered through any index as it is without one',
  { timeout: TIME_LIMIT_IN_MS },
  async () => {
    const mongo = await anInProcessMongo()
    let asked = 0
    let served = 0
    await fc.assert(
      fc.asyncProperty(
        records,
        indexes,
        fc.array(query, { minLength: 1, maxLength: 6 }),
        async (documents, definitions, queries) => {
          await twins(mongo, documents, definitions)
          expect(mongo.disagreements('indexed')).toEqual([])
          for (const one of aimed(queries, definitions)) {
            await compareAnswers(mongo, one)
            const { filter, sort } = one
            const plan = await mongo.must({ explain: { find: 'indexed', filter, sort } })
          asked += 1
            if (JSON.stringify(plan).includes('IXSCAN')) served += 1
          }
        },
      ),
      { numRuns: runs(250) },
    )
    expect(served / asked).toBeGreaterThan(0.2)
  },
)

const modifier = fc.constantFrom(
  '$set',
  '$set',
  '$unset',
  '$push',
  '$addToSet',
  '$pull',
  '$inc',
  '$min',
  '$pop',
  '$rename',
)
const update: fc.Arbitrary<Document> = fc.oneof(
  { weight: 1, arbitrary: record },
  {
    weight: 6,
    arbitrary: fc
      .tuple(modifier, path, anyValue, fc.integer({ min: -2, max: 2 }))
      .map(([name, on, some, n]) => {
        if (name === '$inc') return { $inc: { [on]: new Int32(n) } }
        if (name === '$pop') return { $pop: { [on]: new Int32(n < 0 ? -1 : 1) } }
        if (name === '$rename') return { $rename: { [on]: on === 'b' ? 'c' : 'b' } }
        return { [name]: { [on]: some } }
      }),
  },
)
const change = fc.record({
  of: fc.integer({ min: 0, max: 11 }),
  update,
  isRemoval: fc.nat(6).map((n) => n === 0),
})

test(
  'indexes agree with the documents after any updates and removals',
  { timeout: TIME_LIMIT_IN_MS },
  async () => {
    const mongo = await anInProcessMongo()
    await fc.assert(
      fc.asyncProperty(
        records,
        indexes,
        fc.array(change, { maxLength: 12 }),
        fc.array(query, { minLength: 1, maxLength: 4 }),
        async (documents, definitions, changes, queries) => {
          await twins(mongo, documents, definitions)
          const sent = await Promise.all(
            changes.map(({ of, update, isRemoval }) =>
              isRemoval
                ? mongo.run({ delete: 'indexed', deletes: [{ q: { _id: of }, limit: 1 }] })
                : mongo.run({ update: 'indexed', updates: [{ q: { _id: of }, u: update }] }),
            ),
          )
          for (const [i, { of, update, isRemoval }] of changes.entries()) {
            if (sent[i]?.writeErrors) continue
            if (isRemoval) await mongo.must({ delete: 'plain', deletes: [{ q: { _id: of }, limit: 1 }] })
            else await mongo.must({ update: 'plain', updates: [{ q: { _id: of }, u: update }] })
          }
          expect(await mongo.find('indexed', { sort: { _id: 1 } })).toEqual(
            await mongo.find('plain', { sort: { _id: 1 } }),
          )
          expect(mongo.disagreements('indexed')).toEqual([])
          for (const one of aimed(queries, definitions)) await compareAnswers(mongo, one)
        },
      ),
      { numRuns: runs(80) },
    )
  },
)
