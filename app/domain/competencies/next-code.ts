import { TYPE_PREFIXES, type CompetencyType } from '@karmashala/frac'

/**
 * The next free code of a series: FUN-112 after FUN-111 for a sub-theme, FUN-T29 after FUN-T28 for a theme. Codes with
 * letters, which come from imports and private terms, are outside the series. `taken` is every code ever given, retired
 * ones too: a code means one thing for ever.
 */
export function nextCode(type: CompetencyType, isTheme: boolean, taken: Iterable<string>): string {
  const beginning = `${TYPE_PREFIXES[type]}-${isTheme ? 'T' : ''}`
  let highest = 0
  for (const code of taken) {
    if (!code.startsWith(beginning)) continue
    const number = code.slice(beginning.length)
    if (/^\d{1,9}$/.test(number)) highest = Math.max(highest, Number(number))
  }
  return `${beginning}${String(highest + 1).padStart(isTheme ? 2 : 3, '0')}`
}
