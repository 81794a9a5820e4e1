const PERCENT_SCALE = 10_000

/** `amount × numerator ÷ denominator`, half a paisa away from zero; exact whatever the size. */
export function share(amount: number, numerator: number, denominator: number): number {
  const product = BigInt(Math.abs(amount)) * BigInt(numerator)
  const divisor = BigInt(denominator)
  const rounded = (2n * product + divisor) / (2n * divisor)
  return amount < 0 ? -Number(rounded) : Number(rounded)
}

/** Exclusive tax on an amount in paise, rounded to the paisa for each line. */
export const taxOn = (amount: number, percentage: number) =>
  share(amount, Math.round(percentage * PERCENT_SCALE), 100 * PERCENT_SCALE)

/** The same date a year on; 29 February becomes 28 February. Instants in seconds. */
export function oneYearAfter(seconds: number): number {
  const date = new Date(seconds * 1000)
  const month = date.getUTCMonth()
  date.setUTCFullYear(date.getUTCFullYear() + 1)
  if (date.getUTCMonth() !== month) date.setUTCDate(0)
  return Math.floor(date.getTime() / 1000)
}
