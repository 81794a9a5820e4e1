import { letter, position } from './scoring.ts'

// Matching and categorising: in each row one of several things is chosen. The response holds, for each row, the position
// of what was chosen, or NONE.

export type RowChoices = number[]
export const NONE = -1
const NOTHING = '-'

export const noChoices = (rows: number): RowChoices => Array.from({ length: rows }, () => NONE)

export const packRowChoices = (chosen: RowChoices): string =>
  chosen.every((index) => index === NONE)
    ? ''
    : chosen.map((index) => (index === NONE ? NOTHING : letter(index))).join('')

/** Null unless there is one of `things`, or nothing, for each of `rows`. */
export function unpackRowChoices(packed: string, rows: number, things: number): RowChoices | null {
  if (packed === '') return noChoices(rows)
  const signs = [...packed]
  const chosen = signs.map(position)
  const isKnown = signs.every(
    (sign, row) => sign === NOTHING || (position(sign) >= 0 && (chosen[row] ?? things) < things),
  )
  return signs.length === rows && isKnown && chosen.some((index) => index !== NONE) ? chosen : null
}

/** Pairs of row and chosen thing, by letters; rows without a choice are left out. */
export const rowPairs = (chosen: RowChoices): [string, string][] =>
  chosen.flatMap((index, row): [string, string][] => (index === NONE ? [] : [[letter(row), letter(index)]]))
