import mongoose from 'mongoose'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, onTestFinished, vi } from 'vitest'

const MODULES = { startProcess: './app/server.ts', startWorkerProcess: './app/worker.ts' } as const

export type Running = { child: ChildProcess; output(): string; ended: Promise<number | null> }

/** A process as `npm start` or `npm run worker` starts it, from its sources, on the servers of the tests. */
export async function aProcess(
  start: keyof typeof MODULES,
  more: Record<string, string> = {},
): Promise<Running> {
  const { mongoUri, meilisearch, stripe, webhookSecret } = inject('services')
  const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-process-'))
  // No file of the build is asked for here, and a fresh clone has none.
  await mkdir('build/client', { recursive: true })
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'development',
    SEED: 'none',
    DATA_DIR: dataDir,
    MONGODB_URI: mongoUri,
    MONGODB_DATABASE: mongoose.connection.name,
    MEILI_URL: meilisearch.url,
    MEILI_API_KEY: meilisearch.apiKey,
    MEILI_INDEX: 'test_process',
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_API_BASE: stripe.apiBase,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    ...more,
  }
  const program = `
    import { ${start} } from '${MODULES[start]}'
    import { runUntilStopped } from './scripts/until-stopped.js'
    await runUntilStopped(${start}, () => console.log('ready'))`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
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

export const untilReady = async ({ output }: Running): Promise<void> =>
  await vi.waitFor(() => expect(output()).toContain('ready'), { timeout: 30_000 })

export async function aFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

/** The status of an answer, or null when nobody listens. */
export const statusOf = async (port: number, address: string): Promise<number | null> =>
  await fetch(`http://127.0.0.1:${port}${address}`).then(
    ({ status }) => status,
    () => null,
  )
