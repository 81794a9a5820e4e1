import { invalidRequest } from './api-error.server.ts'
import { type Context } from './context.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import { hash, integer, metadata, oneOf, required, text, type Parsed } from './params.server.ts'
import { beginAttempt, endAttempt, newPaymentRecord, refundRecord } from './payment-records.server.ts'
import { present } from './present.server.ts'
import { type Customer, type PaymentRecord } from './records.server.ts'
import { getRecord, given, mergeMetadata } from './resource.server.ts'
import { route } from './route.server.ts'

const instant = integer()
const money = hash({ currency: required(oneOf('inr')), value: required(integer({ min: 1 })) })
const methodDetails = hash({
  type: oneOf('custom'),
  custom: hash({ display_name: text(), type: text() }),
})
/** How an attempt ended, with its instant; without it the attempt is under way. */
const outcomeShape = {
  outcome: oneOf('guaranteed', 'failed', 'canceled'),
  guaranteed: hash({ guaranteed_at: required(instant) }),
  failed: hash({ failed_at: required(instant) }),
  canceled: hash({ canceled_at: required(instant) }),
}
const customerDetails = hash({ customer: text(), email: text(512), name: text(), phone: text(20) })
const reportShape = {
  ...outcomeShape,
  amount_requested: required(money),
  initiated_at: required(instant),
  payment_method_details: required(methodDetails),
  customer_details: customerDetails,
  customer_presence: oneOf('off_session', 'on_session'),
  description: text(),
  metadata,
  processor_details: hash({
    type: required(oneOf('custom')),
    custom: hash({ payment_reference: required(text()) }),
  }),
}
const attemptShape = {
  ...outcomeShape,
  initiated_at: required(instant),
  payment_method_details: methodDetails,
  description: text(),
  metadata,
}

function outcomeOf(params: Parsed<typeof outcomeShape>) {
  const { outcome, guaranteed, failed, canceled } = params
  if (outcome === undefined) return undefined
  if (!{ guaranteed, failed, canceled }[outcome]) {
    throw invalidRequest(`Missing required param: ${outcome}.`, { code: 'parameter_missing', param: outcome })
  }
  return outcome
}

const methodOf = (details: Parsed<{ custom: typeof methodDetails }>['custom']) =>
  details && {
    billing_details: null,
    custom: {
      display_name: details.custom?.display_name ?? 'Custom',
      type: details.custom?.type ?? null,
    },
    payment_method: null,
    type: 'custom',
  }

function customerOf(context: Context, details: Parsed<{ of: typeof customerDetails }>['of']) {
  if (!details) return undefined
  const { customer = null, email = null, name = null, phone = null } = details
  if (customer !== null) getRecord<Customer>(context, 'customer', customer, 'customer_details[customer]')
  return { customer, email, name, phone }
}

function reportPayment(context: Context, params: Parsed<typeof reportShape>): PaymentRecord {
  const outcome = outcomeOf(params)
  const record = newPaymentRecord(context, {
    amount: params.amount_requested.value,
    fields: given({
      customer_details: customerOf(context, params.customer_details),
      customer_presence: params.customer_presence,
      description: params.description,
      payment_method_details: methodOf(params.payment_method_details),
      processor_details: params.processor_details && {
        custom: { payment_reference: params.processor_details.custom?.payment_reference ?? null },
        type: 'custom',
      },
    }),
    metadata: mergeMetadata({}, params.metadata),
  })
  return outcome ? endAttempt(context, record, outcome) : record
}

function reportAttempt(context: Context, id: string, params: Parsed<typeof attemptShape>): PaymentRecord {
  const outcome = outcomeOf(params)
  const begun = beginAttempt(context, recordOf(context, id))
  const changed = context.transaction.put<PaymentRecord>({
    ...begun,
    ...given({
      description: params.description,
      payment_method_details: methodOf(params.payment_method_details),
    }),
    metadata: mergeMetadata(begun.metadata, params.metadata),
  })
  return outcome ? endAttempt(context, changed, outcome) : changed
}

const recordOf = (context: Context, id: string) => getRecord<PaymentRecord>(context, 'payment_record', id)
const withMetadata = (record: PaymentRecord, change: Parsed<{ of: typeof metadata }>['of']) => ({
  ...record,
  metadata: mergeMetadata(record.metadata, change),
})

const BASE = '/v1/payment_records'
const ending = (outcome: 'guaranteed' | 'failed' | 'canceled') =>
  route(
    'POST',
    `${BASE}/:id/report_payment_attempt_${outcome}`,
    { [`${outcome}_at`]: required(instant), metadata },
    (context, params, id) =>
      present(
        context,
        endAttempt(context, withMetadata(recordOf(context, id), params.metadata as never), outcome),
      ),
  )

export const paymentRecordRoutes = [
  route('POST', `${BASE}/report_payment`, reportShape, (context, params) =>
    present(context, reportPayment(context, params)),
  ),
  route(
    'GET',
    BASE,
    { ...pageParams, created_after: instant, created_before: instant },
    (context, params) => {
      const range = { gt: params.created_after, lt: params.created_before }
      const records = context.transaction
        .all<PaymentRecord>('payment_record')
        .filter(({ created }) => isWithin(created, range))
      const page = pageOf(records, params, BASE, 'payment_record')
      return { ...page, data: page.data.map((record) => present(context, record)) }
    },
  ),
  route('GET', `${BASE}/:id`, {}, (context, _params, id) => present(context, recordOf(context, id))),
  route('POST', `${BASE}/:id/report_payment_attempt`, attemptShape, (context, params, id) =>
    present(context, reportAttempt(context, id, params)),
  ),
  ending('guaranteed'),
  ending('failed'),
  ending('canceled'),
  route(
    'POST',
    `${BASE}/:id/report_payment_attempt_informational`,
    { customer_details: customerDetails, description: text(), metadata },
    (context, params, id) => {
      const record = withMetadata(recordOf(context, id), params.metadata)
      const fields = given({
        customer_details: customerOf(context, params.customer_details),
        description: params.description,
      })
      return present(context, context.transaction.put<PaymentRecord>({ ...record, ...fields }))
    },
  ),
  route(
    'POST',
    `${BASE}/:id/report_refund`,
    {
      outcome: required(oneOf('refunded')),
      processor_details: required(
        hash({
          type: required(oneOf('custom')),
          custom: required(hash({ refund_reference: required(text()) })),
        }),
      ),
      amount: money,
      initiated_at: instant,
      refunded: hash({ refunded_at: required(instant) }),
      metadata,
    },
    (context, params, id) => {
      const { refund_reference: reference } = params.processor_details.custom
      const record = withMetadata(recordOf(context, id), params.metadata)
      return present(context, refundRecord(context, record, { amount: params.amount?.value, reference }))
    },
  ),
]
