import express from 'express'
import { disconnectDatabase } from '#app/lib/db.server.ts'
import { readEnv, type Env } from '#app/lib/env.server.ts'
import { log } from '#app/lib/log.server.ts'
import { measureProcess } from '#app/lib/metrics.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { openPort } from '#app/server/open-port.server.ts'
import { createProbes, type Lifecycle } from '#app/server/probes.server.ts'
import { reachServices } from '#app/server/reach-services.server.ts'
import { startJobs } from '#app/server/start-jobs.server.ts'

type Started = { env: Env; embedded: string[]; stop(): Promise<void> }

/**
 * A process that only does jobs. Without configured servers it joins those of a running web process. It listens on no
 * port, unless `WORKER_PORT` asks for one to be watched by.
 */
export async function startWorkerProcess(): Promise<Started> {
  const env = readEnv()
  log.level = env.LOG_LEVEL
  measureProcess()
  const lifecycle: Lifecycle = { phase: 'starting' }
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const undo of started.splice(0).reverse()) await undo()
  }
  try {
    const port =
      env.WORKER_PORT === undefined
        ? null
        : await openPort({ port: env.WORKER_PORT, host: env.HOST, variable: 'WORKER_PORT' })
    if (port) started.push(port.close)
    const services = await reachServices(env, { embedded: 'join' })
    started.push(services.close, disconnectDatabase)
    await getRuntime().search.ensureIndex()
    const jobs = startJobs(env)
    started.push(async () => {
      lifecycle.phase = 'stopping'
      await jobs.stop()
    })
    port?.serve(probesOnly(env, lifecycle))
    lifecycle.phase = 'serving'
    return { env, embedded: services.embedded, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function probesOnly({ METRICS_TOKEN }: Env, lifecycle: Lifecycle): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(createProbes({ lifecycle, metricsToken: METRICS_TOKEN }))
  app.use(
    (_request, response) => void response.status(404).type('text').send('This process only does jobs.\n'),
  )
  return app
}
