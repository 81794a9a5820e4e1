import { connectDatabase, disconnectDatabase } from '#app/lib/db.server.ts'
import { type Env } from '#app/lib/env.server.ts'
import { log } from '#app/lib/log.server.ts'
import { setRuntime } from '#app/lib/runtime.server.ts'
import { connectServices, type EmbeddedMode, type Services } from '#app/server/connect-services.server.ts'

/** Connects the process to everything it needs; without the services it cannot go on and ends. */
export async function reachServices(
  env: Env,
  { embedded }: { embedded: EmbeddedMode },
): Promise<Pick<Services, 'embedded' | 'close'>> {
  const services = await connectServices(env, { embedded })
  services.onFailure(() => {
    log.error('the embedded services have stopped; without them nothing can be kept')
    process.exit(1)
  })
  setRuntime(services.runtime)
  try {
    await connectDatabase(services.mongoUri, env.MONGODB_DATABASE)
  } catch (error) {
    await disconnectDatabase()
    await services.close()
    throw error
  }
  return services
}
