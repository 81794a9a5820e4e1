import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import mongoose from 'mongoose'
import { disconnectDatabase } from '#app/lib/db.server.ts'
import { readEnv } from '#app/lib/env.server.ts'
import { reachServices } from '#app/server/reach-services.server.ts'
import { call, commitStep, findLosses, openLearners, type BenchLearner } from './support/commit-learners.ts'
import { percentile } from './support/measure.ts'
import { cpuMs, freePort, productEnv, startProduct, type Product } from './support/product.ts'

// Saves what learners do, as their browsers would, against the whole product on a data directory of its own.
//   npx tsx bench/commit.ts [seconds a line]
//   npx tsx bench/commit.ts --durability [rounds]     kill -9 under load; is every acknowledged commit there?
// Exits with 1 when a target is missed or anything is lost.

const LEARNERS = 16
const CPU_TARGET_MS = 2
const P95_TARGET_MS = 15
/** As much as a commit stores. */
const text = 'x'.repeat(5_000)
const PACE_MS = { shortest: 1_000, longest: 2_000 }

const isDurability = process.argv.includes('--durability')
const given = process.argv.slice(2).find((argument) => /^\d+$/.test(argument))
const amount = Number(given ?? (isDurability ? 6 : 10))

const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-commit-'))
const port = await freePort()
try {
  if (isDurability) await proveDurability(amount)
  else await measureCommits(amount)
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
process.exit()

/** Beside the running product, on the same database: to open launches and to read what was stored. */
async function beside<T>(work: () => Promise<T>): Promise<T> {
  const env = readEnv({ ...process.env, ...productEnv(dataDir, port) })
  const services = await reachServices(env, { embedded: 'join' })
  try {
    return await work()
  } finally {
    await disconnectDatabase()
    await services.close()
  }
}

type Line = { times: number[]; seconds: number; web: number; embedded: number }

async function measureCommits(seconds: number): Promise<void> {
  const product = await startProduct(dataDir, port)
  try {
    const { learners, ping, write } = await beside(async () => ({
      learners: await openLearners(LEARNERS),
      ping: await timeDatabase(async (db) => await db.command({ ping: 1 })),
      write: await timeDatabase(
        async (db, n) => await db.collection('bench').updateOne({}, { $set: { n, text } }, { upsert: true }),
      ),
    }))
    const idle = await observe(product, async () => await pause(3_000))
    console.log(
      'what'.padEnd(30) +
        ['per s', 'p50 ms', 'p95 ms', 'CPU web', 'CPU emb.', 'CPU sum']
          .map((name) => name.padStart(9))
          .join(''),
    )
    const httpFloor = await saturated(
      product,
      1,
      Math.min(seconds, 3),
      async () => void (await call(port, product.contentHost, '/healthz')),
    )
    print('floor: a probe over HTTP', httpFloor, idle)
    printFloor('floor: a ping of the database', ping)
    printFloor('floor: a write of the database', write)
    // What the first commits pay for, code that is not compiled yet, is not what a commit costs.
    await saturated(product, LEARNERS, 3, async (n) => await commitStep(product, at(learners, n)))

    const paced = await paceLearners(product, learners, seconds)
    print(`${LEARNERS} learners, one in 1 to 2 s`, paced, idle)
    const one = await saturated(product, 1, seconds, async () => await commitStep(product, at(learners, 0)))
    print('1 learner, without a pause', one, idle)
    const all = await saturated(
      product,
      LEARNERS,
      seconds,
      async (n) => await commitStep(product, at(learners, n)),
    )
    print(`${LEARNERS} learners, without a pause`, all, idle)

    const losses = await beside(async () => await findLosses(learners))
    const cpu = perCommit(all, idle)
    const p95 = percentile(paced.times, 0.95)
    console.log(
      `\n${cpu.toFixed(2)} ms of CPU a commit (target under ${CPU_TARGET_MS}), p95 at a natural pace ${p95.toFixed(1)} ms (target under ${P95_TARGET_MS})`,
    )
    for (const loss of losses) console.log(`LOST: ${loss}`)
    if (cpu >= CPU_TARGET_MS || p95 >= P95_TARGET_MS || losses.length > 0) process.exitCode = 1
  } finally {
    await product.stop()
  }
}

async function proveDurability(rounds: number): Promise<void> {
  const everyone: BenchLearner[] = []
  let wrong = 0
  let product = await startProduct(dataDir, port)
  for (let round = 1; round <= rounds; round += 1) {
    const learners = await beside(async () => await openLearners(LEARNERS))
    everyone.push(...learners)
    let isKilled = false
    const tooEarly: string[] = []
    const load = Promise.all(
      learners.map(async (learner) => {
        try {
          for (;;) await commitStep(product, learner)
        } catch (error) {
          // Before the kill nothing may fail, or it would hit a server that nobody writes to.
          if (!isKilled) tooEarly.push(`before the kill: ${String(error)}`)
        }
      }),
    )
    const after = 700 + Math.random() * 2_500
    await pause(after)
    isKilled = true
    await product.kill()
    await load
    product = await startProduct(dataDir, port)
    // What earlier rounds acknowledged must survive this one, too.
    const losses = [...tooEarly, ...(await beside(async () => await findLosses(everyone)))]
    wrong += losses.length
    console.log(
      `round ${round}: killed after ${after.toFixed(0)} ms, ${countAcknowledged(learners)} commits acknowledged, ${losses.length} wrong`,
    )
    for (const loss of losses.slice(0, 10)) console.log(`  ${loss}`)
  }
  await product.stop()
  const acknowledged = countAcknowledged(everyone)
  console.log(
    `${rounds} rounds, ${acknowledged} commits acknowledged: ${wrong === 0 ? 'nothing lost' : `${wrong} WRONG`}`,
  )
  if (wrong > 0 || acknowledged === 0) process.exitCode = 1
}

function countAcknowledged(learners: BenchLearner[]): number {
  return learners.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
}

async function observe(product: Product, work: (times: number[]) => Promise<unknown>): Promise<Line> {
  const times: number[] = []
  const before = { web: cpuMs(product.webPid), embedded: cpuMs(product.embeddedPid), at: performance.now() }
  await work(times)
  return {
    times,
    seconds: (performance.now() - before.at) / 1000,
    web: cpuMs(product.webPid) - before.web,
    embedded: cpuMs(product.embeddedPid) - before.embedded,
  }
}

async function saturated(
  product: Product,
  clients: number,
  seconds: number,
  work: (client: number) => Promise<void>,
): Promise<Line> {
  return await observe(product, async (times) => {
    const end = performance.now() + seconds * 1000
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        while (performance.now() < end) await noteTime(times, async () => await work(client))
      }),
    )
  })
}

async function paceLearners(product: Product, learners: BenchLearner[], seconds: number): Promise<Line> {
  return await observe(product, async (times) => {
    const end = performance.now() + Math.max(seconds, 15) * 1000
    await Promise.all(
      learners.map(async (learner) => {
        await pause(Math.random() * PACE_MS.longest)
        while (performance.now() < end) {
          await noteTime(times, async () => await commitStep(product, learner))
          await pause(PACE_MS.shortest + Math.random() * (PACE_MS.longest - PACE_MS.shortest))
        }
      }),
    )
  })
}

async function noteTime(times: number[], work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await work()
  times.push(performance.now() - start)
}

type Db = NonNullable<typeof mongoose.connection.db>

async function timeDatabase(work: (db: Db, n: number) => Promise<unknown>): Promise<number[]> {
  const { db } = mongoose.connection
  if (!db) throw new Error('There is no database.')
  const times: number[] = []
  for (let n = 0; n < 200; n += 1) await noteTime(times, async () => void (await work(db, n)))
  return times
}

function printFloor(name: string, times: number[]): void {
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)]
  console.log(
    name.padEnd(30) + [' ', p50.toFixed(2), p95.toFixed(2)].map((text) => text.padStart(9)).join(''),
  )
}

/** Milliseconds of CPU a request, without what the processes do anyway. */
function perCommit(line: Line, idle: Line, part?: 'web' | 'embedded'): number {
  const of = (one: Line) => (part ? one[part] : one.web + one.embedded)
  return Math.max(0, of(line) - (of(idle) / idle.seconds) * line.seconds) / (line.times.length || 1)
}

function print(name: string, line: Line, idle: Line): void {
  const number = (value: number, digits: number) => value.toFixed(digits).padStart(9)
  console.log(
    name.padEnd(30) +
      number(line.times.length / line.seconds, 0) +
      number(percentile(line.times, 0.5), 2) +
      number(percentile(line.times, 0.95), 2) +
      number(perCommit(line, idle, 'web'), 2) +
      number(perCommit(line, idle, 'embedded'), 2) +
      number(perCommit(line, idle), 2),
  )
}

function at(learners: BenchLearner[], n: number): BenchLearner {
  const learner = learners[n % learners.length]
  if (!learner) throw new Error('There are no learners.')
  return learner
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
