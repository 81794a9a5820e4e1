import { invalidRequest } from './api-error.server.ts'
import { getAccount } from './accounts.server.ts'
import { newId, newSecret } from './ids.server.ts'
import { hash, oneOf, required, text } from './params.server.ts'
import { route } from './route.server.ts'
import { type Stored } from './store.server.ts'

/** A link opens once and within minutes, as Stripe's do. */
const LINK_OPEN_SECONDS = 300

export type AccountLink = Stored & {
  object: 'sandbox.account_link'
  account: string
  expires_at: number
  refresh_url: string
  return_url: string
  /** The secret in its address. */
  token: string
  isUsed: boolean
}

const createShape = {
  account: required(text()),
  collect: oneOf('currently_due', 'eventually_due'),
  collection_options: hash({
    fields: oneOf('currently_due', 'eventually_due'),
    future_requirements: oneOf('include', 'omit'),
  }),
  refresh_url: required(text()),
  return_url: required(text()),
  type: required(oneOf('account_onboarding')),
}

export const accountLinkRoutes = [
  route('POST', '/v1/account_links', createShape, (context, params) => {
    const account = getAccount(context, params.account, 'account')
    for (const param of ['refresh_url', 'return_url'] as const) {
      if (!URL.canParse(params[param]))
        throw invalidRequest('Not a valid URL', { code: 'url_invalid', param })
    }
    const link = context.transaction.put<AccountLink>({
      id: newId('link'),
      object: 'sandbox.account_link',
      account: account.id,
      expires_at: context.wallNow + LINK_OPEN_SECONDS,
      isUsed: false,
      refresh_url: params.refresh_url,
      return_url: params.return_url,
      token: newSecret(),
    })
    return {
      object: 'account_link',
      created: context.wallNow,
      expires_at: link.expires_at,
      url: `${context.publicUrl}/o/${link.token}`,
    }
  }),
]
