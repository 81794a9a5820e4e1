import { spawnEmbedded } from '@karmashala/embedded/server'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readEnv } from '#app/lib/env.server.ts'
import { connectServices } from '#app/server/connect-services.server.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'karmashala-connect-'))))
afterEach(async () => await rm(folder, { recursive: true, force: true }))

const note = () => path.join(folder, 'embedded', 'running.json')
const envOf = (more: Record<string, string> = {}) => readEnv({ DATA_DIR: folder, ...more })
const refusal = {
  name: 'ConfigurationError',
  message: expect.stringMatching(
    /^Nothing serves .*: start the app with `npm start` first, or configure MONGODB_URI, .*\.$/,
  ) as string,
}

test('a second process joins the embedded services of the first and leaves them running', async () => {
  const first = await connectServices(envOf(), { embedded: 'start' })

  const second = await connectServices(envOf(), { embedded: 'join' })
  expect(second.mongoUri).toBe(first.mongoUri)
  expect(second.runtime.secrets).toEqual(first.runtime.secrets)
  expect(await second.runtime.search.isHealthy()).toBe(true)
  expect(await second.runtime.billing.isHealthy()).toBe(true)
  await second.close()

  expect(await first.runtime.billing.isHealthy()).toBe(true)
  await first.close()
})

test('what joins hears when the services of the other process end', async () => {
  const first = await connectServices(envOf(), { embedded: 'start' })
  const second = await connectServices(envOf(), { embedded: 'join' })
  const ended = vi.fn()
  second.onFailure(ended)

  await first.close()

  await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce(), { timeout: 4_000 })
  await second.close()
})

test('the note of what runs can be read by its owner only, and is gone when it stops', async () => {
  const first = await connectServices(envOf(), { embedded: 'start' })
  expect((await stat(note())).mode & 0o777).toBe(0o600)

  await first.close()

  await expect(stat(note())).rejects.toMatchObject({ code: 'ENOENT' })
})

test('joining nothing is refused in one sentence', async () => {
  await expect(connectServices(envOf(), { embedded: 'join' })).rejects.toMatchObject(refusal)
})

test('a note left behind by a killed process is recognised, also when its process id is in use again', async () => {
  const killed = await spawnEmbedded({
    services: ['mongo', 'meilisearch', 'stripe'],
    dataDir: path.join(folder, 'embedded'),
  })
  const left = JSON.parse(await readFile(note(), 'utf8')) as object
  const ended = new Promise((done) => killed.onExit(done))
  process.kill(killed.pid, 'SIGKILL')
  await ended
  await expect(connectServices(envOf(), { embedded: 'join' })).rejects.toMatchObject(refusal)

  await writeFile(note(), JSON.stringify({ ...left, pid: process.pid }))
  await expect(connectServices(envOf(), { embedded: 'join' })).rejects.toMatchObject(refusal)

  await writeFile(note(), '{"pid": 1')
  await expect(connectServices(envOf(), { embedded: 'join' })).rejects.toMatchObject(refusal)
})

test('what needs services starts them when nobody else has', async () => {
  const first = await connectServices(envOf(), { embedded: 'join_or_start' })
  const second = await connectServices(envOf(), { embedded: 'join_or_start' })
  expect(second.mongoUri).toBe(first.mongoUri)
  await second.close()
  await first.close()
})

test('services that run without the one needed are not enough', async () => {
  const partly = await spawnEmbedded({ services: ['meilisearch'], dataDir: path.join(folder, 'embedded') })

  await expect(connectServices(envOf(), { embedded: 'join' })).rejects.toMatchObject(refusal)

  await partly.close()
})
