// `import type`, because `import { type … }` would still load the modules when this file is loaded.
import type { startMeilisearch as StartMeilisearch } from './meilisearch/start-meilisearch.server.ts'
import type { checkMongoData as CheckMongoData } from './mongo/check-mongo-data.server.ts'
import type { startMongo as StartMongo } from './mongo/start-mongo.server.ts'
import type { startStripe as StartStripe } from './stripe/start-stripe.server.ts'

export { EmbeddedError } from './embedded-error.ts'
export { findRunning, hasServices, isAlive, type Running } from './running.server.ts'
export { spawnEmbedded, type ChildExit, type Embedded, type SpawnEmbedded } from './spawn.server.ts'

// Loaded on first use: who spawns the services in a child process never pays for their code.

/** Starts the MongoDB-compatible server inside this process. */
export const startMongo: typeof StartMongo = async (options) =>
  (await import('./mongo/start-mongo.server.ts')).startMongo(options)

/** Reads everything in the data directory of a stopped server; answers what is wrong with it. */
export const checkMongoData: typeof CheckMongoData = async (options) =>
  (await import('./mongo/check-mongo-data.server.ts')).checkMongoData(options)

/** Starts the Meilisearch-compatible server inside this process. */
export const startMeilisearch: typeof StartMeilisearch = async (options) =>
  (await import('./meilisearch/start-meilisearch.server.ts')).startMeilisearch(options)

/** Starts the Stripe-compatible sandbox inside this process. */
export const startStripe: typeof StartStripe = async (options) =>
  (await import('./stripe/start-stripe.server.ts')).startStripe(options)
