// Comparing what a learner typed with what an author accepts. Pure, for the course.

/** How an author wants typed answers compared. */
export type Comparison = {
  /** `Section` is not `section`. */
  matchCase?: boolean | null
  /** Forgives one slip from five letters on and two from ten on, but never in numbers. */
  forgiveSlips?: boolean | null
}

const DEVANAGARI_ZERO = 0x0966

/** Devanagari digits as Latin ones. */
export const latinDigits = (text: string): string =>
  text.replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - DEVANAGARI_ZERO))

/**
 * What is compared: NFC (which also takes क़ and क + nukta for one), one space between words, Latin digits, plain quotes
 * and dashes, no joiners, no full stop or danda at the end; lower case unless `matchCase`.
 */
export function comparable(typed: string, { matchCase }: Comparison): string {
  const text = latinDigits(typed.normalize('NFC'))
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[.।]+$/, '')
  return matchCase ? text : text.toLowerCase()
}

export function isAccepted(typed: string, accepted: readonly string[], comparison: Comparison): boolean {
  const given = comparable(typed, comparison)
  if (given === '') return false
  return accepted.some((form) => {
    const wanted = comparable(form, comparison)
    if (wanted === '') return false
    return given === wanted || (comparison.forgiveSlips === true && isNear(given, wanted))
  })
}

function isNear(given: string, wanted: string): boolean {
  const one = [...given]
  const other = [...wanted]
  if (/\d/.test(wanted) || other.length < 5) return false
  return distance(one, other) <= (other.length < 10 ? 1 : 2)
}

/** Letters left out, added, exchanged, or two neighbours swapped (optimal string alignment). */
function distance(one: readonly string[], other: readonly string[]): number {
  if (Math.abs(one.length - other.length) > 2) return 3
  let before: number[] = []
  let last = other.map((_, index) => index).concat(other.length)
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      now[column] = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        row > 1 && column > 1 && isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      )
    }
    before = last
    last = now
  }
  return last[other.length] ?? 0
}
