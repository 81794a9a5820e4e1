import mongoose from 'mongoose'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inject, onTestFinished, vi } from 'vitest'
import { enqueue, Job } from '#app/lib/jobs.server.ts'
import { expect, test } from '#tests/support/db.ts'

const PROGRAM = `
  import { startWorkerProcess } from './app/worker.ts'
  import { runUntilStopped } from './scripts/until-stopped.js'
  await runUntilStopped(startWorkerProcess, () => console.log('ready'))`

type Worker = { child: ChildProcess; output(): string; ended: Promise<number | null> }

/** A worker process as \`npm run worker\` starts it, without the build. */
async function aWorker(more: Record<string, string> = {}): Promise<Worker> {
  const { mongoUri, meilisearch, stripe, webhookSecret } = inject('services')
  const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-worker-'))
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'development',
    DATA_DIR: dataDir,
    MONGODB_URI: mongoUri,
    MONGODB_DATABASE: mongoose.connection.name,
    MEILI_URL: meilisearch.url,
    MEILI_API_KEY: meilisearch.apiKey,
    MEILI_INDEX: 'test_worker',
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_API_BASE: stripe.apiBase,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    ...more,
  }
  const args = ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  })
  return { child, output: () => output, ended }
}

const untilReady = async ({ output }: Worker) =>
  await vi.waitFor(() => expect(output()).toContain('ready'), { timeout: 20_000 })

async function aFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

test(
  'worker processes do what others queue, recur once among them, and end in order',
  { timeout: 60_000 },
  async () => {
    const port = await aFreePort()
    const workers = await Promise.all([aWorker({ WORKER_PORT: String(port) }), aWorker()])
    await Promise.all(workers.map(untilReady))

    for (let number = 0; number < 10; number += 1)
      await enqueue('catalogue.index', String(number), { courseId: '64b7f0c2a1d3e4f5a6b7c8d9' })
    await vi.waitFor(async () => expect(await Job.countDocuments({ status: 'waiting' })).toBe(0), {
      timeout: 20_000,
    })

    const done = (await Job.find({ status: 'done' }).lean()).map(({ name }) => name)
    expect(done.filter((name) => name === 'catalogue.index')).toHaveLength(10)
    expect(done.filter((name) => name === 'seats.expire')).toHaveLength(1)
    expect(await statusOf(port, '/readyz')).toBe(200)
    expect(await statusOf(port, '/metrics')).toBe(200)
    expect(await statusOf(port, '/catalogue')).toBe(404)

    for (const { child } of workers) child.kill('SIGTERM')
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0])
  },
)

test('a worker with nothing to join says so in one sentence', { timeout: 30_000 }, async () => {
  const { output, ended } = await aWorker({ MONGODB_URI: '' })

  expect(await ended).toBe(1)
  expect(output().trim().split('\n').at(-1)).toMatch(
    /^Nothing serves .*: start the app with `npm start` first, or /,
  )
})

test('a port of a worker that is taken is named as the worker knows it', { timeout: 30_000 }, async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo

  const { output, ended } = await aWorker({ WORKER_PORT: String(port) })

  expect(await ended).toBe(1)
  expect(output()).toContain(`WORKER_PORT ${port} is taken by another program.`)
  taken.close()
})

const statusOf = async (port: number, address: string) =>
  (await fetch(`http://127.0.0.1:${port}${address}`)).status
