import { join } from 'node:path'
import { type Addresses, type ServicesToStart } from './services.ts'

type Closable = { close(): Promise<void> }

/**
 * Starts the services asked for inside this process, one after the other, and answers with their addresses.
 * When one fails, those already running are closed before the error is thrown.
 */
export async function startServices(options: ServicesToStart): Promise<Addresses & Closable> {
  const { services, dataDir, ports = {}, webhook, publicUrl, chaos, masterKey } = options
  const addresses: Addresses = {}
  const running: Closable[] = []
  const close = async () => {
    // The last one started goes first: Stripe may still be delivering to somebody who writes to MongoDB.
    for (const service of running.splice(0).reverse()) await service.close()
  }

  try {
    if (services.includes('mongo')) {
      const { startMongo } = await import('./mongo/start-mongo.server.ts')
      const mongo = await startMongo({ dataDir: join(dataDir, 'mongo'), port: ports.mongo })
      running.push(mongo)
      addresses.mongo = { uri: mongo.uri }
    }
    if (services.includes('meilisearch')) {
      const { startMeilisearch } = await import('./meilisearch/start-meilisearch.server.ts')
      const meilisearch = await startMeilisearch({
        dataDir: join(dataDir, 'meilisearch'),
        port: ports.meilisearch,
        masterKey,
      })
      running.push(meilisearch)
      addresses.meilisearch = { url: meilisearch.url, apiKey: meilisearch.apiKey }
    }
    if (services.includes('stripe')) {
      const { startStripe } = await import('./stripe/start-stripe.server.ts')
      const stripe = await startStripe({
        dataDir: join(dataDir, 'stripe'),
        port: ports.stripe,
        webhookUrl: webhook?.url,
        webhookSecret: webhook?.secret,
        publicUrl,
        chaos,
      })
      running.push(stripe)
      const { apiBase, secretKey, webhookSecret } = stripe
      addresses.stripe = { apiBase, secretKey, webhookSecret }
    }
    return { ...addresses, close }
  } catch (error) {
    await close()
    throw error
  }
}
