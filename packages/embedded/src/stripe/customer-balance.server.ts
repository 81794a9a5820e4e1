import { type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import { instantRange, integer, metadata, oneOf, required, text } from './params.server.ts'
import { present } from './present.server.ts'
import { type Customer, type CustomerBalanceTransaction } from './records.server.ts'
import { missingResource } from './api-error.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'

type Change = Pick<CustomerBalanceTransaction, 'amount' | 'type'> &
  Partial<Pick<CustomerBalanceTransaction, 'invoice' | 'credit_note' | 'metadata'>> & { description?: string }

/** Moves a customer's balance and writes down why. Paise; below zero is a credit for the customer. */
export function changeBalance(
  context: Context,
  customerId: string,
  { amount, type, invoice = null, credit_note = null, metadata: notes = {}, description }: Change,
): CustomerBalanceTransaction {
  const customer = getRecord<Customer>(context, 'customer', customerId)
  const balance = customer.balance + amount
  replace(context, customer, { ...customer, balance, currency: 'inr' }, 'customer.updated')
  return context.transaction.put<CustomerBalanceTransaction>({
    id: newId('cbtxn'),
    object: 'customer_balance_transaction',
    amount,
    checkout_session: null,
    created: context.now,
    credit_note,
    currency: 'inr',
    customer: customer.id,
    customer_account: null,
    description: description ?? null,
    ending_balance: balance,
    invoice,
    livemode: false,
    metadata: notes,
    type,
  })
}

const OBJECT = 'customer_balance_transaction'
const BASE = '/v1/customers/:id/balance_transactions'

function transactionOf(context: Context, customerId: string, id: string): CustomerBalanceTransaction {
  const found = context.transaction.find<CustomerBalanceTransaction>(OBJECT, id)
  if (found?.customer !== customerId) throw missingResource(OBJECT, id)
  return found
}

const MOST = 999_999_999_999
const createShape = {
  amount: required(integer({ min: -MOST, max: MOST })),
  currency: required(oneOf('inr')),
  description: text(350),
  metadata,
}

export const customerBalanceRoutes = [
  route('POST', BASE, createShape, (context, { amount, description, metadata: notes }, id) => {
    const change = { amount, description, metadata: mergeMetadata({}, notes), type: 'adjustment' as const }
    return present(context, changeBalance(context, id, change))
  }),
  route('GET', BASE, { ...pageParams, created: instantRange, invoice: text() }, (context, params, id) => {
    const customer = getRecord<Customer>(context, 'customer', id)
    const transactions = context.transaction
      .all<CustomerBalanceTransaction>(OBJECT)
      .filter((entry) => entry.customer === customer.id)
      .filter(({ created }) => isWithin(created, params.created))
      .filter(({ invoice }) => params.invoice === undefined || invoice === params.invoice)
    return pageOf(transactions, params, `/v1/customers/${customer.id}/balance_transactions`, OBJECT)
  }),
  route('GET', `${BASE}/:transactionId`, {}, (context, _params, id, transactionId) =>
    present(context, transactionOf(context, id, transactionId)),
  ),
  route(
    'POST',
    `${BASE}/:transactionId`,
    { description: text(350), metadata },
    (context, { metadata: change, ...fields }, id, transactionId) => {
      const before = transactionOf(context, id, transactionId)
      const after = { ...before, ...given(fields), metadata: mergeMetadata(before.metadata, change) }
      return present(context, context.transaction.put(after))
    },
  ),
]
