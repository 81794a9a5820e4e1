import mongoose from 'mongoose'

const { MongoServerError } = mongoose.mongo
type MongoClient = mongoose.mongo.MongoClient
type Db = mongoose.mongo.Db
interface Numbered extends mongoose.mongo.Document {
  _id: number
}
interface Named extends mongoose.mongo.Document {
  _id: string
}

const ACCOUNTS = 12
const FIRST_BALANCE = 1_000
const COUNTERS = 3
const SLUGS = 20_000
const TAGS = ['a', 'b', 'c', 'd', 'e']

/** What the server acknowledged, over all rounds. */
export class MongoTally {
  readonly inserted = new Set<string>()
  /** A removal that was sent; whether it was done is only known when it was acknowledged. */
  readonly removing = new Set<string>()
  readonly removed = new Set<string>()
  readonly changes = new Map<string, number>()
  readonly transfers = new Set<string>()
  readonly counters = new Map<number, { acknowledged: number; sent: number }>()
  readonly tickets: number[] = []
  /** Values that are taken: somebody inserted them, or was refused because somebody had. */
  readonly slugs = new Set<string>()
  readonly unexpected: string[] = []

  get acknowledged(): number {
    const counted = [...this.counters.values()].reduce((sum, { acknowledged }) => sum + acknowledged, 0)
    const changed = [...this.changes.values()].reduce((sum, n) => sum + n, 0)
    const { inserted, removed, transfers, tickets, slugs } = this
    return inserted.size + removed.size + transfers.size + tickets.length + slugs.size + counted + changed
  }
}

const random = (below: number) => Math.floor(Math.random() * below)
const oneOf = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value

const connect = (uri: string) =>
  new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 500, retryWrites: false }).connect()

export async function prepareMongo(uri: string): Promise<void> {
  const client = await connect(uri)
  const db = client.db('crash')
  await db
    .collection('documents')
    .createIndexes([
      { key: { n: 1 } },
      { key: { tags: 1 } },
      { key: { round: -1, n: 1 } },
      { key: { odd: 1 }, sparse: true },
      { key: { n: -1 }, name: 'large', partialFilterExpression: { n: { $gt: 500 } } },
    ])
  await db.collection('slugs').createIndex({ slug: 1 }, { unique: true })
  await db.collection('transfers').createIndex({ from: 1, to: 1 })
  await db
    .collection<Numbered>('accounts')
    .insertMany(Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, balance: FIRST_BALANCE })))
  await db
    .collection<Numbered>('counters')
    .insertMany(Array.from({ length: COUNTERS }, (_, _id) => ({ _id, n: 0 })))
  await db.collection<Numbered>('tickets').insertOne({ _id: 1, last: 0 })
  await client.close()
}

/** Writes by many clients at once until `isOver`; whatever fails after that was caught by the kill. */
export async function loadMongo(
  uri: string,
  { round, tally, isOver }: { round: number; tally: MongoTally; isOver: () => boolean },
): Promise<void> {
  const client = await connect(uri)
  const db = client.db('crash')
  const workers = [
    inserts,
    inserts,
    inserts,
    changes,
    changes,
    removals,
    transfers,
    transfers,
    transfers,
    counts,
    counts,
  ]
  const all = [...workers, tickets, tickets, slugs, slugs]
  await Promise.all(
    all.map(async (work, worker) => {
      for (let turn = 0; !isOver(); turn++) {
        try {
          await work({ client, db, tally, id: `${round}-${worker}-${turn}`, round })
        } catch (error) {
          const isConflict =
            error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('TransientTransactionError')
          if (!isOver() && !isConflict) tally.unexpected.push(String(error))
        }
      }
    }),
  )
  await client.close()
}

type Turn = { client: MongoClient; db: Db; tally: MongoTally; id: string; round: number }

async function inserts({ db, tally, id, round }: Turn): Promise<void> {
  const n = random(1_000)
  const odd = n % 2 === 1 ? { odd: n } : {}
  const text = 'x'.repeat(random(3_000))
  await db
    .collection<Named>('documents')
    .insertOne({ _id: id, round, n, tags: [oneOf(TAGS), oneOf(TAGS)], version: 0, text, ...odd })
  tally.inserted.add(id)
}

async function changes({ db, tally }: Turn): Promise<void> {
  const _id = oneOf([...tally.inserted].slice(-200))
  if (_id === undefined) return void (await new Promise((resolve) => setTimeout(resolve, 5)))
  const n = random(1_000)
  const { matchedCount } = await db.collection<Named>('documents').updateOne(
    { _id },
    {
      $inc: { version: 1 },
      $set: { n },
      ...(n % 2 === 1 ? { $min: { odd: n } } : { $unset: { odd: '' } }),
      $push: { tags: { $each: [oneOf(TAGS)], $slice: -3 } } as never,
    },
  )
  if (matchedCount === 1) tally.changes.set(_id, (tally.changes.get(_id) ?? 0) + 1)
}

async function removals({ db, tally }: Turn): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5))
  const _id = oneOf([...tally.inserted])
  if (_id === undefined || tally.removing.has(_id)) return
  tally.removing.add(_id)
  await db.collection<Named>('documents').deleteOne({ _id })
  tally.removed.add(_id)
}

/** Three writes over two collections: money leaves one account, reaches another, and a receipt says so. */
async function transfers({ client, db, tally, id }: Turn): Promise<void> {
  const [from, to, amount] = [random(ACCOUNTS), random(ACCOUNTS), 1 + random(9)]
  if (from === to) return
  const accounts = db.collection<Numbered>('accounts')
  const session = client.startSession()
  try {
    session.startTransaction()
    await accounts.updateOne({ _id: from }, { $inc: { balance: -amount } }, { session })
    await accounts.updateOne({ _id: to }, { $inc: { balance: amount } }, { session })
    await db.collection<Named>('transfers').insertOne({ _id: id, from, to, amount }, { session })
    await session.commitTransaction()
    tally.transfers.add(id)
  } finally {
    await session.endSession().catch(() => undefined)
  }
}

async function counts({ db, tally }: Turn): Promise<void> {
  const _id = random(COUNTERS)
  const counter = tally.counters.get(_id) ?? { acknowledged: 0, sent: 0 }
  tally.counters.set(_id, counter)
  counter.sent += 1
  await db.collection<Numbered>('counters').updateOne({ _id }, { $inc: { n: 1 } })
  counter.acknowledged += 1
}

async function tickets({ db, tally }: Turn): Promise<void> {
  const found = await db
    .collection<Numbered>('tickets')
    .findOneAndUpdate({ _id: 1 }, { $inc: { last: 1 } }, { returnDocument: 'after' })
  tally.tickets.push(Number(found?.['last']))
}

async function slugs({ db, tally }: Turn): Promise<void> {
  const slug = `slug-${random(SLUGS)}`
  try {
    await db.collection('slugs').insertOne({ slug })
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== 11000) throw error
  }
  tally.slugs.add(slug)
}

/** Compares what is there with what was acknowledged; each answer is a loss. */
export async function checkMongo(uri: string, tally: MongoTally): Promise<string[]> {
  const client = await connect(uri)
  const db = client.db('crash')
  const wrong = [
    ...(await checkDocuments(db, tally)),
    ...(await checkTransfers(db, tally)),
    ...(await checkCounters(db, tally)),
    ...(await checkSlugs(db, tally)),
    ...(await checkIndexes(db)),
    ...tally.unexpected.splice(0),
  ]
  await client.close()
  return wrong
}

async function checkDocuments(db: Db, tally: MongoTally): Promise<string[]> {
  const found = await db
    .collection<Named>('documents')
    .find({}, { projection: { version: 1 } })
    .toArray()
  const versions = new Map(found.map(({ _id, version }) => [_id, Number(version)]))
  const wrong: string[] = []
  for (const id of tally.inserted) {
    if (tally.removed.has(id)) {
      if (versions.has(id)) wrong.push(`${id} was removed and is there`)
      continue
    }
    const version = versions.get(id)
    if (version === undefined && !tally.removing.has(id)) wrong.push(`${id} was inserted and is lost`)
    if (version !== undefined && version < (tally.changes.get(id) ?? 0)) wrong.push(`${id} lost a change`)
  }
  return wrong
}

async function checkTransfers(db: Db, tally: MongoTally): Promise<string[]> {
  const found = await db.collection<Named>('transfers').find().toArray()
  const ids = new Set(found.map(({ _id }) => _id))
  const wrong = [...tally.transfers].filter((id) => !ids.has(id)).map((id) => `the transaction ${id} is lost`)
  const balances = new Map<number, number>()
  const move = (account: number, amount: number) =>
    balances.set(account, (balances.get(account) ?? FIRST_BALANCE) + amount)
  for (const { from, to, amount } of found) {
    move(Number(from), -Number(amount))
    move(Number(to), Number(amount))
  }
  // Also those nobody acknowledged: the receipt and both accounts, or none of them.
  for (const { _id, balance } of await db.collection<Numbered>('accounts').find().toArray()) {
    const due = balances.get(_id) ?? FIRST_BALANCE
    if (balance !== due) wrong.push(`account ${_id} holds ${String(balance)} and its receipts say ${due}`)
  }
  return wrong
}

async function checkCounters(db: Db, tally: MongoTally): Promise<string[]> {
  const wrong: string[] = []
  for (const { _id, n } of await db.collection<Numbered>('counters').find().toArray()) {
    const { acknowledged, sent } = tally.counters.get(_id) ?? { acknowledged: 0, sent: 0 }
    if (Number(n) < acknowledged)
      wrong.push(`counter ${_id} is ${String(n)} after ${acknowledged} increments`)
    if (Number(n) > sent) wrong.push(`counter ${_id} is ${String(n)}, and ${sent} increments were sent`)
  }
  if (new Set(tally.tickets).size !== tally.tickets.length) wrong.push('a ticket was given twice')
  const ticket = await db.collection<Numbered>('tickets').findOne({ _id: 1 })
  const last = tally.tickets.reduce((most, number) => Math.max(most, number), 0)
  if (Number(ticket?.['last']) < last) wrong.push(`ticket ${last} was given and will be again`)
  return wrong
}

async function checkSlugs(db: Db, tally: MongoTally): Promise<string[]> {
  const found = (await db.collection('slugs').find().toArray()).map(({ slug }) => String(slug))
  const there = new Set(found)
  const wrong = [...tally.slugs].filter((slug) => !there.has(slug)).map((slug) => `${slug} is lost`)
  if (there.size !== found.length) wrong.push('a unique value is there twice')
  return wrong
}

/** Every query by a value of an index must find what reading everything finds, and the counter what is there. */
async function checkIndexes(db: Db): Promise<string[]> {
  const wrong: string[] = []
  for (const { name } of await db.listCollections().toArray()) {
    const collection = db.collection(name)
    const documents = await collection.find().toArray()
    const counted = await collection.estimatedDocumentCount()
    if (counted !== documents.length) wrong.push(`${name} counts ${counted} and holds ${documents.length}`)
    for (const index of await collection.indexes()) {
      const [field] = Object.keys(index.key) as [string]
      const valuesOf = (document: Record<string, unknown>) => [document[field]].flat()
      const expected = new Map<unknown, number>()
      for (const document of documents) {
        for (const value of new Set(valuesOf(document))) {
          if (value !== undefined) expected.set(value, (expected.get(value) ?? 0) + 1)
        }
      }
      for (const [value, count] of [...expected].slice(0, 300)) {
        const found = await collection
          .find({ [field]: value })
          .hint(index.name ?? '_id_')
          .toArray()
        if (found.length !== count) {
          wrong.push(`${name}.${index.name} finds ${found.length} of ${String(value)}, ${count} are there`)
        }
      }
    }
  }
  return wrong
}
