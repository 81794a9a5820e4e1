import { spawnEmbedded } from '@karmashala/embedded/server'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestProject } from 'vitest/node'
import { prepareStripeShapes } from './stripe-shapes.ts'

/** Where the tests find a database, a search engine and a payment service. */
export type TestServices = {
  mongoUri: string
  meilisearch: { url: string; apiKey: string }
  stripe: { secretKey: string; apiBase: string }
  webhookSecret: string
}

declare module 'vitest' {
  interface ProvidedContext {
    services: TestServices
  }
}

const WEBHOOK_SECRET = 'whsec_of_the_tests_only'

/** Once for the whole run: configured servers where the environment names them, embedded ones elsewhere. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { MONGODB_URI, MEILI_URL, MEILI_API_KEY = '', STRIPE_SECRET_KEY, STRIPE_API_BASE } = process.env
  const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-tests-'))
  await prepareStripeShapes()
  const services = [
    ...(MONGODB_URI ? [] : (['mongo'] as const)),
    ...(MEILI_URL ? [] : (['meilisearch'] as const)),
    ...(STRIPE_SECRET_KEY ? [] : (['stripe'] as const)),
  ]
  const child = services.length > 0 ? await spawnEmbedded({ services, dataDir }) : null
  project.provide('services', {
    mongoUri: MONGODB_URI ?? child?.mongo?.uri ?? '',
    meilisearch: MEILI_URL
      ? { url: MEILI_URL, apiKey: MEILI_API_KEY }
      : (child?.meilisearch ?? { url: '', apiKey: '' }),
    stripe: STRIPE_SECRET_KEY
      ? { secretKey: STRIPE_SECRET_KEY, apiBase: STRIPE_API_BASE ?? 'https://api.stripe.com' }
      : (child?.stripe ?? { secretKey: '', apiBase: '' }),
    webhookSecret: WEBHOOK_SECRET,
  })
  return async () => {
    await child?.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}
