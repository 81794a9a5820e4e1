import { type ServerBuild } from '@remix-run/node'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type ViteDevServer } from 'vite'
import { fillEvidenceIfNeeded } from '#app/domain/positions/fill-evidence.server.ts'
import { refreshCatalogue } from '#app/domain/catalogue/refresh-catalogue.server.ts'
import { seedFramework } from '#app/domain/competencies/seed-framework.server.ts'
import { openPlatform } from '#app/domain/organisations/open-platform.server.ts'
import { disconnectDatabase } from '#app/lib/db.server.ts'
import { readEnv, type Env } from '#app/lib/env.server.ts'
import { log } from '#app/lib/log.server.ts'
import { measureProcess } from '#app/lib/metrics.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { seedDemonstration, type Account } from '#app/seed/seed-demonstration.server.ts'
import { createContentOrigin } from '#app/server/content-origin.server.ts'
import { createApp } from '#app/server/create-app.server.ts'
import { openPort } from '#app/server/open-port.server.ts'
import { createProbes, type Lifecycle } from '#app/server/probes.server.ts'
import { reachServices } from '#app/server/reach-services.server.ts'
import { startJobs } from '#app/server/start-jobs.server.ts'

export { startWorkerProcess } from '#app/worker.ts'

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
  measureProcess()
  const lifecycle: Lifecycle = { phase: 'starting' }
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const undo of started.splice(0).reverse()) await undo()
  }
  try {
    const port = await openPort({ port: env.PORT, host: env.HOST })
    started.push(port.close)
    const services = await reachServices(env, { embedded: 'start' })
    started.push(services.close, disconnectDatabase)
    const { accounts, activationPath } = await prepare(env)
    const jobs = env.WORKER === 'here' ? startJobs(env) : null
    // The port closes before anything else goes, so that no request finds a part of the process gone.
    started.push(async () => {
      lifecycle.phase = 'stopping'
      await Promise.all([jobs?.stop(), drain(env).then(port.close)])
    })
    port.serve(createApp(appOptions(env, lifecycle, vite)))
    lifecycle.phase = 'serving'
    return { env, embedded: services.embedded, accounts, activationPath, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Still answers, and says that it is about to end, until whoever spreads the load sends it nothing new. */
async function drain({ DRAIN_SECONDS }: Env): Promise<void> {
  if (DRAIN_SECONDS > 0) await wait(DRAIN_SECONDS * 1000)
}

/** Makes what is empty usable: the catalogue, the demonstration or the first administrator. */
async function prepare(env: Env): Promise<Pick<Started, 'accounts' | 'activationPath'>> {
  await getRuntime().search.ensureIndex()
  await seedFramework()
  const accounts = env.SEED === 'demo' ? await seedDemonstration() : []
  const opened = await openConfiguredPlatform(env)
  await refreshCatalogue()
  await fillEvidenceIfNeeded()
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

function appOptions(
  env: Env,
  lifecycle: Lifecycle,
  vite: ViteDevServer | undefined,
): Parameters<typeof createApp>[0] {
  return {
    appOrigin: env.APP_ORIGIN,
    contentOrigin: env.CONTENT_ORIGIN,
    trustedProxies: env.TRUST_PROXY,
    probes: createProbes({ lifecycle, metricsToken: env.METRICS_TOKEN }),
    content: createContentOrigin({ playerAssetsDir: path.resolve('build/player') }),
    clientDir: path.resolve('build/client'),
    loadBuild: async () =>
      (vite
        ? await vite.ssrLoadModule('virtual:remix/server-build')
        : await import('virtual:remix/server-build')) as unknown as ServerBuild,
    ...(vite ? { vite } : {}),
  }
}

/** What operators do beside the process, for an image in which there is the build and not the sources. */
export const loadOperations = async () => await import('#app/backup/command-line.server.ts')
