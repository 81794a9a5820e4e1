import { BillingError } from './billing-error.ts'

const RATE_SCALE = 10_000

/**
 * Writes an amount of paise as rupees with Indian grouping: `₹1,50,000`, `₹1,50,000.50`.
 * @param paise whole paise; negative for credits
 * @param locale `en` or `hi`, or any BCP 47 tag; without a region India is meant
 * @throws {BillingError} `invalid` unless paise is a safe integer
 */
export function formatRupees(paise: number, locale: string): string {
  requirePaise(paise)
  const place = locale.includes('-') ? locale : `${locale}-IN`
  const format = new Intl.NumberFormat(place, {
    style: 'currency',
    currency: 'INR',
    numberingSystem: 'latn',
    minimumFractionDigits: paise % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  })
  return format.format(paise / 100)
}

export type QuoteInput = {
  /** Price of one seat for one year, without tax, in paise. */
  pricePerSeatInPaise: number
  seats: number
  /** Percent, at most four decimals; 0 where the supply is exempt. */
  gstRatePercent: number
}
export type Quote = { subtotalInPaise: number; gstInPaise: number; totalInPaise: number }

/**
 * What an order costs, to the paisa what the Stripe invoice will say: GST on the subtotal, half a paisa rounded up.
 *
 * The rounding to whole rupees of CGST Act 2017 s. 170 is not done here: it governs the sums payable under the Act, that
 * is what the supplier pays with the return, not what one invoice charges. See {@link roundToRupee}.
 * @throws {BillingError} `invalid` for negative, fractional or unsafe numbers
 */
export function quote({ pricePerSeatInPaise, seats, gstRatePercent }: QuoteInput): Quote {
  requirePaise(pricePerSeatInPaise)
  if (pricePerSeatInPaise < 0) throw new BillingError('invalid', 'A price cannot be negative.')
  if (!Number.isSafeInteger(seats) || seats < 0)
    throw new BillingError('invalid', 'Seats are a whole number.')
  const subtotalInPaise = pricePerSeatInPaise * seats
  const gstInPaise = gstOn(subtotalInPaise, gstRatePercent)
  const totalInPaise = subtotalInPaise + gstInPaise
  requirePaise(totalInPaise)
  return { subtotalInPaise, gstInPaise, totalInPaise }
}

/** GST on an amount, in paise; exact arithmetic, half a paisa rounded up. @throws {BillingError} `invalid` */
export function gstOn(amountInPaise: number, gstRatePercent: number): number {
  requirePaise(amountInPaise)
  const scaled = Math.round(gstRatePercent * RATE_SCALE)
  const hasFourDecimals = Math.abs(scaled - gstRatePercent * RATE_SCALE) < 1e-6
  if (!hasFourDecimals || scaled < 0 || scaled > 100 * RATE_SCALE || amountInPaise < 0) {
    throw new BillingError(
      'invalid',
      'GST is a percentage from 0 to 100 with at most four decimals, on a positive amount.',
    )
  }
  const divisor = BigInt(100 * RATE_SCALE)
  return Number((2n * BigInt(amountInPaise) * BigInt(scaled) + divisor) / (2n * divisor))
}

/**
 * Rounds a sum payable under the GST Acts to the nearest rupee, in paise: fifty paise or more count as a rupee, less is
 * ignored (CGST Act 2017 s. 170). For returns, never for single invoices.
 */
export function roundToRupee(paise: number): number {
  requirePaise(paise)
  if (paise < 0) return -roundToRupee(-paise) || 0
  return Math.floor((paise + 50) / 100) * 100
}

function requirePaise(paise: number): void {
  if (!Number.isSafeInteger(paise)) throw new BillingError('invalid', 'Amounts are whole paise.')
}
