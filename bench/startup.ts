import { spawnEmbedded } from '@karmashala/embedded/server'
import mongoose from 'mongoose'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ATTEMPTS, COURSES, fillMarketplace, numberedId } from './support/marketplace-data.ts'
import { percentile } from './support/measure.ts'
import { required, stripeClient } from './support/services.ts'

// How long the three embedded services take from nothing until each has answered a real request, on a data directory
// that holds a marketplace. Exits with 1 when the median is over the target.
//   npx tsx bench/startup.ts [starts] [data directory to make once and keep]

const STARTS = Number(process.argv[2] ?? 5)
const KEPT = process.argv[3]
const TARGET_IN_MS = 2_000
const CUSTOMERS = 500
const ALL = ['mongo', 'meilisearch', 'stripe'] as const

async function fill(dataDir: string): Promise<void> {
  if (existsSync(path.join(dataDir, 'filled'))) return
  await mkdir(dataDir, { recursive: true })
  const embedded = await spawnEmbedded({ services: [...ALL], dataDir })
  try {
    const client = await new mongoose.mongo.MongoClient(required(embedded.mongo).uri).connect()
    await fillMarketplace(client.db('karmashala'))
    await client.close()
    const stripe = stripeClient(required(embedded.stripe))
    for (let n = 0; n < CUSTOMERS; n++) await stripe.customers.create({ name: `Ministry of Examples ${n}` })
  } finally {
    await embedded.close()
  }
  await writeFile(path.join(dataDir, 'filled'), '')
}

type Times = { spawned: number; mongo: number; meilisearch: number; stripe: number; all: number }

/** Milliseconds from the call until the child is ready, and until each service has answered. */
async function start(dataDir: string): Promise<Times> {
  const begin = performance.now()
  const since = () => performance.now() - begin
  const embedded = await spawnEmbedded({ services: [...ALL], dataDir })
  const spawned = since()
  try {
    const [mongo, meilisearch, stripe] = await Promise.all([
      askMongo(required(embedded.mongo).uri).then(since),
      askSearch(required(embedded.meilisearch)).then(since),
      stripeClient(required(embedded.stripe)).customers.list({ limit: 1 }).then(since),
    ])
    return { spawned, mongo, meilisearch, stripe, all: since() }
  } finally {
    await embedded.close()
  }
}

async function askMongo(uri: string): Promise<void> {
  const client = await new mongoose.mongo.MongoClient(uri).connect()
  const attempts = client.db('karmashala').collection('attempts')
  const found = await attempts
    .find({ userId: numberedId(7) })
    .sort({ updatedAt: -1 })
    .limit(1)
    .toArray()
  const count = await attempts.estimatedDocumentCount()
  await client.close()
  if (found.length === 0 || count !== ATTEMPTS) throw new Error('The attempts are not there.')
}

async function askSearch({ url, apiKey }: { url: string; apiKey: string }): Promise<void> {
  const answer = await fetch(`${url}/indexes`, { headers: { authorization: `Bearer ${apiKey}` } })
  if (!answer.ok) throw new Error(`The search server answered ${answer.status}.`)
}

const dataDir = KEPT ?? (await mkdtemp(path.join(tmpdir(), 'karmashala-startup-')))
try {
  await fill(dataDir)
  console.log(`${COURSES} courses, ${ATTEMPTS} attempts, ${CUSTOMERS} customers`)
  const times: Times[] = []
  for (let n = 0; n < STARTS; n++) {
    const one = await start(dataDir)
    times.push(one)
    const parts = Object.entries(one).map(([name, ms]) => `${name} ${ms.toFixed(0).padStart(5)} ms`)
    console.log(parts.join('   '))
  }
  const median = percentile(
    times.map(({ all }) => all),
    0.5,
  )
  const share = (median / TARGET_IN_MS).toFixed(2)
  console.log(`median ${median.toFixed(0)} ms: ${share} of the ${TARGET_IN_MS} ms allowed`)
  if (median > TARGET_IN_MS) process.exitCode = 1
} finally {
  if (!KEPT) await rm(dataDir, { recursive: true, force: true })
}
