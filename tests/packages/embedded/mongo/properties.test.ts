import { type Document, Double, Int32, Long, UUID } from 'bson'
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
      { numRuns: runs(150) },
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
      { numRuns: runs(60) },
    )
  },
)

type Plain = Record<string, unknown>
type Step = { operator: string; field: string; argument: number | string }

/** What the manual says each operator does to a field, told without paths; undefined when it refuses. */
function applied(document: Plain, { operator, field, argument }: Step): Plain | undefined {
  const { [field]: old, ...others } = document
  const isMissing = old === undefined
  const list = Array.isArray(old) ? (old as unknown[]) : undefined
  switch (operator) {
    case '$inc':
      if (!isMissing && typeof old !== 'number') return undefined
      return { ...document, [field]: Number(old ?? 0) + Number(argument) }
    case '$push':
      return isMissing || list ? { ...document, [field]: [...(list ?? []), argument] } : undefined
    case '$addToSet':
      if (list?.includes(argument)) return document
      return isMissing || list ? { ...document, [field]: [...(list ?? []), argument] } : undefined
    case '$pull':
      if (isMissing) return document
      return list && { ...document, [field]: list.filter((item) => item !== argument) }
    case '$unset':
      return others
    default: {
      const target = field === 'f' ? 'g' : 'f'
      return isMissing ? document : { ...others, [target]: old }
    }
  }
}

const step: fc.Arbitrary<Step> = fc.record({
  operator: fc.constantFrom('$inc', '$push', '$addToSet', '$pull', '$unset', '$rename'),
  field: fc.constantFrom('f', 'g', 'h'),
  argument: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constantFrom('one', '😀')),
})

const asUpdate = ({ operator, field, argument }: Step, prefix: string): Document => {
  if (operator === '$rename') return { $rename: { [prefix + field]: prefix + (field === 'f' ? 'g' : 'f') } }
  return { [operator]: { [prefix + field]: operator === '$inc' ? Number(argument) || 1 : argument } }
}

test(
  'update operators change a document as reading, changing and replacing it does',
  { timeout: TIME_LIMIT_IN_MS },
  async () => {
    const mongo = await anInProcessMongo()
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 12 }),
        fc.constantFrom('', 'in.', 'in.side.'),
        async (steps, prefix) => {
          const send = (q: Document, u: Document) => mongo.run({ update: 'updated', updates: [{ q, u }] })
          const replies = await Promise.all([
            mongo.run({ drop: 'updated' }),
            mongo.run({ insert: 'updated', documents: [{ _id: 1 }] }),
            ...steps.map((one) => send({ _id: 1 }, asUpdate(one, prefix))),
          ])
          let model: Plain = {}
          for (const [i, one] of steps.entries()) {
            const argument = one.operator === '$inc' ? Number(one.argument) || 1 : one.argument
            const next = applied(model, { ...one, argument })
            expect(replies[i + 2]?.writeErrors === undefined, `step ${i}`).toBe(next !== undefined)
            model = next ?? model
          }
          const [updated] = await mongo.find('updated')
          const parts = prefix.split('.').slice(0, -1)
          const inside = parts.reduce<unknown>((at, name) => (at as Document | undefined)?.[name], updated)
          const { _id, ...left } = plainly(inside ?? {}) as Plain
          expect(left).toEqual(model)
        },
      ),
      { numRuns: runs(150) },
    )
  },
)

/** Numbers of every type as JavaScript's. */
function plainly(some: unknown): unknown {
  if (some instanceof Int32 || some instanceof Double) return some.valueOf()
  if (Array.isArray(some)) return some.map(plainly)
  if (typeof some !== 'object' || some === null) return some
  return Object.fromEntries(Object.entries(some).map(([name, inner]) => [name, plainly(inner)]))
}

type Act = { kind: 'add' | 'set' | 'claim' | 'remove' | 'insert'; key: number; n: number }

// Writes that always change something: one that changes nothing takes no part in conflicts, in MongoDB neither.
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: actOf('add', 1, 3) },
  { weight: 3, arbitrary: actOf('set', 1, 3) },
  { weight: 2, arbitrary: actOf('claim', 1, 3) },
  { weight: 1, arbitrary: actOf('remove', 1, 3) },
  { weight: 2, arbitrary: actOf('insert', 4, 5) },
)
function actOf(kind: Act['kind'], min: number, max: number): fc.Arbitrary<Act> {
  return fc.record({
    kind: fc.constant(kind),
    key: fc.integer({ min, max }),
    n: fc.integer({ min: 1, max: 2 }),
  })
}

type State = Map<number, { n: number; mark?: string; owner: string }>
const FIRST_STATE: State = new Map([1, 2, 3].map((key) => [key, { n: 0, owner: `first${key}` }]))

/** One transaction after another on the model; undefined when one of them would be refused. */
function inTurn(acts: { act: Act; by: string }[]): State | undefined {
  const state: State = new Map([...FIRST_STATE].map(([key, value]) => [key, { ...value }]))
  const isOwned = (owner: string, but: number) =>
    [...state].some(([key, value]) => key !== but && value.owner === owner)
  for (const { act, by } of acts) {
    const { kind, key, n } = act
    const value = state.get(key)
    if (kind === 'insert') {
      if (value) return undefined
      state.set(key, { n: 0, owner: `inserted${key}` })
    } else if (!value) continue
    else if (kind === 'remove') state.delete(key)
    else if (kind === 'add') value.n += n
    else if (kind === 'set') value.mark = by
    else {
      if (isOwned(`owner${n}`, key)) return undefined
      value.owner = `owner${n}`
    }
  }
  return state
}

function commandFor({ act: { kind, key, n }, by }: { act: Act; by: string }): Document {
  if (kind === 'insert') return { insert: 'shared', documents: [{ _id: key, n: 0, owner: `inserted${key}` }] }
  if (kind === 'remove') return { delete: 'shared', deletes: [{ q: { _id: key }, limit: 1 }] }
  const u =
    kind === 'add' ? { $inc: { n } } : { $set: kind === 'set' ? { mark: by } : { owner: `owner${n}` } }
  return { update: 'shared', updates: [{ q: { _id: key }, u }] }
}

test(
  'two transactions at once end as one after the other would, or one of them is told to try again',
  { timeout: TIME_LIMIT_IN_MS },
  async () => {
    const mongo = await anInProcessMongo()
    let committedBoth = 0
    let conflicts = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 4 }),
        fc.array(act, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(1), { maxLength: 10 }),
        async (first, second, schedule) => {
          await Promise.all([
            mongo.run({ drop: 'shared' }),
            mongo.must({
              createIndexes: 'shared',
              indexes: [{ key: { owner: 1 }, name: 'owner', unique: true }],
            }),
            mongo.must({
              insert: 'shared',
              documents: [...FIRST_STATE].map(([_id, value]) => ({ _id, ...value })),
            }),
          ])
          const transactions = [first, second].map((acts, who) => ({
            steps: acts.map((one, i) => ({ act: one, by: `${who}.${i}` })),
            next: 0,
            outcome: 'open' as 'open' | 'committed' | 'refused',
            lsid: { id: new UUID() },
          }))
          const advance = async (transaction: (typeof transactions)[number]): Promise<void> => {
            const { lsid, next, steps } = transaction
            const common = { lsid, txnNumber: Long.ONE, autocommit: false }
            const one = steps[next]
            const reply = one
              ? await mongo.run({ ...commandFor(one), ...common, startTransaction: next === 0 || undefined })
              : await mongo.run({ commitTransaction: 1, ...common }, 'admin')
            transaction.next += 1
            if (reply.writeErrors) {
              expect((reply.writeErrors as Document[]).map(({ code }) => Number(code))).toEqual([11000])
              transaction.outcome = 'refused'
            } else if (Number(reply.ok) !== 1) {
              expect(reply).toMatchObject({
                codeName: 'WriteConflict',
                errorLabels: ['TransientTransactionError'],
              })
              conflicts += 1
              transaction.outcome = 'refused'
            } else if (!one) transaction.outcome = 'committed'
          }
          const turns = [...schedule, ...Array<number>(10).fill(0), ...Array<number>(10).fill(1)]
          for (const who of turns) {
            const transaction = transactions[who]
            if (transaction?.outcome === 'open') await advance(transaction)
          }
          const committed = transactions.filter(({ outcome }) => outcome === 'committed')
          if (committed.length === 2) committedBoth += 1
          const orders = [committed, [...committed].reverse()]
          const possible = orders.map((some) => inTurn(some.flatMap(({ steps }) => steps)))
          const ended = new Map(
            (await mongo.find('shared')).map(({ _id, ...value }) => [Number(_id), plainly(value)]),
          )
          expect(possible).toContainEqual(ended)
          expect(mongo.disagreements('shared')).toEqual([])
        },
      ),
      { numRuns: runs(120) },
    )
    expect(committedBoth).toBeGreaterThan(0)
    expect(conflicts).toBeGreaterThan(0)
  },
)
