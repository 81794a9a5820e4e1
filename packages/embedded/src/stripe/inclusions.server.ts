import { lineItemsOf, type CheckoutSession } from './checkout-sessions.server.ts'
import { type Context } from './context.server.ts'
import { paymentsOf } from './invoice-payments.server.ts'
import { type Invoice, type Refund } from './records.server.ts'

type Wire = Record<string, unknown>

/** What Stripe leaves out of an object until `expand[]` names it. */
const INCLUDABLE: Record<string, Record<string, (context: Context, id: string) => unknown>> = {
  invoice: {
    amount_paid_off_stripe: (context, id) =>
      context.transaction.find<Invoice>('invoice', id)?.amount_paid_off_stripe ?? 0,
    payments: (context, id) =>
      listOf(paymentsOf(context, id).toReversed(), `/v1/invoice_payments?invoice=${id}`),
  },
  charge: {
    refunds: (context, id) =>
      listOf(
        context.transaction.where<Refund>('refund', 'charge', id).toReversed(),
        `/v1/charges/${id}/refunds`,
      ),
  },
  'checkout.session': {
    line_items(context, id) {
      const session = context.transaction.find<CheckoutSession>('checkout.session', id)
      const url = `/v1/checkout/sessions/${id}/line_items`
      return listOf(session ? lineItemsOf(context, session) : [], url)
    },
  },
}
const SHOWN = 10

const listOf = <T>(records: T[], url: string) => ({
  object: 'list',
  data: records.slice(0, SHOWN),
  has_more: records.length > SHOWN,
  url,
})

/** The field of an object that is shown only on request; nothing when there is no such field. */
export function inclusionsOf(context: Context, { object, id }: Wire, field: string): Wire {
  const include = typeof object === 'string' ? INCLUDABLE[object]?.[field] : undefined
  return include && typeof id === 'string' ? { [field]: include(context, id) } : {}
}
