import { type Context } from './context.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import { instantRange, text } from './params.server.ts'
import { present } from './present.server.ts'
import { type Charge, type PaymentIntent } from './records.server.ts'
import { getRecord } from './resource.server.ts'
import { route } from './route.server.ts'

const listFilters = { ...pageParams, customer: text(), created: instantRange }

/** Payments are made on the hosted pages; through the API they are only read. */
export const paymentRoutes = [
  route('GET', '/v1/payment_intents', listFilters, (context, params) => {
    const intents = context.transaction
      .all<PaymentIntent>('payment_intent')
      .filter(({ customer }) => params.customer === undefined || customer === params.customer)
      .filter(({ created }) => isWithin(created, params.created))
    return presented(context, pageOf(intents, params, '/v1/payment_intents', 'payment_intent'))
  }),
  route('GET', '/v1/payment_intents/:id', {}, (context, _params, id) =>
    present(context, getRecord<PaymentIntent>(context, 'payment_intent', id)),
  ),
  route('GET', '/v1/charges', { ...listFilters, payment_intent: text() }, (context, params) => {
    const charges = context.transaction
      .all<Charge>('charge')
      .filter(({ customer }) => params.customer === undefined || customer === params.customer)
      .filter(
        ({ payment_intent: intent }) =>
          params.payment_intent === undefined || intent === params.payment_intent,
      )
      .filter(({ created }) => isWithin(created, params.created))
    return presented(context, pageOf(charges, params, '/v1/charges', 'charge'))
  }),
  route('GET', '/v1/charges/:id', {}, (context, _params, id) =>
    present(context, getRecord<Charge>(context, 'charge', id)),
  ),
]

const presented = (context: Context, page: ReturnType<typeof pageOf<Charge | PaymentIntent>>) => ({
  ...page,
  data: page.data.map((record) => present(context, record)),
})
