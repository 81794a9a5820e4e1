import { createServer, type RequestListener, type Server } from 'node:http'
import { ConfigurationError } from '#app/lib/env.server.ts'
import { setTimeouts } from '#app/server/arrival.server.ts'

export type OpenPort = { serve(listener: RequestListener): void; close(): Promise<void> }

/** `variable` is what the environment calls the port. */
type Wanted = { port: number; host: string; variable?: string }

const FIVE_SECONDS_IN_MS = 5_000

/**
 * Takes the port before anything is started, so that a port in use is known at once. Until there is something to serve
 * the process is alive and answers everything else with 503.
 */
export async function openPort({ port, host, variable = 'PORT' }: Wanted): Promise<OpenPort> {
  let listener: RequestListener = ({ url }, response) => {
    if (url === '/healthz')
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"ok"}')
    else response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '2' }).end('Starting.\n')
  }
  const server = createServer((request, response) => listener(request, response))
  setTimeouts(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, { port, host, variable })))
    server.listen(port, host, resolve)
  })
  return { serve: (next) => void (listener = next), close: async () => await close(server) }
}

/** Lets answers that are under way finish, for a while. Closing twice is closing once. */
async function close(server: Server): Promise<void> {
  if (!server.listening) return
  const deadline = setTimeout(() => server.closeAllConnections(), FIVE_SECONDS_IN_MS)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(deadline)
}

function explain(error: NodeJS.ErrnoException, { port, host, variable }: Required<Wanted>): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigurationError(`${variable} ${port} is taken by another program.`)
    case 'EACCES':
      return new ConfigurationError(`${variable} ${port} is not allowed here.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigurationError(`HOST ${host} is not an address of this machine.`)
    default:
      return error
  }
}
