import { BillingError } from './billing-error.ts'

/** Where seats can be. `purchased` is the other side of every grant: it goes below zero by what was bought. */
export const SEAT_ACCOUNTS = ['purchased', 'available', 'assigned', 'expired', 'revoked'] as const
export type SeatAccount = (typeof SEAT_ACCOUNTS)[number]

/**
 * One line of the entitlement ledger. Seats that expire or are revoked leave `available` unless `from` says they were
 * assigned. Postings are never changed or deleted; a mistake is corrected by another posting.
 */
export type SeatPosting =
  | { kind: 'grant' | 'assign' | 'release'; seats: number }
  | { kind: 'expire' | 'revoke'; seats: number; from?: 'available' | 'assigned' }

export type SeatBalance = {
  /** All seats ever bought: the sum of the other four. */
  granted: number
  available: number
  assigned: number
  expired: number
  revoked: number
}

export const EMPTY_SEAT_BALANCE: Readonly<SeatBalance> = {
  granted: 0,
  available: 0,
  assigned: 0,
  expired: 0,
  revoked: 0,
}

/** The two accounts a posting moves its seats between. */
export function accountsOf(posting: SeatPosting): { from: SeatAccount; to: SeatAccount } {
  switch (posting.kind) {
    case 'grant':
      return { from: 'purchased', to: 'available' }
    case 'assign':
      return { from: 'available', to: 'assigned' }
    case 'release':
      return { from: 'assigned', to: 'available' }
    case 'expire':
      return { from: posting.from ?? 'available', to: 'expired' }
    case 'revoke':
      return { from: posting.from ?? 'available', to: 'revoked' }
  }
}

/**
 * The balance after one more posting.
 * @throws {BillingError} `invalid` unless seats are a positive whole number; `overdrawn` when the account it takes from
 * has fewer
 */
export function postSeats(balance: SeatBalance, posting: SeatPosting): SeatBalance {
  const { kind, seats } = posting
  if (!Number.isSafeInteger(seats) || seats <= 0) {
    throw new BillingError('invalid', 'A posting moves a positive whole number of seats.')
  }
  const { from, to } = accountsOf(posting)
  const after = { ...balance }
  if (from === 'purchased') after.granted += seats
  else if (balance[from] >= seats) after[from] -= seats
  else {
    throw new BillingError('overdrawn', `Cannot ${kind} ${seats} seats: only ${balance[from]} are ${from}.`)
  }
  if (to !== 'purchased') after[to] += seats
  return after
}

/** The balance of a whole ledger, in the order in which it was posted. @throws {BillingError} as {@link postSeats} */
export function seatBalance(postings: Iterable<SeatPosting>): SeatBalance {
  let balance: SeatBalance = { ...EMPTY_SEAT_BALANCE }
  for (const posting of postings) balance = postSeats(balance, posting)
  return balance
}
