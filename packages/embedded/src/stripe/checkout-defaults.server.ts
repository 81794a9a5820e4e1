import { type Metadata } from './records.server.ts'

type InvoiceData = {
  description: string | null
  footer: string | null
  metadata: Metadata | null
}
const NO_INVOICE_DATA = {
  account_tax_ids: null,
  custom_fields: null,
  issuer: null,
  rendering_options: null,
}

/** The invoice a one-time payment makes afterwards, unless it was not asked for. */
export const invoiceCreation = (enabled: boolean, data: InvoiceData) => ({
  enabled,
  invoice_data: { ...NO_INVOICE_DATA, ...data },
})

/** What a sandbox account without shipping, promotions, consents and saved payment methods has in these fields. */
export const UNUSED_SESSION_FIELDS = {
  adaptive_pricing: null,
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency: 'inr',
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  livemode: false,
  managed_payments: null,
  origin_context: null,
  payment_link: null,
  payment_method_configuration_details: null,
  payment_method_options: null,
  payment_method_types: ['card'],
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  submit_type: null,
  ui_mode: 'hosted_page',
  wallet_options: null,
}
