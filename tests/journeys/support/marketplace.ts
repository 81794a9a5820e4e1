import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const START_WITHIN_MS = 90_000

export type Marketplace = {
  origin: string
  dataDir: string
  /** As when the power fails: nothing gets a chance to tidy up. */
  kill(): Promise<void>
  /** Starts again on the same data. */
  restart(): Promise<void>
  /** SIGTERM, as an operator stops it; the exit code. */
  stop(): Promise<number | null>
  close(): Promise<void>
}

/** The whole product as `npm start` runs it, on a fresh folder and a free port. */
export async function startMarketplace(): Promise<Marketplace> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-journey-'))
  const port = await findFreePort()
  let child = await start(port, dataDir)
  return {
    origin: `http://localhost:${port}`,
    dataDir,
    kill: async () => void (await end(child, 'SIGKILL')),
    restart: async () => {
      child = await start(port, dataDir)
    },
    stop: async () => await end(child, 'SIGTERM'),
    close: async () => {
      await end(child, 'SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function start(port: number, dataDir: string): Promise<ChildProcess> {
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
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
