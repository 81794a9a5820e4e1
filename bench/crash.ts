import { checkMongoData, spawnEmbedded } from '@karmashala/embedded/server'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkMongo, loadMongo, MongoTally, prepareMongo } from './support/mongo-crash.ts'
import { required, stripeClient } from './support/services.ts'
import { checkStripe, listenForEvents, loadStripe, StripeTally } from './support/stripe-crash.ts'

// Kills the embedded database and payment server under load again and again, and looks whether everything they had
// acknowledged is there, nothing is there by half, and indexes agree with documents. Exits with 1 on any loss.
//   npx tsx bench/crash.ts [rounds]

const ROUNDS = Number(process.argv[2] ?? 8)
const SERVICES = ['mongo', 'stripe'] as const
const SHORTEST_MS = 1_000
const LONGEST_MS = 5_000

const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-crash-'))
const listener = await listenForEvents()
const mongo = new MongoTally()
const stripe = new StripeTally()
const losses: string[] = []

const start = () =>
  spawnEmbedded({
    services: [...SERVICES],
    dataDir,
    webhook: { url: listener.url, secret: 'whsec_of_the_bench' },
  })

/** Loads both servers and kills them at a random moment; answers after how many milliseconds. */
async function loadAndKill(round: number): Promise<number> {
  const embedded = await start()
  const died = new Promise<void>((resolve) => embedded.onExit(() => resolve()))
  const uri = required(embedded.mongo).uri
  if (round === 1) await prepareMongo(uri)
  let isOver = false
  const load = Promise.all([
    loadMongo(uri, { round, tally: mongo, isOver: () => isOver }),
    loadStripe(stripeClient(required(embedded.stripe)), { tally: stripe, isOver: () => isOver }),
  ])
  const after = SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS)
  await new Promise((resolve) => setTimeout(resolve, after))
  isOver = true
  process.kill(embedded.pid, 'SIGKILL')
  await Promise.all([died, load])
  return after
}

/** Reads the files as the crash left them, then asks the servers that start on them. */
async function check(): Promise<string[]> {
  const files = await checkMongoData({ dataDir: path.join(dataDir, 'mongo') })
  const embedded = await start()
  try {
    return [
      ...files.map(({ where, problem }) => `${where}: ${problem}`),
      ...(await checkMongo(required(embedded.mongo).uri, mongo)),
      ...(await checkStripe(stripeClient(required(embedded.stripe)), stripe, listener.heard)),
    ]
  } finally {
    await embedded.close()
  }
}

try {
  for (let round = 1; round <= ROUNDS; round++) {
    const before = {
      writes: mongo.acknowledged,
      transactions: mongo.transfers.size,
      customers: stripe.customers.size,
    }
    const after = await loadAndKill(round)
    const wrong = await check()
    losses.push(...wrong)
    console.log(
      `round ${round}: killed after ${after.toFixed(0)} ms; acknowledged ` +
        `${mongo.acknowledged - before.writes} writes (${mongo.transfers.size - before.transactions} transactions), ` +
        `${stripe.customers.size - before.customers} customers; ${wrong.length} wrong`,
    )
    for (const problem of wrong.slice(0, 10)) console.log(`  ${problem}`)
  }
  console.log(
    `${ROUNDS} rounds: ${mongo.inserted.size} inserts, ${mongo.transfers.size} transactions of three writes, ` +
      `${mongo.tickets.length} tickets, ${mongo.slugs.size} unique values, ${stripe.customers.size} customers, ` +
      `${stripe.paidInvoices.size} paid invoices acknowledged, ${listener.count()} webhooks heard; ` +
      (losses.length === 0 ? 'nothing lost, nothing by half' : `${losses.length} WRONG`),
  )
  if (losses.length > 0) process.exitCode = 1
} finally {
  listener.close()
  await rm(dataDir, { recursive: true, force: true })
}
