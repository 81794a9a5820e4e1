export type Controller = {
  fees: { payer: string }
  is_controller: true
  losses: { payments: string }
  requirement_collection: string
  stripe_dashboard: { type: 'express' | 'full' | 'none' }
  type: 'application'
}
type Wanted = {
  fees?: { payer?: string }
  losses?: { payments?: string }
  stripe_dashboard?: { type?: Controller['stripe_dashboard']['type'] }
}

/** Who answers for an account, by its type or as it is asked for; without either as for a standard account. */
export function controllerOf(type: 'express' | 'standard' | undefined, wanted: Wanted | undefined) {
  const dashboard = wanted?.stripe_dashboard?.type ?? (type === 'express' ? 'express' : 'full')
  const isExpress = type === 'express'
  const controller: Controller = {
    fees: { payer: isExpress ? 'application_express' : (wanted?.fees?.payer ?? 'account') },
    is_controller: true,
    losses: { payments: wanted?.losses?.payments ?? (isExpress ? 'application' : 'stripe') },
    requirement_collection: 'stripe',
    stripe_dashboard: { type: dashboard },
    type: 'application',
  }
  const types = { express: 'express', full: 'standard', none: 'none' } as const
  return { type: types[dashboard], controller }
}

/** Requirements of an account that is in order. */
export const NOTHING_DUE = {
  alternatives: [] as never[],
  current_deadline: null as number | null,
  currently_due: [] as string[],
  disabled_reason: null as string | null,
  errors: [] as never[],
  eventually_due: [] as string[],
  past_due: [] as string[],
  pending_verification: [] as string[],
}

/** What an account that has told nothing has in these fields. */
export const UNUSED_ACCOUNT_FIELDS = {
  business_profile: {
    annual_revenue: null,
    estimated_worker_count: null,
    mcc: null,
    minority_owned_business_designation: null,
    name: null,
    product_description: null,
    specified_commercial_transactions_act_url: null,
    support_address: null,
    support_email: null,
    support_phone: null,
    support_url: null,
    url: null,
  },
  country: 'IN',
  default_currency: 'inr',
  external_accounts: { object: 'list', data: [], has_more: false, url: '' },
  future_requirements: NOTHING_DUE,
  settings: {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_payments: {
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: null, timezone: 'Asia/Kolkata' },
    payments: {
      statement_descriptor: null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
  },
  tos_acceptance: { date: null, ip: null, user_agent: null },
}
