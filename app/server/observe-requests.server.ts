import { type Request, type RequestHandler, type Response } from 'express'
import { randomUUID } from 'node:crypto'
import { log, withLogContext } from '#app/lib/log.server.ts'
import { metrics } from '#app/lib/metrics.server.ts'
import { fillPattern } from '#app/server/route-pattern.server.ts'

/** What answered: a page or resource by its pattern, or a file that many requests ask for. */
export type Answerer = { route: string; isFile?: boolean }

const HEADER = 'X-Request-Id'
const WELL_FORMED = /^[\w-]{8,64}$/
const MEASURED_METHODS = ['GET', 'HEAD', 'POST']

/** Notes who answers a request; what nobody notes is a request refused at the door. */
export const answeredBy = (response: Response, answerer: Answerer): void => {
  response.locals['answerer'] = answerer
}

/**
 * Gives every request an id, which the answer, every line of the log and the jobs it queues carry, and writes one line
 * when it is over: no address of the network, no query, no part of the path that could be a secret or a name.
 * @param trustedProxies how many proxies stand in front; only then somebody else's id is taken over
 */
export function observeRequests({ trustedProxies }: { trustedProxies: number }): RequestHandler {
  return (request, response, next) => {
    const given = trustedProxies > 0 ? request.get(HEADER) : undefined
    const requestId = given && WELL_FORMED.test(given) ? given : randomUUID()
    response.setHeader(HEADER, requestId)
    const { socket, path } = request
    const sentBefore = socket.bytesWritten
    const startedAt = performance.now()
    response.once('close', () => {
      const ms = performance.now() - startedAt
      record(request, response, { requestId, path, ms, bytes: socket.bytesWritten - sentBefore })
    })
    withLogContext({ requestId }, () => next())
  }
}

type Measured = { requestId: string; path: string; ms: number; bytes: number }

function record(request: Request, response: Response, { requestId, path, ms, bytes }: Measured): void {
  const { route, isFile = false } = (response.locals['answerer'] as Answerer | undefined) ?? {
    route: 'refused',
  }
  const status = response.statusCode
  const method = MEASURED_METHODS.includes(request.method) ? request.method : 'other'
  if (!response.writableFinished) metrics().requestsAborted.inc()
  metrics().requestDuration.observe({ method, route, status: `${Math.trunc(status / 100)}xx` }, ms / 1000)

  const told = fillPattern(route, path)
  const line = {
    ...{ requestId, method, route, status, ms: Math.round(ms), bytes },
    ...(told === route ? {} : { path: told }),
    ...(response.writableFinished ? {} : { aborted: true }),
  }
  log[levelOf(status, isFile)](line, 'request')
}

function levelOf(status: number, isFile: boolean): 'debug' | 'info' | 'warn' {
  if (status >= 500) return 'warn' // what failed has a line of its own, at error
  return isFile && status < 400 ? 'debug' : 'info'
}
