import { type ServerBuild } from '@remix-run/node'
import path from 'node:path'
import { type ViteDevServer } from 'vite'
import { refreshCatalogue } from '#app/domain/catalogue/refresh-catalogue.server.ts'
import { openPlatform } from '#app/domain/organisations/open-platform.server.ts'
import { jobHandlers } from '#app/jobs.server.ts'
import { connectDatabase, disconnectDatabase } from '#app/lib/db.server.ts'
import { readEnv, type Env } from '#app/lib/env.server.ts'
import { startWorker } from '#app/lib/jobs.server.ts'
import { log } from '#app/lib/log.server.ts'
import { getRuntime, setRuntime } from '#app/lib/runtime.server.ts'
import { seedDemonstration, type Account } from '#app/seed/seed-demonstration.server.ts'
import { connectServices } from '#app/server/connect-services.server.ts'
import { createContentOrigin } from '#app/server/content-origin.server.ts'
import { createApp } from '#app/server/create-app.server.ts'
import { startRecurringJobs } from '#app/server/recurring-jobs.server.ts'
import { openPort } from '#app/server/open-port.server.ts'

type Started = {
  env: Env
  embedded: string[]
  accounts: Account[]
  /** Shown once: with it the first administrator of a new platform chooses a password. */
  activationPath: string | null
  stop(): Promise<void>
}

/** Starts everything in order and answers only when it is ready; `stop` undoes it in reverse. */
export async function startProcess({ vite }: { vite?: ViteDevServer } = {}): Promise<Started> {
  const env = readEnv()
  log.level = env.LOG_LEVEL
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const undo of started.splice(0).reverse()) await undo()
  }
  try {
    const port = await openPort(env.PORT, env.HOST)
    started.push(port.close)
    const services = await connectServices(env)
    started.push(services.close)
    services.onFailure(() => {
      log.error('the embedded services have stopped; without them nothing can be kept')
      process.exit(1)
    })
    setRuntime(services.runtime)
    started.push(disconnectDatabase)
    await connectDatabase(services.mongoUri, env.MONGODB_DATABASE)
    const { accounts, activationPath } = await prepare(env)
    const worker = startWorker(jobHandlers)
    // The port closes first when stopping, so that no request finds a part of the process gone.
    started.push(worker.stop, port.close)
    const recurring = startRecurringJobs()
    started.push(async () => recurring.stop())
    port.serve(createApp(appOptions(env, vite)))
    return { env, embedded: services.embedded, accounts, activationPath, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Makes what is empty usable: the catalogue, the demonstration or the first administrator. */
async function prepare(env: Env): Promise<Pick<Started, 'accounts' | 'activationPath'>> {
  await getRuntime().search.ensureIndex()
  const accounts = env.SEED === 'demo' ? await seedDemonstration() : []
  const opened = await openConfiguredPlatform(env)
  await refreshCatalogue()
  return { accounts, activationPath: opened?.activationPath ?? null }
}

async function openConfiguredPlatform({ SEED, PLATFORM_ADMIN_EMAIL, PLATFORM_NAME }: Env) {
  if (SEED !== 'none' || !PLATFORM_ADMIN_EMAIL) return null
  return await openPlatform({
    name: PLATFORM_NAME,
    adminName: 'Administrator',
    adminEmail: PLATFORM_ADMIN_EMAIL,
  })
}

function appOptions(env: Env, vite: ViteDevServer | undefined): Parameters<typeof createApp>[0] {
  return {
    appOrigin: env.APP_ORIGIN,
    contentOrigin: env.CONTENT_ORIGIN,
    trustedProxies: env.TRUST_PROXY,
    content: createContentOrigin({ playerAssetsDir: path.resolve('build/player') }),
    clientDir: path.resolve('build/client'),
    loadBuild: async () =>
      (vite
        ? await vite.ssrLoadModule('virtual:remix/server-build')
        : await import('virtual:remix/server-build')) as unknown as ServerBuild,
    ...(vite ? { vite } : {}),
  }
}
