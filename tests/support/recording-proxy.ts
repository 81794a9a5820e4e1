import { Agent as HttpAgent, createServer, request as httpRequest, type ClientRequest } from 'node:http'
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { type AddressInfo } from 'node:net'

/** One request and what was answered to it. */
export type Exchange = {
  method: string
  /** Path and query. */
  path: string
  headers: IncomingHttpHeaders
  body: string
  status: number
  answer: string
}

export type RecordingProxy = { url: string; port: number; close(): Promise<void> }

/**
 * Stands between a client and a server, passes everything on as it is and shows each exchange to `watch` once it is
 * over, so that nobody waits for the watching. `target` is the server's address; it may be https.
 */
export async function startRecordingProxy(
  target: string,
  watch: (exchange: Exchange) => void,
): Promise<RecordingProxy> {
  const upstream = new URL(target)
  const isSecure = upstream.protocol === 'https:'
  // A kept connection may turn out to be closed, and a request that failed cannot be sent again unasked: it may have been
  // done. Only where connecting is slow are they kept.
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent()
  const open = isSecure ? httpsRequest : httpRequest

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readAll(request)
    const { method = 'GET', url = '/' } = request
    // What is compressed could not be read on the way.
    const headers = { ...request.headers, host: upstream.host, 'accept-encoding': 'identity' }
    const sent = open(new URL(joined(upstream, url)), { method, headers, agent })
    const answered = await firstAnswer(sent, body, response)
    const answer = await readAll(answered)
    response.writeHead(answered.statusCode ?? 502, withoutTransfer(answered.headers)).end(answer)
    setImmediate(() =>
      watch({
        method,
        path: url,
        headers: request.headers,
        body: body.toString('utf8'),
        status: answered.statusCode ?? 502,
        answer: answer.toString('utf8'),
      }),
    )
  }

  const server = createServer((request, response) => {
    // A server that hangs up in the middle is part of what clients have to bear: they see the same.
    pass(request, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((closed) => {
        agent.destroy()
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const joined = (upstream: URL, url: string) => upstream.origin + upstream.pathname.replace(/\/$/, '') + url

/** Sends a request and waits for the head of its answer; gives up when the client does. */
function firstAnswer(
  request: ClientRequest,
  body: Buffer,
  response: ServerResponse,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    response.once('close', () => request.destroy())
    request.once('response', resolve)
    request.once('error', reject)
    request.end(body)
  })
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The whole answer is sent at once, whatever pieces it came in. */
function withoutTransfer({
  'transfer-encoding': _pieces,
  connection: _kept,
  ...headers
}: IncomingHttpHeaders) {
  return headers
}
