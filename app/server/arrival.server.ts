import { type RequestHandler } from 'express'
import { type Server } from 'node:http'

const MINUTE_IN_MS = 60_000

/**
 * How long a client may take. Half a gigabyte over an office line takes longer than Node's five minutes; everything
 * else does not (see `limitArrival`).
 */
export function setTimeouts(server: Server): void {
  server.headersTimeout = 20_000
  server.requestTimeout = 60 * MINUTE_IN_MS
  // Nothing moving in either direction for this long: nobody is there any more.
  server.timeout = 10 * MINUTE_IN_MS
  // Longer than a reverse proxy keeps an idle connection, or it sends a request into one that is being closed.
  server.keepAliveTimeout = 65_000
}

type LimitArrival = { streams: RegExp; withinMs?: number }

/** Drops the connection of a request whose body is not complete in time; uploads have as long as the server gives. */
export function limitArrival({ streams, withinMs = 5 * MINUTE_IN_MS }: LimitArrival): RequestHandler {
  return (request, response, next) => {
    if (!hasBody(request.headers) || streams.test(request.path)) return next()
    const deadline = setTimeout(() => request.socket.destroy(), withinMs)
    const clear = () => clearTimeout(deadline)
    request.once('end', clear)
    response.once('close', clear)
    next()
  }
}

const hasBody = (headers: Record<string, unknown>): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
