import { type Competency, type Dictionary } from '@karmashala/frac'

const NEAR_MAX = 6

/** Codes are read off paper and typed by hand: `fun_111` and `FUN 111` mean `FUN-111`. */
const bare = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** The row whose code was written in another way; null when none or several are meant. */
export function findBySpelling(dictionary: Dictionary, code: string): Competency | null {
  const meant = dictionary.list({ retired: true }).filter((row) => bare(row.code) === bare(code))
  return meant.length === 1 ? (meant[0] ?? null) : null
}

/** Rows somebody may have meant by a code that nobody has: one slip of the hand away, or found by the words in it. */
export function findNear(dictionary: Dictionary, code: string): Competency[] {
  const typed = bare(code)
  const slips = dictionary.list().filter((row) => isOneSlipAway(typed, bare(row.code)))
  const named = dictionary.search(code.replace(/[-_]/g, ' ').slice(0, 100), NEAR_MAX)
  return [...new Set([...slips, ...named])].slice(0, NEAR_MAX)
}

/** One letter wrong, missing, too many, or two neighbours swapped. */
function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const isSwapped = a[start] === b[start + 1] && a[start + 1] === b[start]
  const rest = (text: string, by: number) => text.slice(start + by)
  if (a.length === b.length) return rest(a, 1) === rest(b, 1) || (isSwapped && rest(a, 2) === rest(b, 2))
  return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1)
}
