import { ApiError, invalidRequest, missingResource } from './api-error.server.ts'
import { type Account } from './accounts.server.ts'
import { availableBalance } from './connect-balance.server.ts'
import { emit, type Context } from './context.server.ts'
import { newId } from './ids.server.ts'
import { isWithin, pageOf, pageParams } from './pages.server.ts'
import { instantRange, integer, metadata, oneOf, required, text, type Parsed } from './params.server.ts'
import { present } from './present.server.ts'
import { type Metadata } from './records.server.ts'
import { getRecord, given, mergeMetadata, replace } from './resource.server.ts'
import { route } from './route.server.ts'
import { type Stored } from './store.server.ts'

export type Transfer = Stored & {
  object: 'transfer'
  amount: number
  amount_reversed: number
  created: number
  description: string | null
  destination: string
  metadata: Metadata
  reversed: boolean
  transfer_group: string | null
}
type TransferReversal = Stored & {
  object: 'transfer_reversal'
  amount: number
  created: number
  metadata: Metadata
  transfer: string
}

const REVERSALS_SHOWN = 10
const createShape = {
  amount: required(integer({ min: 1 })),
  currency: required(oneOf('inr')),
  description: text(),
  destination: required(text()),
  metadata,
  transfer_group: text(),
}

/** Moves money of the platform to a connected account. @throws {ApiError} `balance_insufficient` */
function createTransfer(context: Context, params: Parsed<typeof createShape>): Transfer {
  const account = context.transaction.find<Account>('account', params.destination)
  if (!account) throw missingResource('destination', params.destination, 'destination')
  if (account.capabilities.transfers !== 'active') {
    throw invalidRequest(
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      { code: 'insufficient_capabilities_for_transfer' },
    )
  }
  if (params.amount > availableBalance(context)) throw insufficientFunds()
  const transfer = context.transaction.put<Transfer>({
    id: newId('tr'),
    object: 'transfer',
    amount: params.amount,
    amount_reversed: 0,
    balance_transaction: null,
    created: context.wallNow,
    currency: 'inr',
    description: params.description ?? null,
    destination: account.id,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    reversed: false,
    source_transaction: null,
    source_type: 'card',
    transfer_group: params.transfer_group ?? null,
  })
  emit(context, 'transfer.created', transfer)
  return transfer
}

const insufficientFunds = () =>
  new ApiError(400, {
    type: 'invalid_request_error',
    code: 'balance_insufficient',
    message:
      'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance',
  })

function reverseTransfer(
  context: Context,
  transfer: Transfer,
  { amount, metadata: change }: { amount?: number; metadata?: Parsed<typeof reversalShape>['metadata'] },
): TransferReversal {
  const left = transfer.amount - transfer.amount_reversed
  const reversed = amount ?? left
  if (reversed > left || left === 0) {
    throw invalidRequest(
      `Reversal amount (${reversed}) is greater than unreversed amount on transfer (${left}).`,
      { param: 'amount' },
    )
  }
  const reversal = context.transaction.put<TransferReversal>({
    id: newId('trr'),
    object: 'transfer_reversal',
    amount: reversed,
    balance_transaction: null,
    created: context.wallNow,
    currency: 'inr',
    destination_payment_refund: null,
    metadata: mergeMetadata({}, change),
    source_refund: null,
    transfer: transfer.id,
  })
  const total = transfer.amount_reversed + reversed
  const after = { ...transfer, amount_reversed: total, reversed: total === transfer.amount }
  replace(context, transfer, after, 'transfer.reversed')
  return reversal
}

const reversalsOf = (context: Context, transfer: string) =>
  context.transaction.where<TransferReversal>('transfer_reversal', 'transfer', transfer)

/** The transfer as the API shows it. */
export function presentTransfer(context: Context, transfer: Transfer) {
  const reversals = reversalsOf(context, transfer.id).toReversed()
  return {
    ...transfer,
    reversals: {
      object: 'list',
      data: reversals.slice(0, REVERSALS_SHOWN),
      has_more: reversals.length > REVERSALS_SHOWN,
      url: `/v1/transfers/${transfer.id}/reversals`,
    },
  }
}

function reversalOf(context: Context, transfer: string, id: string): TransferReversal {
  const reversal = context.transaction.find<TransferReversal>('transfer_reversal', id)
  if (reversal?.transfer !== transfer) throw missingResource('transfer reversal', id)
  return reversal
}

const getTransfer = (context: Context, id: string) => getRecord<Transfer>(context, 'transfer', id)
const reversalShape = { amount: integer({ min: 1 }), metadata }
const listFilters = { ...pageParams, created: instantRange, destination: text(), transfer_group: text() }

export const transferRoutes = [
  route('POST', '/v1/transfers', createShape, (context, params) =>
    present(context, createTransfer(context, params)),
  ),
  route('GET', '/v1/transfers', listFilters, (context, params) => {
    const { created, destination, transfer_group: group } = params
    const transfers = context.transaction
      .all<Transfer>('transfer')
      .filter((transfer) => destination === undefined || transfer.destination === destination)
      .filter((transfer) => group === undefined || transfer.transfer_group === group)
      .filter((transfer) => isWithin(transfer.created, created))
    const page = pageOf(transfers, params, '/v1/transfers', 'transfer')
    return { ...page, data: page.data.map((transfer) => present(context, transfer)) }
  }),
  route('GET', '/v1/transfers/:id', {}, (context, _params, id) => present(context, getTransfer(context, id))),
  route('POST', '/v1/transfers/:id', { description: text(), metadata }, (context, params, id) => {
    const before = getTransfer(context, id)
    const { metadata: change, ...fields } = params
    const after = { ...before, ...given(fields), metadata: mergeMetadata(before.metadata, change) }
    return present(context, replace(context, before, after, 'transfer.updated'))
  }),
  route('POST', '/v1/transfers/:id/reversals', reversalShape, (context, params, id) => ({
    ...reverseTransfer(context, getTransfer(context, id), params),
  })),
  route('GET', '/v1/transfers/:id/reversals', pageParams, (context, params, id) => {
    const { id: transfer } = getTransfer(context, id)
    const url = `/v1/transfers/${transfer}/reversals`
    return pageOf(reversalsOf(context, transfer), params, url, 'transfer reversal')
  }),
  route('GET', '/v1/transfers/:id/reversals/:reversal', {}, (context, _params, id, reversal) => ({
    ...reversalOf(context, id, reversal),
  })),
]
