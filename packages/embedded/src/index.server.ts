export { EmbeddedError } from './embedded-error.ts'
export { spawnEmbedded, type ChildExit, type Embedded, type SpawnEmbedded } from './spawn.server.ts'

type MongoModule = typeof import('./mongo/start-mongo.server.ts')
type MeilisearchModule = typeof import('./meilisearch/start-meilisearch.server.ts')
type StripeModule = typeof import('./stripe/start-stripe.server.ts')

// Loaded on first use: who spawns the services in a child process never pays for their code.

/** Starts the MongoDB-compatible server inside this process. */
export const startMongo: MongoModule['startMongo'] = async (options) =>
  (await import('./mongo/start-mongo.server.ts')).startMongo(options)

/** Starts the Meilisearch-compatible server inside this process. */
export const startMeilisearch: MeilisearchModule['startMeilisearch'] = async (options) =>
  (await import('./meilisearch/start-meilisearch.server.ts')).startMeilisearch(options)

/** Starts the Stripe-compatible sandbox inside this process. */
export const startStripe: StripeModule['startStripe'] = async (options) =>
  (await import('./stripe/start-stripe.server.ts')).startStripe(options)
