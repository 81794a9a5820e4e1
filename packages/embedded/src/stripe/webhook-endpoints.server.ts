import { invalidRequest } from './api-error.server.ts'
import { API_VERSION, type Context } from './context.server.ts'
import { newId, newSecret } from './ids.server.ts'
import { pageOf, pageParams } from './pages.server.ts'
import { emptyable, flag, listOf, metadata, oneOf, required, text } from './params.server.ts'
import { getRecord, given, mergeMetadata } from './resource.server.ts'
import { route } from './route.server.ts'
import { type WebhookEndpoint } from './webhook-listeners.server.ts'

const URL_OF_LIST = '/v1/webhook_endpoints'
const events = listOf(text(100), 300)

const getEndpoint = (context: Context, id: string) =>
  getRecord<WebhookEndpoint>(context, 'webhook_endpoint', id)

/** As the API shows it: the secret is told once, to whoever creates the endpoint. */
function shown({ secret: _secret, ...endpoint }: WebhookEndpoint) {
  return endpoint
}

function usableUrl(url: string): string {
  const protocol = URL.canParse(url) ? new URL(url).protocol : ''
  if (protocol === 'http:' || protocol === 'https:') return url
  throw invalidRequest(`Invalid URL: ${url}`, { code: 'url_invalid', param: 'url' })
}

export const webhookEndpointRoutes = [
  route(
    'POST',
    URL_OF_LIST,
    {
      url: required(text()),
      enabled_events: required(events),
      api_version: oneOf(API_VERSION),
      description: emptyable(text(5000)),
      metadata,
    },
    (context, params) => {
      const endpoint = context.transaction.put<WebhookEndpoint>({
        id: newId('we'),
        object: 'webhook_endpoint',
        api_version: params.api_version ?? API_VERSION,
        application: null,
        created: context.wallNow,
        description: params.description ?? null,
        enabled_events: params.enabled_events,
        livemode: false,
        metadata: mergeMetadata({}, params.metadata),
        secret: `whsec_${newSecret()}`,
        status: 'enabled',
        url: usableUrl(params.url),
      })
      return { ...endpoint }
    },
  ),
  route('GET', URL_OF_LIST, pageParams, (context, params) => {
    const endpoints = context.transaction.all<WebhookEndpoint>('webhook_endpoint').map(shown)
    return pageOf(endpoints, params, URL_OF_LIST, 'webhook endpoint')
  }),
  route('GET', `${URL_OF_LIST}/:id`, {}, (context, _params, id) => shown(getEndpoint(context, id))),
  route(
    'POST',
    `${URL_OF_LIST}/:id`,
    { url: text(), enabled_events: events, description: emptyable(text(5000)), disabled: flag, metadata },
    (context, { metadata: change, disabled, url, ...fields }, id) => {
      const endpoint = getEndpoint(context, id)
      const updated = context.transaction.put<WebhookEndpoint>({
        ...endpoint,
        ...given({ ...fields, url: url === undefined ? undefined : usableUrl(url) }),
        ...(disabled !== undefined && { status: disabled ? 'disabled' : 'enabled' }),
        metadata: mergeMetadata(endpoint.metadata, change),
      })
      return shown(updated)
    },
  ),
  route('DELETE', `${URL_OF_LIST}/:id`, {}, (context, _params, id) => {
    const endpoint = getEndpoint(context, id)
    context.transaction.remove('webhook_endpoint', endpoint.id)
    return { id: endpoint.id, object: 'webhook_endpoint', deleted: true }
  }),
]
