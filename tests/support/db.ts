import { createBilling } from '@karmashala/billing/server'
import { createCatalogue } from '@karmashala/search/server'
import mongoose from 'mongoose'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { connectDatabase, disconnectDatabase } from '#app/lib/db.server.ts'
import { log } from '#app/lib/log.server.ts'
import { setRuntime } from '#app/lib/runtime.server.ts'
import { openStorage } from '#app/lib/storage.server.ts'

// Importing `test` from here gives a test file a real database of its own worker, emptied after each test, and the
// same runtime the process has.
const worker = process.env['VITEST_POOL_ID'] ?? '1'
let folder = ''

beforeAll(async () => {
  log.level = 'silent'
  const { mongoUri, meilisearch, stripe, webhookSecret } = inject('services')
  folder = await mkdtemp(path.join(tmpdir(), 'karmashala-test-'))
  setRuntime({
    appOrigin: 'http://localhost:3000',
    contentOrigin: 'http://content.localhost:3000',
    gstRatePercent: 18,
    secrets: { session: 's'.repeat(32), launch: 'l'.repeat(32), webhook: webhookSecret },
    temporaryDir: folder,
    storage: await openStorage(undefined, folder),
    search: createCatalogue({ ...meilisearch, indexName: `test_${worker}` }),
    billing: createBilling(stripe),
  })
  await connectDatabase(mongoUri, `test_${worker}`)
  await emptyDatabase()
})

afterEach(emptyDatabase)

afterAll(async () => {
  await disconnectDatabase()
  await rm(folder, { recursive: true, force: true })
})

async function emptyDatabase(): Promise<void> {
  const collections = (await mongoose.connection.db?.collections()) ?? []
  await Promise.all(collections.map((collection) => collection.deleteMany({})))
}

export { expect, test }
