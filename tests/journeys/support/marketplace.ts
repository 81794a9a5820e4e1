import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const START_WITHIN_MS = 90_000

export type Marketplace = {
  origin: string
  port: number
  dataDir: string
  /** As when the power fails: nothing gets a chance to tidy up. */
  kill(): Promise<void>
  /** Starts again on the same data, perhaps with other hosts for content. */
  restart(hosts?: ContentHosts): Promise<void>
  /** SIGTERM, as an operator stops it; the exit code. */
  stop(): Promise<number | null>
  close(): Promise<void>
}

/**
 * `default`: what a process makes of nothing, localhost and content.localhost. To a browser these are two sites, and one
 * that keeps nothing for frames of other sites (as in a private window) gives content no storage. The others are siblings
 * below one domain, as in production: all packages on one host, or a host for each.
 */
export type ContentHosts = 'default' | 'shared' | 'per_package'

const originsOf = (hosts: ContentHosts, port: number) =>
  hosts === 'default'
    ? { APP_ORIGIN: `http://localhost:${port}` }
    : {
        APP_ORIGIN: `http://learn.karmashala.localhost:${port}`,
        CONTENT_ORIGIN: `http://${hosts === 'shared' ? '' : '*.'}content.karmashala.localhost:${port}`,
      }

/** The whole product as `npm start` runs it, on a fresh folder and a free port. */
export async function startMarketplace(hosts: ContentHosts = 'default'): Promise<Marketplace> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-journey-'))
  const port = await findFreePort()
  let child = await start(port, dataDir, hosts)
  return {
    origin: originsOf(hosts, port).APP_ORIGIN,
    port,
    dataDir,
    kill: async () => void (await end(child, 'SIGKILL')),
    restart: async (changed = hosts) => {
      child = await start(port, dataDir, changed)
    },
    stop: async () => await end(child, 'SIGTERM'),
    close: async () => {
      await end(child, 'SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function start(port: number, dataDir: string, hosts: ContentHosts): Promise<ChildProcess> {
  const settings = { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...originsOf(hosts, port) }
  const env = { ...process.env, ...settings }
  const child = spawn(process.execPath, ['scripts/start.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const deadline = Date.now() + START_WITHIN_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The marketplace ended at once with ${child.exitCode}.`)
    const health = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (health?.status === 200) return child
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  child.kill('SIGKILL')
  throw new Error('The marketplace did not answer in time.')
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  return await new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
}

async function findFreePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
