import { invalidRequest } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { newId, newSecret } from './ids.server.ts'
import { oneOf, required, text } from './params.server.ts'
import { defaultConfiguration, getConfiguration } from './portal-configurations.server.ts'
import { type Customer } from './records.server.ts'
import { getRecord } from './resource.server.ts'
import { route } from './route.server.ts'
import { type Stored } from './store.server.ts'

/** How long the address of a portal opens it. */
export const PORTAL_OPEN_SECONDS = 3600

export type PortalSession = Stored & {
  object: 'billing_portal.session'
  configuration: string
  created: number
  customer: string
  return_url: string | null
  /** The secret in the address of the page. */
  token: string
}

const createShape = {
  configuration: text(),
  customer: required(text()),
  locale: oneOf('auto', 'en'),
  return_url: text(),
}

/** The session as the API shows it. */
export const presentPortalSession = (
  { publicUrl }: Pick<Context, 'publicUrl'>,
  { token, ...session }: PortalSession,
) => ({ ...session, url: `${publicUrl}/p/${token}` })

export const portalSessionRoutes = [
  route('POST', '/v1/billing_portal/sessions', createShape, (context, params) => {
    const customer = getRecord<Customer>(context, 'customer', params.customer, 'customer')
    const { return_url: returnUrl } = params
    if (returnUrl !== undefined && !URL.canParse(returnUrl))
      throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: 'return_url' })
    const configuration =
      params.configuration === undefined
        ? defaultConfiguration(context)
        : getConfiguration(context, params.configuration, 'configuration')
    const session = context.transaction.put<PortalSession>({
      id: newId('bps'),
      object: 'billing_portal.session',
      configuration: configuration.id,
      created: context.wallNow,
      customer: customer.id,
      customer_account: null,
      flow: null,
      livemode: false,
      locale: params.locale ?? null,
      on_behalf_of: null,
      return_url: returnUrl ?? configuration.default_return_url,
      token: newSecret(),
    })
    emit(context, 'billing_portal.session.created', session)
    return presentPortalSession(context, session)
  }),
]
