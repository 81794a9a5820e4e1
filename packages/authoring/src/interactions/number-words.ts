import { latinDigits } from './answer-forms.ts'

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)$/
// Thousands by threes or, as in India, the last three and then by twos.
const GROUPED = /^[+-]?\d{1,3}(?:[, ]\d{2,3})*[, ]\d{3}(?:\.\d+)?$/

/**
 * The number somebody typed: Latin or Devanagari digits, separators as in 1,00,000 or 100 000, a decimal point, and the
 * unit behind it or before it. Null for anything else; a comma never stands for the decimal point.
 */
export function numberIn(typed: string, unit?: string | null): number | null {
  const text = latinDigits(typed.normalize('NFC'))
    .replace(/[\u2212\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  const bare = withoutUnit(text, latinDigits((unit ?? '').normalize('NFC')).trim())
  if (!PLAIN.test(bare) && !GROUPED.test(bare)) return null
  const number = Number(bare.replace(/[, ]/g, ''))
  return Number.isFinite(number) ? number : null
}

function withoutUnit(text: string, unit: string): string {
  if (unit === '') return text
  const [lower, unitLower] = [text.toLowerCase(), unit.toLowerCase()]
  if (lower.endsWith(unitLower)) return text.slice(0, -unit.length).trim()
  return lower.startsWith(unitLower) ? text.slice(unit.length).trim() : text
}
