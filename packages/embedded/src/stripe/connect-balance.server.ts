import { type Context } from './context.server.ts'
import { type Charge } from './records.server.ts'
import { route } from './route.server.ts'
import { type Transfer } from './transfers.server.ts'

/** What the platform has in hand, in paise: paid by card, less what was given back and what was transferred. */
export function availableBalance({ transaction }: Context): number {
  const charged = transaction
    .all<Charge>('charge')
    .filter(({ status }) => status === 'succeeded')
    .reduce((sum, { amount, amount_refunded: refunded }) => sum + amount - refunded, 0)
  const transferred = transaction
    .all<Transfer>('transfer')
    .reduce((sum, { amount, amount_reversed: reversed }) => sum + amount - reversed, 0)
  return charged - transferred
}

export const balanceRoutes = [
  route('GET', '/v1/balance', {}, (context) => {
    const amount = availableBalance(context)
    return {
      object: 'balance',
      available: [{ amount, currency: 'inr', source_types: { card: amount } }],
      livemode: false,
      pending: [{ amount: 0, currency: 'inr', source_types: { card: 0 } }],
    }
  }),
]
