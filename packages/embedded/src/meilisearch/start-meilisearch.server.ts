import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { EmbeddedError } from '../embedded-error.ts'
import { holdDataDirectory } from '../hold-data-directory.server.ts'
import { authorise, type Access } from './auth/access.server.ts'
import { ApiKeys } from './auth/api-keys.server.ts'
import { newKeyFile, readKeyFile, writeKeyFile } from './auth/key-file.server.ts'
import { toApiError } from './http/api-error.ts'
import { readBody } from './http/read-body.server.ts'
import { routeFinder, type Answer, type Server } from './http/route.ts'
import { ROUTES, SWITCHED_OFF } from './http/routes.ts'
import { Instance } from './instance.ts'

const MAX_BODY_IN_BYTES = 100 * 1024 * 1024

export type StartMeilisearch = {
  /** Port on 127.0.0.1; a free one by default. */
  port?: number
  /** Where the keys are kept; without it they end with the process. */
  dataDir?: string
  /** Key that may do everything and makes the secrets of all others; by default the one kept, else a random one. */
  masterKey?: string
  /** Longest body of a request; 100 MiB by default. */
  maxBodyInBytes?: number
}

export type Meilisearch = { url: string; apiKey: string; port: number; close(): Promise<void> }

/**
 * Starts an HTTP server on the loopback interface that the `meilisearch` client can talk to. Of what it holds only the
 * keys are kept: an index is a projection of the database and is rebuilt from it.
 * @throws {EmbeddedError} `start_failed` when the port or the data directory cannot be had, or the keys cannot be read
 */
export async function startMeilisearch(options: StartMeilisearch = {}): Promise<Meilisearch> {
  const { port = 0, dataDir, masterKey, maxBodyInBytes = MAX_BODY_IN_BYTES } = options
  const release = dataDir === undefined ? () => {} : holdDataDirectory(dataDir)
  const instance = new Instance()
  try {
    const keys = openKeys(dataDir, masterKey)
    const server = createServer((request, response) => {
      respond({ instance, keys }, request, maxBodyInBytes)
        .catch((error: unknown): Answer => {
          const refusal = toApiError(error)
          return { status: refusal.status, body: refusal.body }
        })
        .then((answer) => write(response, request, answer))
        .catch(() => response.destroy())
    })
    // Idle connections of a client in the same machine cost nothing; reopening one for every search does.
    server.keepAliveTimeout = 60_000
    await listen(server, port)
    const address = server.address() as AddressInfo
    return {
      url: `http://127.0.0.1:${address.port}`,
      apiKey: keys.masterKey,
      port: address.port,
      close: () =>
        new Promise((closed) => {
          instance.tasks.close()
          server.close(() => {
            release()
            closed()
          })
          server.closeAllConnections()
        }),
    }
  } catch (error) {
    release()
    throw error
  }
}

function openKeys(dataDir: string | undefined, masterKey: string | undefined): ApiKeys {
  if (dataDir === undefined) {
    const made = newKeyFile()
    return new ApiKeys(masterKey ?? made.masterKey, made.keys, () => {})
  }
  const kept = readKeyFile(dataDir)
  const file = kept ?? newKeyFile()
  if (!kept) writeKeyFile(dataDir, file)
  return new ApiKeys(masterKey ?? file.masterKey, file.keys, (keys) =>
    writeKeyFile(dataDir, { masterKey: file.masterKey, keys }),
  )
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((listening, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'the port is in use' : error.message
      fail(new EmbeddedError('start_failed', `Meilisearch cannot listen on 127.0.0.1:${port}: ${reason}.`))
    })
    server.listen(port, '127.0.0.1', listening)
  })
}

const findRoute = routeFinder({ ...ROUTES, ...SWITCHED_OFF })

const NOBODY: Access = {
  hasAllIndexes: false,
  mayUse: () => false,
  mayCreate: () => false,
  filterFor: () => undefined,
}

async function respond(server: Server, request: IncomingMessage, maxBodyInBytes: number): Promise<Answer> {
  const [path = '/', search = ''] = /^([^?]*)\??([^]*)$/.exec(request.url ?? '/')?.slice(1) ?? []
  const { action, accepts, answer, params } = findRoute(request.method ?? 'GET', path)
  // Who may not do it is told so before anything of what they sent is read.
  const access =
    action === null ? NOBODY : authorise(server.keys, request.headers.authorization, action, params.uid)
  const body = accepts.length > 0 ? await readBody(request, accepts, maxBodyInBytes) : undefined
  return answer(server, { params, query: new URLSearchParams(search), body, access })
}

function write(response: ServerResponse, request: IncomingMessage, { status, body }: Answer): void {
  // What is left of a body that nobody wanted would be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close')
  if (body === undefined) response.writeHead(status).end()
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  request.resume()
}
