import { createBilling } from '@karmashala/billing/server'
import { createCatalogue } from '@karmashala/search/server'
import mongoose from 'mongoose'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, test as base } from 'vitest'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { FRAMEWORK, FrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { KnowledgeResource } from '#app/domain/competencies/knowledge-resource.model.server.ts'
import { NodeRevision } from '#app/domain/competencies/node-revision.model.server.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { seedFramework } from '#app/domain/competencies/seed-framework.server.ts'
import { connectDatabase, disconnectDatabase } from '#app/lib/db.server.ts'
import { log } from '#app/lib/log.server.ts'
import { setRuntime } from '#app/lib/runtime.server.ts'
import { openStorage } from '#app/lib/storage.server.ts'
import { ownStorage } from './own-place.ts'
import { Recorder } from './recorder.ts'
import { recordCommand } from './recorder-mongo.ts'

const worker = process.env['VITEST_POOL_ID'] ?? '1'

/**
 * A test written with this one has a real database of its own worker, empty before each test, and the same runtime the
 * process has. Fixtures and not hooks, since a worker keeps its modules from one test file to the next.
 */
const test = base
  .extend('runtime', { scope: 'file', auto: true }, async ({}, { onCleanup }) => {
    log.level = 'silent'
    const { mongoUri, meilisearch, stripe, webhookSecret, runName, recordFolder } = inject('services')
    const name = `${runName}_${worker}`
    const folder = await mkdtemp(path.join(tmpdir(), 'karmashala-test-'))
    const storage = await openStorage(ownStorage(process.env['STORAGE_URL'], name), folder)
    setRuntime({
      appOrigin: 'http://localhost:3000',
      contentOrigin: 'http://content.localhost:3000',
      gstRatePercent: 18,
      secrets: { session: 's'.repeat(32), launch: 'l'.repeat(32), webhook: webhookSecret },
      temporaryDir: folder,
      storage,
      search: createCatalogue({ ...meilisearch, indexName: name }),
      billing: createBilling(stripe),
    })
    const recorder = new Recorder()
    // Before the first command, so that the making of indexes is recorded too.
    mongoose.connection.once('connected', () => {
      mongoose.connection.getClient().on('commandStarted', ({ commandName, command }) => {
        recordCommand(recorder, commandName, command)
      })
    })
    await connectDatabase(mongoUri, name)
    await emptyDatabase()
    onCleanup(async () => {
      await disconnectDatabase()
      recorder.writeInto(recordFolder)
      if (process.env['STORAGE_URL']) {
        for await (const file of storage.list()) await storage.remove(file.name)
      }
      await rm(folder, { recursive: true, force: true })
    })
  })
  .extend('emptied', { auto: true }, ({}, { onCleanup }) => onCleanup(emptyDatabase))

const FRAMEWORK_MODELS = [Competency, Position, KnowledgeResource, NodeRevision, FrameworkRevision]

/** Everything but the framework, which a test gets as the product brings it. */
async function emptyDatabase(): Promise<void> {
  const collections = (await mongoose.connection.db?.collections()) ?? []
  const kept = (await isFrameworkAsBundled())
    ? FRAMEWORK_MODELS.map((model) => model.collection.collectionName)
    : []
  await Promise.all(
    collections
      .filter(({ collectionName }) => !kept.includes(collectionName))
      .map((collection) => collection.deleteMany({})),
  )
  await seedFramework()
}

const isFrameworkAsBundled = async () => (await FrameworkRevision.findById(FRAMEWORK).lean())?.number === 1

export { expect, test }
