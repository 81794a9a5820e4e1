import { type ServerBuild } from '@remix-run/node'
import { type AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { type ViteDevServer } from 'vite'
import { jobHandlers } from '#app/jobs.server.ts'
import { openPlatform } from '#app/domain/organisations/open-platform.server.ts'
import { connectDatabase, disconnectDatabase } from '#app/lib/db.server.ts'
import { ConfigurationError, readEnv, type Env } from '#app/lib/env.server.ts'
import { startWorker } from '#app/lib/jobs.server.ts'
import { log } from '#app/lib/log.server.ts'
import { setRuntime } from '#app/lib/runtime.server.ts'
import { seedDemonstration, type Account } from '#app/seed/seed-demonstration.server.ts'
import { connectServices } from '#app/server/connect-services.server.ts'
import { createContentOrigin } from '#app/server/content-origin.server.ts'
import { createApp } from '#app/server/create-app.server.ts'
import { refreshCatalogue } from '#app/domain/catalogue/refresh-catalogue.server.ts'

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
  const services = await connectServices(env)
  services.onFailure(() => {
    log.error('the embedded services have stopped; without them nothing can be kept')
    process.exit(1)
  })
  try {
    setRuntime(services.runtime)
    await connectDatabase(services.mongoUri, env.MONGODB_DATABASE)
    await services.runtime.search.ensureIndex()
    const accounts = env.SEED === 'demo' ? await seedDemonstration() : []
    const opened =
      env.SEED === 'none' && env.PLATFORM_ADMIN_EMAIL
        ? await openPlatform({
            name: env.PLATFORM_NAME,
            adminName: 'Administrator',
            adminEmail: env.PLATFORM_ADMIN_EMAIL,
          })
        : null
    await refreshCatalogue()
    const worker = startWorker(jobHandlers)
    const server = await listen(env, vite)
    return {
      env,
      embedded: services.embedded,
      accounts,
      activationPath: opened?.activationPath ?? null,
      stop: async () => {
        await closeServer(server)
        await worker.stop()
        await disconnectDatabase()
        await services.close()
      },
    }
  } catch (error) {
    await disconnectDatabase()
    await services.close()
    throw error
  }
}

async function listen(env: Env, vite: ViteDevServer | undefined): Promise<Server> {
  const app = createApp({
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
  })
  const server = createServer(app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new ConfigurationError(`PORT ${env.PORT} is taken by another program.`))
      else reject(error)
    })
    server.listen(env.PORT, resolve)
  })
  log.debug({ address: server.address() as AddressInfo }, 'listening')
  return server
}

/** Lets answers that are under way finish, for at most five seconds. */
async function closeServer(server: Server): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), 5_000)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(deadline)
}

export { ConfigurationError }
