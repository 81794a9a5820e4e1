import { randomInt } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const CAPITALS = LETTERS.slice(0, 36)

function draw(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** A new id in Stripe's form: `in_` and 24 letters and digits (14 for customers and products). */
export function newId(prefix: string): string {
  return `${prefix}_${draw(LETTERS, prefix === 'cus' || prefix === 'prod' || prefix === 'req' ? 14 : 24)}`
}

export const newSecret = (length = 32) => draw(LETTERS, length)
export const newInvoicePrefix = () => draw(CAPITALS, 8)
