import { mkdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { answerApi } from './api.server.ts'
import { API_VERSION, type Context } from './context.server.ts'
import { holdLock } from './data-lock.server.ts'
import { renderInvoicePage, type PageNotice } from './hosted-invoice-page.server.ts'
import { newId, newSecret } from './ids.server.ts'
import { declinePayment, payInvoice } from './invoices.server.ts'
import { passTime } from './pass-time.server.ts'
import { type Invoice } from './records.server.ts'
import { openStore, type Store, type Stored, type Transaction } from './store.server.ts'
import { startDelivery } from './webhook-delivery.server.ts'

const LONGEST_BODY = 1_000_000
const TIME_PASSES_EVERY_MS = 30_000

export type StartStripe = {
  /** Directory of this server alone; created when missing. */
  dataDir: string
  /** Port on 127.0.0.1; a free one by default. */
  port?: number
  /** Where events are delivered. Without it they are only kept. */
  webhookUrl?: string
  /** Secret that signs the deliveries; by default one is made and kept. */
  webhookSecret?: string
  /** Where browsers reach the hosted pages, when that is not this server's own address. */
  publicUrl?: string
  /** The clock; tests move it. */
  now?: () => Date
  /** Wait before the first repetition of a failed delivery, in seconds; doubled each time. */
  firstRetryInSeconds?: number
}

export type RunningStripe = {
  apiBase: string
  secretKey: string
  webhookSecret: string
  port: number
  /** Does at once what has become due since the clock was last looked at. */
  passTime(): void
  close(): Promise<void>
}

type Keys = Stored & { object: 'sandbox.keys'; secretKey: string; webhookSecret: string }
type Running = {
  store: Store
  secretKey: string
  pump: () => void
  contextBase: () => Pick<Context, 'now' | 'publicUrl' | 'hasWebhook'>
}

/**
 * Starts a server on the loopback interface that speaks the part of Stripe's API described in the README beside it.
 * @throws {EmbeddedError} `start_failed` when the data directory is in use or its journal is damaged.
 */
export async function startStripe(options: StartStripe): Promise<RunningStripe> {
  const { dataDir, port = 0, webhookUrl, now = () => new Date(), firstRetryInSeconds = 1 } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const release = holdLock(join(dataDir, 'lock'))
  let store: Store | undefined
  try {
    const opened = (store = openStore(join(dataDir, 'journal.jsonl')))
    const keys = opened.transact(ensureKeys)
    const webhookSecret = options.webhookSecret ?? keys.webhookSecret
    const seconds = () => Math.floor(now().getTime() / 1000)
    const delivery = webhookUrl
      ? startDelivery({
          store: opened,
          url: webhookUrl,
          secret: webhookSecret,
          now: seconds,
          firstRetryInSeconds,
        })
      : undefined

    let apiBase = ''
    const contextBase = () => ({
      now: seconds(),
      publicUrl: (options.publicUrl ?? apiBase).replace(/\/+$/, ''),
      hasWebhook: delivery !== undefined,
    })
    const pump = () => delivery?.pump()
    const running: Running = { store: opened, secretKey: keys.secretKey, pump, contextBase }
    const server = createServer((request, response) => void handle(running, request, response))
    const actualPort = await listen(server, port)
    apiBase = `http://127.0.0.1:${actualPort}`

    const letTimePass = () => {
      opened.transact((transaction) => passTime({ ...contextBase(), transaction, request: null }))
      pump()
    }
    letTimePass()
    const timer = setInterval(letTimePass, TIME_PASSES_EVERY_MS).unref()
    return {
      apiBase,
      secretKey: keys.secretKey,
      webhookSecret,
      port: actualPort,
      passTime: letTimePass,
      async close() {
        clearInterval(timer)
        await stopServer(server)
        await delivery?.close()
        opened.close()
        release()
      },
    }
  } catch (error) {
    store?.close()
    release()
    throw error
  }
}

/** The key of this sandbox, made once: clients keep it in their configuration. */
function ensureKeys(transaction: Transaction): Keys {
  const known = transaction.find<Keys>('sandbox.keys', 'keys')
  if (known) return known
  const secrets = { secretKey: `sk_test_${newSecret()}`, webhookSecret: `whsec_${newSecret()}` }
  return transaction.put<Keys>({ id: 'keys', object: 'sandbox.keys', ...secrets })
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 500).unref()
  })
}

async function handle(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = newId('req')
  try {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const body = await readBody(request)
    if (body === null) return sendJson(response, requestId, { status: 413, body: tooLarge, headers: {} })
    if (url.pathname.startsWith('/i/')) return answerPage(running, request.method ?? 'GET', url, response)
    const { headers, method = 'GET' } = request
    const answer = answerApi(running, { id: requestId, method, url, headers, body })
    running.pump()
    sendJson(response, requestId, answer)
  } catch (error) {
    console.error(error)
    const body = { error: { type: 'api_error', message: 'An unexpected error occurred.' } }
    if (!response.headersSent) sendJson(response, requestId, { status: 500, body, headers: {} })
    else response.destroy()
  }
}

const tooLarge = { error: { type: 'invalid_request_error', message: 'Request body too large.' } }

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= LONGEST_BODY) chunks.push(chunk)
  }
  return length > LONGEST_BODY ? null : Buffer.concat(chunks).toString('utf8')
}

type JsonAnswer = { status: number; body: unknown; headers: Record<string, string> }

function sendJson(response: ServerResponse, requestId: string, { status, body, headers }: JsonAnswer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, no-store',
    'request-id': requestId,
    'stripe-version': API_VERSION,
    ...headers,
  })
  response.end(JSON.stringify(body))
}

/** The hosted invoice: the secret in the address is all it takes, as with Stripe's. */
function answerPage(
  { store, contextBase, pump }: Running,
  method: string,
  url: URL,
  response: ServerResponse,
): void {
  const [, , token = '', action] = url.pathname.split('/')
  const invoice = store.all<Invoice>('invoice').find((candidate) => candidate.page_token === token)
  if (!invoice || (action !== undefined && action !== 'pay' && action !== 'decline'))
    return sendPage(response, 404, 'Not found')
  if (action === undefined) {
    const notice: PageNotice =
      url.searchParams.has('declined') && invoice.status === 'open' ? 'declined' : null
    return sendPage(response, 200, renderInvoicePage(invoice, notice))
  }
  if (method !== 'POST') return sendPage(response, 405, 'Method not allowed')
  if (invoice.status === 'open') {
    store.transact((transaction) => {
      const context: Context = { ...contextBase(), transaction, request: null }
      return action === 'pay' ? payInvoice(context, invoice, 'attempted') : declinePayment(context, invoice)
    })
    pump()
  }
  response.writeHead(303, {
    location: `${contextBase().publicUrl}/i/${token}${action === 'decline' ? '?declined' : ''}`,
  })
  response.end()
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  })
  response.end(html)
}
