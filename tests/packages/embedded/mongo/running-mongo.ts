import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { test as base } from 'vitest'
import { type RunningMongo, startMongo } from '../../../../packages/embedded/src/mongo/start-mongo.server.ts'

export async function temporaryDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'embedded-mongo-'))
}

interface Fixtures {
  dataDir: string
  server: RunningMongo
  client: MongoClient
}

/** A test with a server of its own and the real driver connected to it. */
export const test = base.extend<Fixtures>({
  dataDir: async ({ task: _task }, use) => {
    const directory = await temporaryDirectory()
    await use(directory)
    await rm(directory, { recursive: true, force: true })
  },
  server: async ({ dataDir }, use) => {
    const server = await startMongo({ dataDir })
    await use(server)
    await server.close()
  },
  client: async ({ server }, use) => {
    const client = new MongoClient(server.uri)
    await client.connect()
    await use(client)
    await client.close()
  },
})

/** A document with an `_id` of our own choice. */
export interface LooseDocument {
  _id: string | number
  [field: string]: unknown
}
