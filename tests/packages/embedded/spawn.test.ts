import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findRunning, spawnEmbedded } from '@karmashala/embedded/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let dataDir: string
beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'embedded-'))))
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const health = async (url: string) => (await fetch(`${url}/health`)).json() as Promise<unknown>

test('the services asked for run in one child process and stop when told to', async () => {
  const embedded = await spawnEmbedded({ services: ['meilisearch'], dataDir })
  const exit = vi.fn()
  embedded.onExit(exit)

  expect(await health(embedded.meilisearch!.url)).toEqual({ status: 'available' })
  expect(embedded.pid).not.toBe(process.pid)
  expect(embedded.mongo).toBeUndefined()

  await embedded.close()
  await embedded.close()
  expect(isAlive(embedded.pid)).toBe(false)
  expect(exit).not.toHaveBeenCalled()
})

test('the child leaves Ctrl-C to its parent and ends on SIGTERM, which the parent hears of', async () => {
  const embedded = await spawnEmbedded({ services: ['meilisearch'], dataDir })
  const ended = new Promise((done) => embedded.onExit(done))

  process.kill(embedded.pid, 'SIGINT')
  await wait(200)
  expect(await health(embedded.meilisearch!.url)).toEqual({ status: 'available' })

  process.kill(embedded.pid, 'SIGTERM')
  expect(await ended).toEqual({ code: 0, signal: null })
})

test('the child ends even when its parent is killed', async () => {
  const program = `
    import { spawnEmbedded } from './packages/embedded/src/spawn.server.ts'
    const embedded = await spawnEmbedded({ services: ['meilisearch'], dataDir: ${JSON.stringify(dataDir)} })
    console.log(embedded.pid)`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output] = (await once(parent.stdout, 'data')) as [Buffer]
  const childPid = Number(output.toString())
  expect(isAlive(childPid)).toBe(true)

  parent.kill('SIGKILL')

  await vi.waitFor(() => expect(isAlive(childPid)).toBe(false), { timeout: 5_000 })
})

test('a service that cannot start is one clear sentence', async () => {
  const first = await spawnEmbedded({ services: ['meilisearch'], dataDir })
  const port = Number(new URL(first.meilisearch!.url).port)

  const second = spawnEmbedded({
    services: ['meilisearch'],
    dataDir: join(dataDir, 'second'),
    ports: { meilisearch: port },
  })

  await expect(second).rejects.toMatchObject({
    code: 'start_failed',
    message: `Meilisearch cannot listen on 127.0.0.1:${port}: the port is in use.`,
  })
  await first.close()
})

test('a project root without the services is refused at once', async () => {
  await expect(spawnEmbedded({ services: ['meilisearch'], dataDir, root: dataDir })).rejects.toMatchObject({
    code: 'start_failed',
    message: expect.stringMatching(/^The embedded services .*\.$/) as string,
  })
})

test('all three services run in one child and keep their data apart', async () => {
  const webhook = { url: 'http://127.0.0.1:9/stripe', secret: 'whsec_test' }
  const embedded = await spawnEmbedded({ services: ['mongo', 'meilisearch', 'stripe'], dataDir, webhook })

  expect(embedded.mongo?.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+/)
  expect(embedded.stripe).toMatchObject({
    webhookSecret: 'whsec_test',
    secretKey: expect.any(String) as string,
  })
  expect(await health(embedded.meilisearch!.url)).toEqual({ status: 'available' })
  await embedded.close()
  expect((await readdir(dataDir)).sort()).toEqual(['meilisearch', 'mongo', 'stripe'])
})

test('a note of a process that lives but serves nothing any more gives way to who serves now', async () => {
  const gone = { pid: process.pid, addresses: { meilisearch: { url: 'http://127.0.0.1:1', apiKey: 'k' } } }
  await writeFile(join(dataDir, 'running.json'), JSON.stringify(gone))

  const embedded = await spawnEmbedded({ services: ['meilisearch'], dataDir })

  expect((await findRunning(dataDir))?.pid).toBe(embedded.pid)
  await embedded.close()
})

test('a note of a process that still serves is left alone', async () => {
  const first = await spawnEmbedded({ services: ['meilisearch'], dataDir })
  const second = await spawnEmbedded({ services: ['stripe'], dataDir })

  expect((await findRunning(dataDir))?.pid).toBe(first.pid)
  await second.close()
  await first.close()
})
