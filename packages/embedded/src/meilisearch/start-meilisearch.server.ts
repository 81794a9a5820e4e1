import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo } from 'node:net'
import { EmbeddedError } from '../embedded-error.ts'
import { ApiError, badRequest } from './api-error.ts'
import { Instance } from './instance.ts'
import { findRoute } from './routes.ts'
import { toApiError } from './task-queue.ts'

const MAX_BODY_IN_BYTES = 100 * 1024 * 1024

export type StartMeilisearch = {
  /** Port on 127.0.0.1; a free one by default. */
  port?: number
  /** Key every request has to present; a random one by default. */
  masterKey?: string
}

export type Meilisearch = { url: string; apiKey: string; port: number; close(): Promise<void> }

/**
 * Starts an HTTP server on the loopback interface that the `meilisearch` client can talk to. It keeps nothing on disk:
 * an index is a projection of the database and is rebuilt from it.
 * @throws {EmbeddedError} `start_failed` when the port cannot be had.
 */
export async function startMeilisearch(options: StartMeilisearch = {}): Promise<Meilisearch> {
  const { port = 0, masterKey = randomBytes(24).toString('base64url') } = options
  const instance = new Instance()
  const server = createServer((request, response) => {
    handle(instance, masterKey, request)
      .catch((error: unknown) => {
        const refusal = toApiError(error)
        return { status: refusal.status, body: refusal.body as unknown }
      })
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      })
      .catch(() => response.destroy())
  })
  // Idle connections of a client in the same machine cost nothing; reopening one for every search does.
  server.keepAliveTimeout = 60_000

  await new Promise<void>((listening, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'the port is in use' : error.message
      fail(new EmbeddedError('start_failed', `Meilisearch cannot listen on 127.0.0.1:${port}: ${reason}.`))
    })
    server.listen(port, '127.0.0.1', listening)
  })
  const address = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${address.port}`,
    apiKey: masterKey,
    port: address.port,
    close: () =>
      new Promise((closed) => {
        instance.tasks.close()
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function handle(instance: Instance, masterKey: string, request: IncomingMessage) {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (path !== '/health') authorise(request.headers.authorization, masterKey)
  const method = request.method ?? 'GET'
  const answer = findRoute(method, path)
  const body = method === 'GET' || method === 'DELETE' ? undefined : await readBody(request)
  return answer(instance, { query, body })
}

function authorise(header: string | undefined, masterKey: string): void {
  if (header === undefined) {
    throw new ApiError(
      401,
      'missing_authorization_header',
      'The Authorization header is missing. It must use the bearer authorization method.',
      'auth',
    )
  }
  const given = Buffer.from(header.replace(/^Bearer /i, ''))
  const expected = Buffer.from(masterKey)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ApiError(403, 'invalid_api_key', 'The provided API key is invalid.', 'auth')
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim()
  if (type === undefined) {
    throw new ApiError(
      415,
      'missing_content_type',
      'A Content-Type header is missing. Accepted values for the Content-Type header are: `application/json`, `application/x-ndjson`',
    )
  }
  if (type !== 'application/json' && type !== 'application/x-ndjson') {
    throw new ApiError(
      415,
      'invalid_content_type',
      `The Content-Type \`${type}\` is invalid. Accepted values for the Content-Type header are: \`application/json\`, \`application/x-ndjson\``,
    )
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_IN_BYTES) {
      throw new ApiError(
        413,
        'payload_too_large',
        `The provided payload reached the size limit. The maximum accepted payload size is ${MAX_BODY_IN_BYTES} bytes.`,
      )
    }
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') throw badRequest('missing_payload', 'A json payload is missing.')
  try {
    if (type === 'application/json') return JSON.parse(text) as unknown
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as unknown)
  } catch (error) {
    throw badRequest(
      'malformed_payload',
      `The \`${type.replace(/.*[/-]/, '')}\` payload provided is malformed. \`${String(error)}\`.`,
    )
  }
}
