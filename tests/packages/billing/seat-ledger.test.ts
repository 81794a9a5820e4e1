import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  accountsOf,
  BillingError,
  postSeats,
  SEAT_ACCOUNTS,
  seatBalance,
  type SeatAccount,
  type SeatBalance,
  type SeatPosting,
} from '@karmashala/billing'

test('seats are bought, assigned, given back and expire', () => {
  const postings: SeatPosting[] = [
    { kind: 'grant', seats: 100 },
    { kind: 'assign', seats: 60 },
    { kind: 'release', seats: 10 },
    { kind: 'revoke', seats: 5 },
    { kind: 'expire', seats: 50, from: 'assigned' },
    { kind: 'expire', seats: 45 },
  ]

  expect(seatBalance(postings.slice(0, 4))).toEqual({
    granted: 100,
    available: 45,
    assigned: 50,
    expired: 0,
    revoked: 5,
  })
  expect(seatBalance(postings)).toEqual({ granted: 100, available: 0, assigned: 0, expired: 95, revoked: 5 })
  expect(seatBalance([])).toEqual({ granted: 0, available: 0, assigned: 0, expired: 0, revoked: 0 })
})

test('nobody can use a seat that is not there', () => {
  const held = seatBalance([
    { kind: 'grant', seats: 3 },
    { kind: 'assign', seats: 2 },
  ])
  const overdrawn = expect.objectContaining({ code: 'overdrawn' })

  expect(() => postSeats(held, { kind: 'assign', seats: 2 })).toThrow(overdrawn)
  expect(() => postSeats(held, { kind: 'release', seats: 3 })).toThrow(overdrawn)
  expect(() => postSeats(held, { kind: 'expire', seats: 2 })).toThrow(overdrawn)
  expect(() => postSeats(held, { kind: 'revoke', seats: 3, from: 'assigned' })).toThrow(overdrawn)
  for (const seats of [0, -1, 0.5, Number.NaN]) {
    expect(() => postSeats(held, { kind: 'grant', seats })).toThrow(
      expect.objectContaining({ code: 'invalid' }),
    )
  }
})

const from = fc.constantFrom('available', 'assigned', undefined)
const seats = fc.integer({ min: -1, max: 40 })
const anyPosting: fc.Arbitrary<SeatPosting> = fc.oneof(
  fc.record({ kind: fc.constantFrom('grant', 'assign', 'release'), seats }),
  fc.record({ kind: fc.constantFrom('expire', 'revoke'), seats, from }),
)

/** The postings of a random sequence that the ledger takes, and the balance after each. */
function accepted(postings: SeatPosting[]) {
  const taken: SeatPosting[] = []
  const balances: SeatBalance[] = []
  for (const posting of postings) {
    try {
      balances.push(postSeats(balances.at(-1) ?? seatBalance([]), posting))
      taken.push(posting)
    } catch (error) {
      if (!(error instanceof BillingError)) throw error
    }
  }
  return { taken, balances }
}

test('no sequence of postings makes a balance negative or makes or loses a seat', () => {
  fc.assert(
    fc.property(fc.array(anyPosting, { maxLength: 60 }), (postings) => {
      const { taken, balances } = accepted(postings)
      for (const { granted, available, assigned, expired, revoked } of balances) {
        expect(Math.min(available, assigned, expired, revoked)).toBeGreaterThanOrEqual(0)
        expect(available + assigned + expired + revoked).toBe(granted)
      }
      if (balances.length > 0) expect(seatBalance(taken)).toEqual(balances.at(-1))
    }),
  )
})

test('every posting takes from one account what it gives to another, so all accounts sum to zero', () => {
  fc.assert(
    fc.property(fc.array(anyPosting, { maxLength: 60 }), (postings) => {
      const { taken, balances } = accepted(postings)
      const accounts = new Map<SeatAccount, number>(SEAT_ACCOUNTS.map((account) => [account, 0]))
      for (const posting of taken) {
        const { from, to } = accountsOf(posting)
        accounts.set(from, accounts.get(from)! - posting.seats)
        accounts.set(to, accounts.get(to)! + posting.seats)
      }
      expect([...accounts.values()].reduce((sum, seats) => sum + seats, 0)).toBe(0)
      const { granted, ...rest } = balances.at(-1) ?? seatBalance([])
      expect(accounts.get('purchased')).toBe(-granted || 0)
      for (const [account, held] of Object.entries(rest))
        expect(accounts.get(account as SeatAccount)).toBe(held)
    }),
  )
})

test('seats that expire or are revoked never come back', () => {
  fc.assert(
    fc.property(fc.array(anyPosting, { maxLength: 60 }), (postings) => {
      const { balances } = accepted(postings)
      balances.slice(1).forEach((balance, index) => {
        expect(balance.expired).toBeGreaterThanOrEqual(balances[index]!.expired)
        expect(balance.revoked).toBeGreaterThanOrEqual(balances[index]!.revoked)
      })
    }),
  )
})
