import { createBilling } from '@karmashala/billing/server'
import { spawnEmbedded } from '@karmashala/embedded/server'
import { createCatalogue } from '@karmashala/search/server'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type Env } from '#app/lib/env.server.ts'
import { type Runtime } from '#app/lib/runtime.server.ts'
import { readOrMakeSecrets, type Secrets } from '#app/lib/secrets.server.ts'
import { openStorage } from '#app/lib/storage.server.ts'

export type Services = {
  mongoUri: string
  runtime: Runtime
  /** Names of what runs inside this machine because nothing else was configured. */
  embedded: string[]
  /** Called when the embedded servers stop although nobody asked them to. */
  onFailure(report: () => void): void
  close(): Promise<void>
}

/** Finds every server the process needs: the configured one, or an embedded one that speaks the same protocol. */
export async function connectServices(env: Env): Promise<Services> {
  const dataDir = path.resolve(env.DATA_DIR)
  const secrets = await secretsFor(env, dataDir)
  const services = [
    ...(env.MONGODB_URI ? [] : (['mongo'] as const)),
    ...(env.MEILI_URL ? [] : (['meilisearch'] as const)),
    ...(env.STRIPE_SECRET_KEY ? [] : (['stripe'] as const)),
  ]
  const child =
    services.length > 0
      ? await spawnEmbedded({
          services,
          dataDir: path.join(dataDir, 'embedded'),
          webhook: {
            url: `http://${reachableHost(env.HOST)}:${env.PORT}/webhooks/stripe`,
            secret: secrets.webhook,
          },
        })
      : null

  const temporaryDir = path.join(dataDir, 'uploads')
  await mkdir(temporaryDir, { recursive: true })
  return {
    mongoUri: env.MONGODB_URI ?? need(child?.mongo).uri,
    embedded: services,
    onFailure: (report) => child?.onExit(report),
    close: async () => await child?.close(),
    runtime: {
      appOrigin: env.APP_ORIGIN,
      contentOrigin: env.CONTENT_ORIGIN,
      gstRatePercent: env.GST_RATE_PERCENT,
      secrets,
      temporaryDir,
      storage: await openStorage(env.STORAGE_URL, dataDir),
      search: createCatalogue(
        env.MEILI_URL
          ? { url: env.MEILI_URL, apiKey: env.MEILI_API_KEY ?? '', indexName: env.MEILI_INDEX }
          : { ...need(child?.meilisearch), indexName: env.MEILI_INDEX },
      ),
      billing: createBilling(
        env.STRIPE_SECRET_KEY
          ? { secretKey: env.STRIPE_SECRET_KEY, apiBase: env.STRIPE_API_BASE }
          : need(child?.stripe),
      ),
    },
  }
}

async function secretsFor(env: Env, dataDir: string): Promise<Secrets> {
  const { SESSION_SECRET: session, LAUNCH_SECRET: launch, STRIPE_WEBHOOK_SECRET: webhook } = env
  if (session && launch && webhook) return { session, launch, webhook }
  const made = await readOrMakeSecrets(dataDir)
  return { session: session ?? made.session, launch: launch ?? made.launch, webhook: webhook ?? made.webhook }
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('An embedded service did not say where it listens.')
  return value
}

/** The address at which this machine reaches a process that listens on `host`. */
function reachableHost(host: string): string {
  if (host === '::' || host === '0.0.0.0') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
