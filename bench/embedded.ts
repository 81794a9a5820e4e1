import { createCatalogue } from '@karmashala/search/server'
import mongoose from 'mongoose'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { courses, SUBJECTS } from './support/courses.ts'
import { ATTEMPTS, COURSES, fillMarketplace, numberedId } from './support/marketplace-data.ts'
import { measure, type Measured, printHead, printRow } from './support/measure.ts'
import { openServices, type Services } from './support/services.ts'

// What the database, the search engine and the payment service do in a second, each beside its floor: the least that a
// request to the same server takes. The ratio says more than the times: machines differ.
//   npx tsx bench/embedded.ts [seconds for each line]

const SECONDS = Number(process.argv[2] ?? 2)
const CLIENTS = [1, 16]
const PAGE = 20

type Work = (turn: number) => Promise<unknown>

/** Measures the floor and everything beside it, for one client and for several. */
async function compare(floor: [string, Work], others: [string, Work][]): Promise<void> {
  for (const clients of CLIENTS) {
    const [name, work] = floor
    const least = await measure(work, { clients, seconds: SECONDS })
    const print = (title: string, measured: Measured) =>
      printRow({ name: title, clients, measured, floor: least })
    print(name, least)
    for (const [title, other] of others) print(title, await measure(other, { clients, seconds: SECONDS }))
  }
}

async function benchMongo({ mongoUri }: Services): Promise<void> {
  const client = await new mongoose.mongo.MongoClient(mongoUri).connect()
  const db = client.db(`bench_${process.pid}`)
  try {
    await fillMarketplace(db)
    const attempts = db.collection('attempts')
    const some = (turn: number) => (turn * 7919) % ATTEMPTS
    let made = ATTEMPTS
    const anAttempt = () => {
      const _id = numberedId(made++)
      return {
        _id,
        enrolmentId: _id,
        userId: numberedId(made % 1000),
        moduleId: _id,
        itemId: 'item-1',
        updatedAt: new Date(),
      }
    }
    const transaction: Work = () =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          const attempt = anAttempt()
          await attempts.insertOne(attempt, { session })
          await db.collection('ledger').insertOne({ attempt: attempt._id, seats: 1 }, { session })
          await db.collection('audit').insertOne({ attempt: attempt._id, what: 'opened' }, { session })
        }),
      )
    for (const name of ['ledger', 'audit']) await db.createCollection(name)
    await compare(
      ['mongo: ping (the floor)', () => db.command({ ping: 1 })],
      [
        ['mongo: find by id', (turn) => attempts.findOne({ _id: numberedId(some(turn)) })],
        [
          `mongo: indexed, sorted, ${PAGE} of a provider`,
          (turn) =>
            db
              .collection('courses')
              .find({ providerId: `provider-${turn % 200}` })
              .sort({ publishedAt: -1 })
              .limit(PAGE)
              .toArray(),
        ],
        ['mongo: insert, durable', () => attempts.insertOne(anAttempt())],
        ['mongo: transaction of 3 writes', transaction],
      ],
    )
  } finally {
    await db.dropDatabase()
    await client.close()
  }
}

async function benchSearch({ meilisearch }: Services): Promise<void> {
  const catalogue = createCatalogue({ ...meilisearch, indexName: `bench_${process.pid}` })
  await catalogue.ensureIndex()
  await catalogue.rebuild(courses(COURSES))
  const headers = { authorization: `Bearer ${meilisearch.apiKey}` }
  const subject = (turn: number) => SUBJECTS[turn % SUBJECTS.length] ?? SUBJECTS[0]
  // The server remembers its last few questions: no two in a row are the same.
  const search = (text: string, turn: number) =>
    catalogue.search({
      text: `${text} ${turn % 997}`,
      filters: {},
      sort: 'relevance',
      page: 1,
      pageSize: PAGE,
    })
  await compare(
    [
      'search: /health (the floor)',
      async () => (await fetch(`${meilisearch.url}/health`, { headers })).text(),
    ],
    [
      ['search: English, with facets', (turn) => search(subject(turn)[0], turn)],
      ['search: Hindi, with facets', (turn) => search(subject(turn)[1], turn)],
    ],
  )
}

async function benchStripe({ stripe, stripeAddress }: Services): Promise<void> {
  const { id } = await stripe.customers.create({ name: 'Ministry of Examples' })
  const headers = { authorization: `Bearer ${stripeAddress.secretKey}` }
  const nowhere = `${stripeAddress.apiBase}/v1/nowhere`
  await compare(
    ['stripe: no such route (the floor)', async () => (await fetch(nowhere, { headers })).text()],
    [
      ['stripe: retrieve a customer', () => stripe.customers.retrieve(id)],
      [
        'stripe: create a customer, durable',
        (turn) => stripe.customers.create({ name: `Ministry of Examples ${turn}`, metadata: { turn } }),
      ],
    ],
  )
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-bench-'))
const services = await openServices(dataDir)
try {
  console.log(`${COURSES} courses and ${ATTEMPTS} attempts`)
  printHead()
  await benchMongo(services)
  await benchSearch(services)
  await benchStripe(services)
} finally {
  await services.close()
  await rm(dataDir, { recursive: true, force: true })
}
