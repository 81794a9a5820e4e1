import { emit, type Context } from './context.server.ts'
import { newId, newSecret } from './ids.server.ts'
import { type Charge, type Customer, type Metadata, type PaymentIntent } from './records.server.ts'

/** Stripe's words for a card that the bank turned down without saying why. */
export const DECLINE = {
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'Your card was declined.',
} as const

type Purpose = {
  customer: string | null
  /** Paise. */
  amount: number
  description?: string | null
  metadata?: Metadata
}

/** An intent that waits for somebody to pay, as Stripe makes one for every open invoice. */
export function createPaymentIntent(context: Context, purpose: Purpose): PaymentIntent {
  const id = newId('pi')
  const intent = context.transaction.put<PaymentIntent>({
    ...INTENT_DEFAULTS,
    id,
    object: 'payment_intent',
    amount: purpose.amount,
    amount_received: 0,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${newSecret(25)}`,
    created: context.now,
    customer: purpose.customer,
    description: purpose.description ?? null,
    last_payment_error: null,
    latest_charge: null,
    metadata: purpose.metadata ?? {},
    payment_method: null,
    status: 'requires_payment_method',
  })
  emit(context, 'payment_intent.created', intent)
  return intent
}

/** What a card did: the intent and its charge, as they are stored. */
export type CardPayment = { paymentIntent: PaymentIntent; charge: Charge }

/**
 * Takes a payment by card: a charge of the whole intent and the intent as `succeeded`, or with `declined` a failed charge
 * and the intent still waiting. `paymentIntent` continues one that exists; without it one is made for the amount in paise.
 */
export function recordCardPayment(
  context: Context,
  { declined = false, ...payment }: (Purpose | { paymentIntent: PaymentIntent }) & { declined?: boolean },
): CardPayment {
  const waiting = 'paymentIntent' in payment ? payment.paymentIntent : createPaymentIntent(context, payment)
  const charge = chargeCard(context, waiting, declined)
  const paymentIntent = context.transaction.put<PaymentIntent>({
    ...waiting,
    latest_charge: charge.id,
    ...(declined
      ? {
          last_payment_error: {
            ...DECLINE,
            charge: charge.id,
            doc_url: 'https://docs.stripe.com/error-codes#card-declined',
            type: 'card_error',
          },
        }
      : {
          amount_received: waiting.amount,
          last_payment_error: null,
          payment_method: charge.payment_method,
          status: 'succeeded' as const,
        }),
  })
  emit(context, declined ? 'charge.failed' : 'charge.succeeded', charge)
  emit(context, declined ? 'payment_intent.payment_failed' : 'payment_intent.succeeded', paymentIntent)
  return { paymentIntent, charge }
}

/** Gives up an intent nobody will pay any more. */
export function cancelPaymentIntent(
  context: Context,
  intent: PaymentIntent,
  reason: 'automatic' | 'void_invoice',
): PaymentIntent {
  const canceled = context.transaction.put<PaymentIntent>({
    ...intent,
    canceled_at: context.now,
    cancellation_reason: reason,
    status: 'canceled',
  })
  emit(context, 'payment_intent.canceled', canceled)
  return canceled
}

function chargeCard(context: Context, intent: PaymentIntent, declined: boolean): Charge {
  const customer = intent.customer
    ? context.transaction.find<Customer>('customer', intent.customer)
    : undefined
  return context.transaction.put<Charge>({
    ...CHARGE_DEFAULTS,
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: declined ? 0 : intent.amount,
    amount_refunded: 0,
    billing_details: {
      address: customer?.address ?? NO_ADDRESS,
      email: customer?.email ?? null,
      name: customer?.name ?? null,
      phone: customer?.phone ?? null,
      tax_id: null,
    },
    captured: !declined,
    created: context.now,
    customer: intent.customer,
    description: intent.description,
    failure_code: declined ? DECLINE.code : null,
    failure_message: declined ? DECLINE.message : null,
    metadata: intent.metadata,
    outcome: declined ? OUTCOME_DECLINED : OUTCOME_AUTHORIZED,
    paid: !declined,
    payment_intent: intent.id,
    payment_method: newId('pm'),
    payment_method_details: { card: { ...CARD, amount_authorized: intent.amount }, type: 'card' },
    refunded: false,
    status: declined ? 'failed' : 'succeeded',
  })
}

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }

const OUTCOME_AUTHORIZED = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  seller_message: 'Payment complete.',
  type: 'authorized',
}
const OUTCOME_DECLINED = {
  ...OUTCOME_AUTHORIZED,
  advice_code: 'try_again_later',
  network_status: 'declined_by_network',
  reason: DECLINE.decline_code,
  seller_message: 'The bank did not return any further details with this decline.',
  type: 'issuer_declined',
}

/** The card every payment in the sandbox is made with: Stripe's own test number, issued in India. */
const CARD = {
  authorization_code: null,
  brand: 'visa',
  checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
  country: 'IN',
  electronic_commerce_indicator: null,
  exp_month: 12,
  exp_year: 2034,
  funding: 'credit',
  installments: null,
  last4: '4242',
  mandate: null,
  network: 'visa',
  network_transaction_id: null,
  regulated_status: 'unregulated',
  three_d_secure: null,
  transaction_link_id: null,
  wallet: null,
}

/** What a sandbox account without Connect, shipping and saved payment methods has in these fields. */
const INTENT_DEFAULTS = {
  allowed_payment_method_types: null,
  amount_capturable: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  capture_method: 'automatic',
  confirmation_method: 'automatic',
  currency: 'inr',
  customer_account: null,
  excluded_payment_method_types: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method_configuration_details: null,
  payment_method_options: null,
  payment_method_types: ['card'],
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
}
const CHARGE_DEFAULTS = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  calculated_statement_descriptor: null,
  currency: 'inr',
  disputed: false,
  failure_balance_transaction: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
}
