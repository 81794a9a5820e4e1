import { createHash, timingSafeEqual } from 'node:crypto'
import { type IncomingHttpHeaders } from 'node:http'
import { accountRoutes } from './accounts.server.ts'
import { ApiError, invalidRequest } from './api-error.server.ts'
import { catalogueRoutes } from './catalogue.server.ts'
import { balanceRoutes } from './connect-balance.server.ts'
import { accountLinkRoutes } from './connect-account-links.server.ts'
import { portalConfigurationRoutes } from './portal-configurations.server.ts'
import { portalSessionRoutes } from './portal-sessions.server.ts'
import { transferRoutes } from './transfers.server.ts'
import { checkoutRoutes } from './checkout-sessions.server.ts'
import { API_VERSION, type Context } from './context.server.ts'
import { creditNoteRoutes } from './credit-note-routes.server.ts'
import { customerBalanceRoutes } from './customer-balance.server.ts'
import { customerRoutes } from './customers.server.ts'
import { eventRoutes } from './events.server.ts'
import { expand } from './expand.server.ts'
import { decodeForm, unreadableForm, type FormHash } from './form-body.server.ts'
import { invoiceItemRoutes } from './invoice-item-routes.server.ts'
import { invoiceLineRoutes } from './invoice-line-routes.server.ts'
import { invoicePaymentRoutes } from './invoice-payment-routes.server.ts'
import { invoiceRoutes } from './invoice-routes.server.ts'
import { listOf, readShape, text } from './params.server.ts'
import { type Route } from './route.server.ts'
import { type Store, type Stored } from './store.server.ts'
import { paymentRecordRoutes } from './payment-record-routes.server.ts'
import { paymentRoutes } from './payment-routes.server.ts'
import { previewRoutes } from './preview.server.ts'
import { refundRoutes } from './refunds.server.ts'
import { subscriptionItemRoutes } from './subscription-items.server.ts'
import { subscriptionRoutes } from './subscription-routes.server.ts'
import { taxRateRoutes } from './tax-rates.server.ts'
import { atTimeOfRequest, testClockRoutes } from './test-clocks.server.ts'
import { webhookEndpointRoutes } from './webhook-endpoints.server.ts'

export const ROUTES: Route[] = [
  ...customerRoutes,
  ...catalogueRoutes,
  ...taxRateRoutes,
  ...customerBalanceRoutes,
  ...subscriptionRoutes,
  ...subscriptionItemRoutes,
  ...previewRoutes,
  ...invoiceRoutes,
  ...invoiceLineRoutes,
  ...invoiceItemRoutes,
  ...invoicePaymentRoutes,
  ...paymentRecordRoutes,
  ...creditNoteRoutes,
  ...refundRoutes,
  ...paymentRoutes,
  ...eventRoutes,
  ...checkoutRoutes,
  ...portalConfigurationRoutes,
  ...portalSessionRoutes,
  ...accountRoutes,
  ...accountLinkRoutes,
  ...transferRoutes,
  ...balanceRoutes,
  ...testClockRoutes,
  ...webhookEndpointRoutes,
]
/** What every route takes besides. */
export const COMMON_SHAPE = { expand: listOf(text(), 20) }

const MATCHERS = ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(/:\w+/g, '([^/]+)')}$`),
}))

export type ApiRequest = { id: string; method: string; url: URL; headers: IncomingHttpHeaders; body: string }
export type ApiAnswer = { status: number; body: unknown; headers: Record<string, string> }
/** The first answer to an Idempotency-Key, kept for a day. */
export type Replay = Stored & {
  object: 'sandbox.replay'
  created: number
  fingerprint: string
  path: string
  requestId: string
  status: number
  body: unknown
}
type Api = {
  store: Store
  secretKey: string
  contextBase: () => ContextBase
}
/** What a context is made of before anybody asks for something. */
export type ContextBase = Pick<Context, 'now' | 'wallNow' | 'publicUrl' | 'hasWebhook'>

/** Answers one API request: key, version, route, idempotency, parameters, use case, expansion. */
export function answerApi({ store, secretKey, contextBase }: Api, request: ApiRequest): ApiAnswer {
  try {
    requireKey(request.headers, secretKey)
    requireVersion(request.headers)
    const { route, ids } = findRoute(request)
    requireForm(request)
    const form = decodeForm(request.method === 'POST' ? request.body : request.url.search.slice(1))
    if (request.method === 'POST' && request.url.search)
      throw invalidRequest('Parameters of a POST belong in its body.')
    const idempotencyKey = request.method === 'POST' ? readIdempotencyKey(request.headers) : null
    const call = { route, ids, form, idempotencyKey, request }
    const replay = idempotencyKey === null ? undefined : findReplay(store, idempotencyKey, call)
    if (replay) {
      const headers = { 'idempotent-replayed': 'true', 'original-request': replay.requestId }
      return {
        status: replay.status,
        body: replay.body,
        headers: { ...headers, 'idempotency-key': replay.id },
      }
    }
    return runOnce(store, contextBase(), call)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return refusal(error)
  }
}

type Call = {
  route: Route
  ids: string[]
  form: FormHash
  idempotencyKey: string | null
  request: ApiRequest
}

function runOnce(store: Store, base: ContextBase, call: Call): ApiAnswer {
  const { route, ids, form, idempotencyKey, request } = call
  const { expand: paths, ...params } = readShape({ ...route.shape, ...COMMON_SHAPE }, form)
  const remember = (status: number, body: unknown): Replay | null =>
    idempotencyKey === null
      ? null
      : {
          id: idempotencyKey,
          object: 'sandbox.replay',
          created: base.wallNow,
          fingerprint: fingerprintOf(call),
          path: request.url.pathname,
          requestId: request.id,
          status,
          body,
        }
  const headers: Record<string, string> = idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey }
  try {
    const body = store.transact((transaction) => {
      const asked: Context = { ...base, transaction, request: { id: request.id, idempotencyKey } }
      const context = atTimeOfRequest(asked, ids, params, route.method !== 'GET')
      const answer = expand(context, route.run(context, ids, params), (paths as string[] | undefined) ?? [])
      const replay = remember(200, answer)
      if (replay) transaction.put(replay)
      return answer
    })
    return { status: 200, body, headers }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    // Once the work has begun its failure is an answer too, and the key repeats it.
    const answer = refusal(error)
    const replay = remember(answer.status, answer.body)
    if (replay) store.transact((transaction) => transaction.put(replay))
    return { ...answer, headers }
  }
}

const refusal = ({ status, body }: ApiError): ApiAnswer => ({ status, body: { error: body }, headers: {} })

function requireKey({ authorization = '' }: IncomingHttpHeaders, secretKey: string): void {
  const [scheme = '', credentials = ''] = authorization.split(' ')
  const basic = () => Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? ''
  const key = /^bearer$/i.test(scheme) ? credentials : /^basic$/i.test(scheme) ? basic() : ''
  const fail = (message: string) => new ApiError(401, { type: 'invalid_request_error', message })
  if (!key) {
    throw fail(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  }
  const digest = (value: string) => createHash('sha256').update(value).digest()
  if (!timingSafeEqual(digest(key), digest(secretKey))) {
    throw fail(
      `Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(8)}${key.length > 16 ? key.slice(-4) : ''}`,
    )
  }
}

/** Other versions have other shapes and connected accounts other data; neither is here. */
function requireVersion(headers: IncomingHttpHeaders): void {
  const version = headers['stripe-version']
  if (version !== undefined && version !== API_VERSION)
    throw invalidRequest(`Invalid Stripe API version: ${String(version)}`)
  const account = headers['stripe-account'] ?? headers['stripe-context']
  if (account === undefined) return
  throw new ApiError(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${String(account)}' (or that account does not exist).`,
  })
}

/** Stripe's v1 reads nothing but forms. */
function requireForm({ method, headers, body }: ApiRequest): void {
  const type = headers['content-type'] ?? 'application/x-www-form-urlencoded'
  if (method === 'POST' && body !== '' && !type.startsWith('application/x-www-form-urlencoded'))
    throw unreadableForm()
}

function findRoute({ method, url }: ApiRequest): { route: Route; ids: string[] } {
  for (const { route, pattern } of MATCHERS) {
    const match = route.method === method ? pattern.exec(url.pathname) : null
    if (match) return { route, ids: match.slice(1).map(decodeId) }
  }
  throw new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${url.pathname}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  })
}

function decodeId(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw invalidRequest('Invalid URL encoding.')
  }
}

function readIdempotencyKey(headers: IncomingHttpHeaders): string | null {
  const key = headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || key === '' || key.length > 255) {
    throw invalidRequest('Idempotency keys must be between 1 and 255 characters long.')
  }
  return key
}

function findReplay(store: Store, key: string, call: Call): Replay | undefined {
  const replay = store.find<Replay>('sandbox.replay', key)
  if (!replay || replay.fingerprint === fingerprintOf(call)) return replay
  const { pathname } = call.request.url
  const rule =
    replay.path === pathname
      ? 'with the same parameters they were first used with'
      : `for the same endpoint they were first used for ('${replay.path}' vs '${pathname}')`
  throw new ApiError(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used ${rule}. Try using a key other than '${key}' if you meant to execute a different request.`,
  })
}

/** The same whatever the order in which the parameters came. */
function fingerprintOf({ request, form }: Call): string {
  const sorted = (hash: FormHash): unknown =>
    [...hash]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, typeof value === 'string' ? value : sorted(value)])
  return createHash('sha256')
    .update(JSON.stringify([request.url.pathname, sorted(form)]))
    .digest('base64')
}
