import { invalidRequest, missingResource } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import { instantRange, integer, metadata, oneOf, text, type Parsed } from './params.server.ts'
import { present } from './present.server.ts'
import { type Charge, type Metadata, type PaymentIntent, type Refund } from './records.server.ts'
import { getRecord, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'

const createShape = {
  amount: integer({ min: 1 }),
  charge: text(),
  payment_intent: text(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  metadata,
}

/** What of a charge has not been given back, in paise. */
export const refundable = ({ amount, amount_refunded: refunded, status }: Charge) =>
  status === 'succeeded' ? amount - refunded : 0

type Wanted = { amount?: number; reason?: string; metadata?: Metadata }

/** Gives a charge back, all that is left of it or a part. @throws {ApiError} `charge_already_refunded` */
export function refundCharge(
  context: Context,
  charge: Charge,
  { amount, reason, metadata: notes = {} }: Wanted,
): Refund {
  const left = refundable(charge)
  if (charge.status !== 'succeeded')
    throw invalidRequest(`Charge ${charge.id} was not successful and cannot be refunded.`, {
      param: 'charge',
    })
  if (left === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    })
  }
  const refunded = amount ?? left
  if (refunded > left) {
    throw invalidRequest(
      `Refund amount (${refunded}) is greater than unrefunded amount on charge (${left}).`,
      { param: 'amount' },
    )
  }
  const refund = context.transaction.put<Refund>({
    id: newId('re'),
    object: 'refund',
    amount: refunded,
    balance_transaction: null,
    charge: charge.id,
    created: context.now,
    currency: 'inr',
    customer: charge.customer,
    customer_account: null,
    destination_details: { card: { type: 'refund' }, type: 'card' },
    metadata: notes,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  })
  emit(context, 'refund.created', refund)
  const total = charge.amount_refunded + refunded
  const after = { ...charge, amount_refunded: total, refunded: total === charge.amount }
  replace(context, charge, after, 'charge.refunded')
  return refund
}

function createRefund(context: Context, params: Parsed<typeof createShape>): Refund {
  const { charge, payment_intent, ...wanted } = params
  if (charge === undefined && payment_intent === undefined) {
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
      {
        code: 'parameter_missing',
      },
    )
  }
  const found =
    charge === undefined
      ? chargeOf(context, payment_intent ?? '')
      : getRecord<Charge>(context, 'charge', charge, 'charge')
  if (payment_intent !== undefined && found.payment_intent !== payment_intent)
    throw missingResource('charge', found.id, 'charge')
  return refundCharge(context, found, { ...wanted, metadata: mergeMetadata({}, params.metadata) })
}

function chargeOf(context: Context, id: string): Charge {
  const intent = getRecord<PaymentIntent>(context, 'payment_intent', id, 'payment_intent')
  const charge = intent.latest_charge && context.transaction.find<Charge>('charge', intent.latest_charge)
  if (charge && charge.status === 'succeeded') return charge
  throw invalidRequest(`This PaymentIntent (${id}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
  })
}

const getRefund = (context: Context, id: string) => getRecord<Refund>(context, 'refund', id)
const listFilters = { ...pageParams, charge: text(), payment_intent: text(), created: instantRange }

export const refundRoutes = [
  route('POST', '/v1/refunds', createShape, (context, params) =>
    present(context, createRefund(context, params)),
  ),
  route('GET', '/v1/refunds', listFilters, (context, params) => {
    const refunds = context.transaction
      .all<Refund>('refund')
      .filter(({ charge }) => params.charge === undefined || charge === params.charge)
      .filter(
        ({ payment_intent: intent }) =>
          params.payment_intent === undefined || intent === params.payment_intent,
      )
      .filter(({ created }) => isWithin(created, params.created))
    return pageOf(refunds, params, '/v1/refunds', 'refund')
  }),
  route('GET', '/v1/refunds/:id', {}, (context, _params, id) => present(context, getRefund(context, id))),
  route('POST', '/v1/refunds/:id', { metadata }, (context, params, id) => {
    const refund = getRefund(context, id)
    const updated = { ...refund, metadata: mergeMetadata(refund.metadata, params.metadata) }
    return present(context, replace(context, refund, updated, 'refund.updated'))
  }),
  route('POST', '/v1/refunds/:id/cancel', {}, (context, _params, id) => {
    // A refund to a card is done at once; Stripe cancels only those that wait for the customer.
    const { status } = getRefund(context, id)
    throw invalidRequest(
      `You can only cancel refunds with status requires_action. The status of this refund is ${status}.`,
    )
  }),
]
