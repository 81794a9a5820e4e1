import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { holdDataDirectory } from '../hold-data-directory.server.ts'
import { answerApi } from './api.server.ts'
import { ApiError } from './api-error.server.ts'
import { startChaos } from './chaos.server.ts'
import { type Chaos } from './chaos.ts'
import { message, type Host } from './hosted-page.server.ts'
import { answerHostedPage, isHostedPage } from './hosted-pages.server.ts'
import { readBody, sendJson, sendPage } from './http-answers.server.ts'
import { newId, newSecret } from './ids.server.ts'
import { passTime } from './pass-time.server.ts'
import { openStore, type Store, type Stored, type Transaction } from './store.server.ts'
import { type TestClock } from './test-clocks.server.ts'
import { startDelivery } from './webhook-delivery.server.ts'

const TIME_PASSES_EVERY_MS = 30_000
/** A test clock shows `advancing` for a moment, so that whoever does not wait for `ready` notices. */
const CLOCKS_ADVANCE_AFTER_MS = 50

export type StartStripe = {
  /** Directory of this server alone; created when missing. */
  dataDir: string
  /** Port on 127.0.0.1; a free one by default. */
  port?: number
  /** Where events are delivered, besides the webhook endpoints made by the API. */
  webhookUrl?: string
  /** Secret that signs the deliveries to `webhookUrl`; by default one is made and kept. */
  webhookSecret?: string
  /** Where browsers reach the hosted pages, when that is not this server's own address. */
  publicUrl?: string
  /** What goes wrong now and then; nothing by default. */
  chaos?: Chaos
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
type Running = Host & {
  secretKey: string
  /** Looks for what a change has left to do: deliveries, and clocks to be advanced. */
  followUp: () => void
}

/**
 * Starts a server on the loopback interface that speaks the part of Stripe's API described in the README beside it.
 * @throws {EmbeddedError} `start_failed` when the data directory is in use or its journal is damaged.
 */
export async function startStripe(options: StartStripe): Promise<RunningStripe> {
  const { dataDir, port = 0, webhookUrl, now = () => new Date(), firstRetryInSeconds = 1 } = options
  const release = holdDataDirectory(dataDir)
  let store: Store | undefined
  try {
    const opened = (store = openStore(join(dataDir, 'journal.jsonl')))
    const keys = opened.transact(ensureKeys)
    const webhookSecret = options.webhookSecret ?? keys.webhookSecret
    const chaos = startChaos(options.chaos)
    const delivery = startDelivery({
      store: opened,
      configured: webhookUrl ? { url: webhookUrl, secret: webhookSecret } : null,
      chaos,
      now: () => now().getTime() / 1000,
      firstRetryInSeconds,
    })

    let apiBase = ''
    const contextBase = () => {
      const seconds = Math.floor(now().getTime() / 1000)
      const publicUrl = (options.publicUrl ?? apiBase).replace(/\/+$/, '')
      return { now: seconds, wallNow: seconds, publicUrl, hasWebhook: webhookUrl !== undefined }
    }
    const letTimePass = () => {
      opened.transact((transaction) => passTime({ ...contextBase(), transaction, request: null }))
      delivery.pump()
    }
    const tryToLetTimePass = () => {
      try {
        letTimePass()
      } catch (error) {
        console.error(`What time brings could not be written down and is tried again: ${String(error)}`)
      }
    }
    let clocks: NodeJS.Timeout | undefined
    const followUp = () => {
      delivery.pump()
      const isAdvancing = opened
        .all<TestClock>('test_helpers.test_clock')
        .some(({ status }) => status === 'advancing')
      if (!isAdvancing) return
      clearTimeout(clocks)
      clocks = setTimeout(tryToLetTimePass, CLOCKS_ADVANCE_AFTER_MS).unref()
    }
    const running: Running = { store: opened, chaos, contextBase, secretKey: keys.secretKey, followUp }
    const server = createServer((request, response) => void handle(running, request, response))
    const actualPort = await listen(server, port)
    apiBase = `http://127.0.0.1:${actualPort}`

    letTimePass()
    const timer = setInterval(tryToLetTimePass, TIME_PASSES_EVERY_MS).unref()
    return {
      apiBase,
      secretKey: keys.secretKey,
      webhookSecret,
      port: actualPort,
      passTime: letTimePass,
      async close() {
        clearInterval(timer)
        clearTimeout(clocks)
        await stopServer(server)
        await delivery.close()
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
  const id = newId('req')
  const { headers, method = 'GET' } = request
  const body = await readBody(request)
  if (body === 'gone') return
  if (body === null) return sendJson(response, id, { status: 413, body: TOO_LARGE, headers: {} })
  const base = 'http://127.0.0.1'
  const url = new URL(URL.canParse(request.url ?? '', base) ? (request.url ?? '') : '/', base)
  const isPage = isHostedPage(url)
  try {
    if (isPage) {
      const answer = answerHostedPage(running, method, url, body)
      running.followUp()
      return sendPage(response, answer)
    }
    const fate = running.chaos.fateOfRequest()
    const answer = fate.isDone && answerApi(running, { id, method, url, headers, body })
    running.followUp()
    if (fate.answer instanceof ApiError) {
      const { status, body: error } = fate.answer
      return sendJson(response, id, { status, body: { error }, headers: { 'stripe-should-retry': 'true' } })
    }
    if (fate.answer === 'silence' || !answer) return void response.destroy()
    sendJson(response, id, answer)
  } catch (error) {
    console.error(isFull(error) ? `The sandbox cannot write to its journal: ${String(error)}` : error)
    if (response.headersSent) response.destroy()
    else if (isPage)
      sendPage(response, message(500, 'Something went wrong', 'Nothing was changed. Try again.'))
    else sendJson(response, id, { status: 500, body: UNEXPECTED, headers: {} })
  }
}

const TOO_LARGE = { error: { type: 'invalid_request_error', message: 'Request body too large.' } }
const UNEXPECTED = { error: { type: 'api_error', message: 'An unexpected error occurred.' } }

const isFull = (error: unknown) =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EFBIG', 'EDQUOT'].includes(String(error.code))
