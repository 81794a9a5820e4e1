import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { createHash, timingSafeEqual } from 'node:crypto'
import { metrics } from '#app/lib/metrics.server.ts'
import { recentHealth } from '#app/server/health.server.ts'

/** Where in its life the process is: it should be sent work only while it serves. */
export type Lifecycle = { phase: 'starting' | 'serving' | 'stopping' }

type Options = { lifecycle: Lifecycle; metricsToken: string | undefined }

/** What those ask who run the process: is it alive, may it be sent work, what has it measured. */
export function createProbes({ lifecycle, metricsToken }: Options): Router {
  const router = express.Router()
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  router.get('/readyz', readyHandler(lifecycle))
  router.get('/metrics', metricsHandler(metricsToken))
  return router
}

const readyHandler =
  (lifecycle: Lifecycle): RequestHandler =>
  (_request, response, next) => {
    if (lifecycle.phase !== 'serving') return void response.status(503).json({ status: lifecycle.phase })
    recentHealth().then(
      ({ status, parts }) => void response.status(status === 'ok' ? 200 : 503).json({ status, parts }),
      next,
    )
  }

const metricsHandler =
  (token: string | undefined): RequestHandler =>
  (request, response, next) => {
    if (!mayRead(request, token)) return refuse(response, token)
    writeMetrics().then((text) => void response.type(metrics().registry.contentType).send(text), next)
  }

function refuse(response: Response, token: string | undefined): void {
  if (token) response.set('WWW-Authenticate', 'Bearer')
  response
    .status(token ? 401 : 403)
    .type('text')
    .send('The measurements are for those who run this server.\n')
}

/** Without a token only this machine itself, and not through a proxy that runs on it. */
function mayRead(request: Request, token: string | undefined): boolean {
  if (token) return isSame(request.headers.authorization ?? '', `Bearer ${token}`)
  const isForwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some(
    (name) => request.headers[name] !== undefined,
  )
  return !isForwarded && /^(::1$|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '')
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

async function writeMetrics(): Promise<string> {
  const { registry, dependencyUp, jobsWaiting, jobsDead, jobsOldestDue } = metrics()
  const { parts, jobs } = await recentHealth()
  for (const [part, { state }] of Object.entries(parts)) dependencyUp.set({ part }, state === 'ok' ? 1 : 0)
  // Not a number is the truth about what cannot be counted; 0 would say that all is well.
  jobsWaiting.set(jobs?.waiting ?? Number.NaN)
  jobsDead.set(jobs?.dead ?? Number.NaN)
  jobsOldestDue.set(jobs?.oldestDueInSeconds ?? Number.NaN)
  return await registry.metrics()
}
