import { createBilling } from '@karmashala/billing/server'
import { type Addresses, type ServiceName } from '@karmashala/embedded'
import { findRunning, hasServices, isAlive, spawnEmbedded, type Running } from '@karmashala/embedded/server'
import { createCatalogue } from '@karmashala/search/server'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { ConfigurationError, type Env } from '#app/lib/env.server.ts'
import { timed } from '#app/lib/metrics.server.ts'
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

/**
 * What to do where no server is configured: `start` runs embedded ones, `join` uses those that another process of this
 * data directory runs (its web process does) and refuses when there are none.
 */
export type EmbeddedMode = 'start' | 'join' | 'join_or_start'

/** Finds every server the process needs: the configured one, or an embedded one that speaks the same protocol. */
export async function connectServices(
  env: Env,
  { embedded = 'start' }: { embedded?: EmbeddedMode } = {},
): Promise<Services> {
  const dataDir = path.resolve(env.DATA_DIR)
  const secrets = await secretsFor(env, dataDir)
  const services = missingServers(env)
  const child = services.length > 0 ? await reachEmbedded(env, services, embedded, secrets) : null

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
      search: measured(
        createCatalogue(
          env.MEILI_URL
            ? { url: env.MEILI_URL, apiKey: env.MEILI_API_KEY ?? '', indexName: env.MEILI_INDEX }
            : { ...need(child?.meilisearch), indexName: env.MEILI_INDEX },
        ),
      ),
      billing: createBilling(
        env.STRIPE_SECRET_KEY
          ? { secretKey: env.STRIPE_SECRET_KEY, apiBase: env.STRIPE_API_BASE }
          : need(child?.stripe),
      ),
    },
  }
}

function missingServers(env: Env): ServiceName[] {
  return [
    ...(env.MONGODB_URI ? [] : (['mongo'] as const)),
    ...(env.MEILI_URL ? [] : (['meilisearch'] as const)),
    ...(env.STRIPE_SECRET_KEY ? [] : (['stripe'] as const)),
  ]
}

type Reached = Addresses & { onExit(report: () => void): void; close(): Promise<void> }

async function reachEmbedded(
  env: Env,
  services: ServiceName[],
  mode: EmbeddedMode,
  secrets: Secrets,
): Promise<Reached> {
  const dataDir = path.resolve(env.DATA_DIR, 'embedded')
  const running = mode === 'start' ? null : await findRunning(dataDir)
  if (running && hasServices(running.addresses, services)) return joined(running)
  if (mode === 'join') {
    throw new ConfigurationError(
      `Nothing serves ${dataDir}: start the app with \`npm start\` first, or configure MONGODB_URI, MEILI_URL and STRIPE_SECRET_KEY.`,
    )
  }
  const url = `http://${reachableHost(env.HOST)}:${env.PORT}/webhooks/stripe`
  return await spawnEmbedded({ services, dataDir, webhook: { url, secret: secrets.webhook } })
}

/** Services that belong to another process: they are left running, and their end can only be noticed. */
function joined({ pid, addresses }: Running): Reached {
  let watch: NodeJS.Timeout | undefined
  return {
    ...addresses,
    onExit: (report) => {
      watch = setInterval(() => {
        if (isAlive(pid)) return
        clearInterval(watch)
        report()
      }, 1_000).unref()
    },
    close: () => Promise.resolve(clearInterval(watch)),
  }
}

const measured = (search: Runtime['search']): Runtime['search'] => ({
  ...search,
  search: async (query) => await timed('searchDuration', () => search.search(query)),
})

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
