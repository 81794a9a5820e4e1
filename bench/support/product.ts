import { findRunning } from '@karmashala/embedded/server'
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const START_WITHIN_MS = 120_000
/** Of /proc, the same on every Linux. */
const TICKS_PER_SECOND = 100

export type Product = {
  port: number
  /** Host header of the content origin. */
  contentHost: string
  webPid: number
  embeddedPid: number | null
  stop(): Promise<void>
  /** `kill -9` of the web process and of its embedded services at the same moment. */
  kill(): Promise<void>
}

const root = path.resolve(import.meta.dirname, '../..')
const moduleAt = (file: string) => pathToFileURL(path.join(root, file)).href
const PROGRAM = `
  import { startProcess } from '${moduleAt('app/server.ts')}'
  import { runUntilStopped } from '${moduleAt('scripts/until-stopped.js')}'
  await runUntilStopped(startProcess, () => undefined)`

/** The product from its sources, on a data directory and a port of its own; pages are not built, commits need none. */
export async function startProduct(dataDir: string, port: number): Promise<Product> {
  // It looks for the built pages, and for the embedded servers, below the directory it is started in.
  await symlink(path.join(root, 'packages'), path.join(dataDir, 'packages')).catch(() => undefined)
  for (const part of ['client', 'player']) await mkdir(path.join(dataDir, 'build', part), { recursive: true })
  const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', PROGRAM]
  const child = spawn(process.execPath, args, {
    cwd: dataDir,
    env: {
      ...process.env,
      ...productEnv(dataDir, port),
      TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json'),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilReady(child, port)
  const embedded = process.env['MONGODB_URI'] ? null : await findRunning(path.join(dataDir, 'embedded'))
  const embeddedPid = embedded?.pid ?? null
  return {
    port,
    contentHost: `content.localhost:${port}`,
    webPid: child.pid ?? 0,
    embeddedPid,
    stop: async () => await ended(child, () => child.kill('SIGTERM')),
    kill: async () =>
      await ended(child, () => {
        child.kill('SIGKILL')
        if (embeddedPid !== null) process.kill(embeddedPid, 'SIGKILL')
      }),
  }
}

/** What the product and a program beside it have to agree on. */
export const productEnv = (dataDir: string, port: number): Record<string, string> => ({
  NODE_ENV: 'production',
  EMBEDDED_IN_PRODUCTION: 'yes',
  DRAIN_SECONDS: '0',
  SEED: 'none',
  // As in production: a line for each commit is a part of what it costs.
  LOG_LEVEL: 'info',
  DATA_DIR: dataDir,
  PORT: String(port),
})

/** Processor time of a process so far, in milliseconds. */
export function cpuMs(pid: number | null): number {
  if (pid === null) return 0
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
}

export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + START_WITHIN_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The product ended at once with ${child.exitCode}.`)
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error('The product did not answer in time.')
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise((resolve) => {
    child.once('exit', resolve)
    end()
  })
}
