import { emit, type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { pageOf, pageParams } from './pages.server.ts'
import { emptyable, flag, hash, metadata, oneOf, required, text, type Parsed } from './params.server.ts'
import { type Metadata } from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'
import { type Stored } from './store.server.ts'

export type PortalConfiguration = Stored & {
  object: 'billing_portal.configuration'
  active: boolean
  business_profile: {
    headline: string | null
    privacy_policy_url: string | null
    terms_of_service_url: string | null
  }
  created: number
  default_return_url: string | null
  features: ReturnType<typeof featuresWith>
  is_default: boolean
  metadata: Metadata
  name: string | null
  updated: number
}

const OBJECT = 'billing_portal.configuration'
const URL_OF_LIST = '/v1/billing_portal/configurations'

const profileShape = {
  headline: emptyable(text(60)),
  privacy_policy_url: text(),
  terms_of_service_url: text(),
}
const featuresShape = {
  invoice_history: hash({ enabled: required(flag) }),
  subscription_cancel: hash({ enabled: flag, mode: oneOf('at_period_end') }),
}
const commonShape = {
  business_profile: hash(profileShape),
  default_return_url: emptyable(text()),
  metadata,
  name: emptyable(text(250)),
}
const createShape = { ...commonShape, features: required(hash(featuresShape)) }
const updateShape = { ...commonShape, active: flag, features: hash(featuresShape) }

/** The features there are here; the others are off. */
const featuresWith = ({ cancels, showsInvoices }: { cancels: boolean; showsInvoices: boolean }) => ({
  customer_update: { allowed_updates: [], enabled: false },
  invoice_history: { enabled: showsInvoices },
  payment_method_update: { enabled: false, payment_method_configuration: null },
  subscription_cancel: {
    cancellation_reason: { enabled: false, feedback_options: null, options: [] },
    enabled: cancels,
    mode: 'at_period_end',
    proration_behavior: 'none',
  },
  subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
  subscription_update: {
    billing_cycle_anchor: null,
    default_allowed_updates: [],
    enabled: false,
    proration_behavior: 'none',
    schedule_at_period_end: { conditions: [] },
    trial_update_behavior: 'end_trial',
  },
})

type Wanted = Parsed<typeof commonShape> & {
  features: Parsed<typeof featuresShape>
  isDefault?: boolean
}

function createConfiguration(context: Context, wanted: Wanted): PortalConfiguration {
  const { features, isDefault = false } = wanted
  const configuration = context.transaction.put<PortalConfiguration>({
    id: newId('bpc'),
    object: OBJECT,
    active: true,
    application: null,
    business_profile: {
      headline: wanted.business_profile?.headline ?? null,
      privacy_policy_url: wanted.business_profile?.privacy_policy_url ?? null,
      terms_of_service_url: wanted.business_profile?.terms_of_service_url ?? null,
    },
    created: context.wallNow,
    default_return_url: wanted.default_return_url ?? null,
    features: featuresWith({
      cancels: features.subscription_cancel?.enabled ?? false,
      showsInvoices: features.invoice_history?.enabled ?? false,
    }),
    is_default: isDefault,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: mergeMetadata({}, wanted.metadata),
    name: wanted.name ?? null,
    updated: context.wallNow,
  })
  emit(context, 'billing_portal.configuration.created', configuration)
  return configuration
}

/** The configuration of sessions that name none. In Stripe somebody saves it in the Dashboard; here it is made when needed. */
export function defaultConfiguration(context: Context): PortalConfiguration {
  const known = context.transaction.all<PortalConfiguration>(OBJECT).find(({ is_default: is }) => is)
  return (
    known ??
    createConfiguration(context, {
      business_profile: undefined,
      default_return_url: undefined,
      features: {
        invoice_history: { enabled: true },
        subscription_cancel: { enabled: true, mode: 'at_period_end' },
      },
      isDefault: true,
      metadata: undefined,
      name: undefined,
    })
  )
}

export const getConfiguration = (context: Context, id: string, param?: string) =>
  getRecord<PortalConfiguration>(context, OBJECT, id, param)

export const portalConfigurationRoutes = [
  route('POST', URL_OF_LIST, createShape, (context, params) => ({ ...createConfiguration(context, params) })),
  route('GET', URL_OF_LIST, { ...pageParams, active: flag, is_default: flag }, (context, params) => {
    const configurations = context.transaction
      .all<PortalConfiguration>(OBJECT)
      .filter(({ active }) => params.active === undefined || active === params.active)
      .filter(({ is_default: is }) => params.is_default === undefined || is === params.is_default)
    return pageOf(configurations, params, URL_OF_LIST, 'configuration')
  }),
  route('GET', `${URL_OF_LIST}/:id`, {}, (context, _params, id) => ({ ...getConfiguration(context, id) })),
  route('POST', `${URL_OF_LIST}/:id`, updateShape, (context, params, id) => {
    const before = getConfiguration(context, id)
    const { business_profile: profile, features, metadata: change, ...fields } = params
    const after = {
      ...before,
      ...given(fields),
      business_profile: { ...before.business_profile, ...given(profile ?? {}) },
      features: featuresWith({
        cancels: features?.subscription_cancel?.enabled ?? before.features.subscription_cancel.enabled,
        showsInvoices: features?.invoice_history?.enabled ?? before.features.invoice_history.enabled,
      }),
      metadata: mergeMetadata(before.metadata, change),
      updated: context.wallNow,
    }
    return { ...replace(context, before, after, 'billing_portal.configuration.updated') }
  }),
]
