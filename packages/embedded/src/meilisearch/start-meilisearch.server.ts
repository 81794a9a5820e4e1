import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { EmbeddedError } from '../embedded-error.ts'

export type StartMeilisearch = { port?: number; masterKey?: string }

/** Starts the server on the loopback interface. */
export async function startMeilisearch({
  port = 0,
  masterKey = randomBytes(24).toString('base64url'),
}: StartMeilisearch = {}) {
  const server = createServer((_request, response) => response.end('{"status":"available"}'))
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
      new Promise<void>((closed) => void server.close(() => closed()) || server.closeAllConnections()),
  }
}
