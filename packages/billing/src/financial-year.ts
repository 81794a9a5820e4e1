import { BillingError } from './billing-error.ts'

const INDIA_AHEAD_MS = 5.5 * 3_600_000 // UTC+05:30 the whole year
const APRIL = 3

export type FinancialYear = {
  /** As written on orders and sanctions: `2026-27`. */
  label: string
  /** 1 April, 00:00 in India. */
  startsAt: Date
  /** The 1 April after it, 00:00 in India: the first instant that no longer belongs to the year. */
  endsBefore: Date
}

/** The Indian financial year an instant falls into: 1 April to 31 March, Indian time. @throws {BillingError} `invalid` */
export function financialYearOf(date: Date): FinancialYear {
  if (Number.isNaN(date.getTime())) throw new BillingError('invalid', 'Not a date.')
  const inIndia = new Date(date.getTime() + INDIA_AHEAD_MS)
  const year = inIndia.getUTCFullYear() - (inIndia.getUTCMonth() < APRIL ? 1 : 0)
  const startOf = (startYear: number) => new Date(Date.UTC(startYear, APRIL, 1) - INDIA_AHEAD_MS)
  return {
    label: `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
    startsAt: startOf(year),
    endsBefore: startOf(year + 1),
  }
}
