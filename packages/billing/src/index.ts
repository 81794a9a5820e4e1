export { BillingError, type BillingErrorCode } from './billing-error.ts'
export { financialYearOf, type FinancialYear } from './financial-year.ts'
export { formatRupees, gstOn, quote, roundToRupee, type Quote, type QuoteInput } from './money.ts'
export {
  accountsOf,
  EMPTY_SEAT_BALANCE,
  postSeats,
  SEAT_ACCOUNTS,
  seatBalance,
  type SeatAccount,
  type SeatBalance,
  type SeatPosting,
} from './seat-ledger.ts'
