import { invalidRequest } from './api-error.server.ts'
import {
  controllerOf,
  NOTHING_DUE,
  UNUSED_ACCOUNT_FIELDS,
  type Controller,
} from './accounts-defaults.server.ts'
import { type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import { flag, hash, instantRange, metadata, oneOf, required, text, type Parsed } from './params.server.ts'
import { type Metadata } from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'
import { type Stored } from './store.server.ts'

type Capability = 'active' | 'inactive'
export type Account = Stored & {
  object: 'account'
  business_profile: { name: string | null; url: string | null; [field: string]: unknown }
  business_type: string | null
  capabilities: { card_payments?: Capability; transfers?: Capability }
  charges_enabled: boolean
  controller: Controller
  created: number
  details_submitted: boolean
  email: string | null
  metadata: Metadata
  payouts_enabled: boolean
  requirements: typeof NOTHING_DUE
  type: 'express' | 'standard' | 'none'
}

/** What somebody has to say before money may move. */
const DUE_AT_FIRST = ['business_profile.url', 'business_type', 'external_account', 'tos_acceptance.date']

const capability = hash({ requested: required(flag) })
const commonShape = {
  business_profile: hash({ name: text(), url: text(), product_description: text(), support_email: text() }),
  business_type: oneOf('company', 'government_entity', 'individual', 'non_profit'),
  capabilities: hash({ card_payments: capability, transfers: capability }),
  email: text(800),
  metadata,
}
const createShape = {
  ...commonShape,
  controller: hash({
    fees: hash({ payer: oneOf('account', 'application') }),
    losses: hash({ payments: oneOf('application', 'stripe') }),
    requirement_collection: oneOf('stripe'),
    stripe_dashboard: hash({ type: oneOf('express', 'full', 'none') }),
  }),
  country: oneOf('IN'),
  default_currency: oneOf('inr'),
  type: oneOf('express', 'standard'),
}

function createAccount(context: Context, params: Parsed<typeof createShape>): Account {
  if (params.type !== undefined && params.controller !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: type, controller.', {
      code: 'parameters_exclusive',
    })
  }
  const { type, controller } = controllerOf(params.type, params.controller)
  const account = context.transaction.put<Account>({
    ...UNUSED_ACCOUNT_FIELDS,
    id: newId('acct'),
    object: 'account',
    business_profile: { ...UNUSED_ACCOUNT_FIELDS.business_profile, ...given(params.business_profile ?? {}) },
    business_type: params.business_type ?? null,
    capabilities: requestedOf(params.capabilities, {}, false),
    charges_enabled: false,
    controller,
    created: context.wallNow,
    details_submitted: false,
    email: params.email ?? null,
    external_accounts: { ...UNUSED_ACCOUNT_FIELDS.external_accounts },
    metadata: mergeMetadata({}, params.metadata),
    payouts_enabled: false,
    requirements: {
      ...NOTHING_DUE,
      currently_due: DUE_AT_FIRST,
      disabled_reason: 'requirements.past_due',
      eventually_due: DUE_AT_FIRST,
      past_due: DUE_AT_FIRST,
    },
    type,
  })
  return account
}

type Wanted = Parsed<typeof commonShape>['capabilities']

/** Capabilities after somebody asked for them or gave them up; they are active once the account is in order. */
function requestedOf(
  wanted: Wanted,
  before: Account['capabilities'],
  isInOrder: boolean,
): Account['capabilities'] {
  const after = { ...before }
  for (const name of ['card_payments', 'transfers'] as const) {
    const request = wanted?.[name]
    if (request?.requested) after[name] = isInOrder ? 'active' : (before[name] ?? 'inactive')
    else if (request) delete after[name]
  }
  return after
}

/** The account has told all that was asked for: what it requested is active. */
export function completeOnboarding(context: Context, account: Account, name: string | null): Account {
  const active = Object.keys(account.capabilities).map((capability) => [capability, 'active'])
  return replace(
    context,
    account,
    {
      ...account,
      business_profile: { ...account.business_profile, ...given({ name: name ?? undefined }) },
      business_type: account.business_type ?? 'company',
      capabilities: Object.fromEntries(active) as Account['capabilities'],
      charges_enabled: 'card_payments' in account.capabilities,
      details_submitted: true,
      payouts_enabled: true,
      requirements: NOTHING_DUE,
      tos_acceptance: { date: context.wallNow, ip: null, user_agent: null },
    },
    'account.updated',
  )
}

export const getAccount = (context: Context, id: string, param?: string) =>
  getRecord<Account>(context, 'account', id, param)

/** The account as the API shows it. */
export const presentAccount = (account: Account) => ({
  ...account,
  external_accounts: {
    ...UNUSED_ACCOUNT_FIELDS.external_accounts,
    url: `/v1/accounts/${account.id}/external_accounts`,
  },
})

export const accountRoutes = [
  route('POST', '/v1/accounts', createShape, (context, params) =>
    presentAccount(createAccount(context, params)),
  ),
  route('GET', '/v1/accounts', { ...pageParams, created: instantRange }, (context, params) => {
    const accounts = context.transaction
      .all<Account>('account')
      .filter(({ created }) => isWithin(created, params.created))
    const page = pageOf(accounts, params, '/v1/accounts', 'account')
    return { ...page, data: page.data.map(presentAccount) }
  }),
  route('GET', '/v1/accounts/:id', {}, (context, _params, id) => presentAccount(getAccount(context, id))),
  route('POST', '/v1/accounts/:id', commonShape, (context, params, id) => {
    const before = getAccount(context, id)
    const { business_profile: profile, capabilities, metadata: change, ...fields } = params
    const requested = requestedOf(capabilities, before.capabilities, before.details_submitted)
    const after = {
      ...before,
      ...given(fields),
      business_profile: { ...before.business_profile, ...given(profile ?? {}) },
      capabilities: requested,
      charges_enabled: before.details_submitted && 'card_payments' in requested,
      metadata: mergeMetadata(before.metadata, change),
    }
    return presentAccount(replace(context, before, after, 'account.updated'))
  }),
  route('DELETE', '/v1/accounts/:id', {}, (context, _params, id) => {
    const account = getAccount(context, id)
    context.transaction.remove('account', account.id)
    return { id: account.id, object: 'account', deleted: true }
  }),
]
