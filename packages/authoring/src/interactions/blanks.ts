export const BLANKS_MAX = 20
export type Blank = { number: number; accepted: string[] }
type Piece = string | Blank

const NOTATION = /\[\[(?:#(\d{1,2})\s)?([^[\]]*)\]\]/g

/**
 * A text cut at its blanks: `The fee is [[ten|10]] rupees`. What stands between bars is accepted. Blanks are numbered as
 * they come, from 0; a translation that needs them in another order writes the number, from 1, in front of all of
 * them: `[[#2 दस|10]]`.
 */
export function blankPieces(text: string): Piece[] {
  const found = [...text.matchAll(NOTATION)].slice(0, BLANKS_MAX)
  const named = found.map(([, number]) => Number(number) - 1)
  const isNamed = found.every((_, index) => named.includes(index))
  let at = 0
  const pieces: Piece[] = found.flatMap((match, index) => {
    const before = text.slice(at, match.index)
    at = match.index + match[0].length
    const accepted = (match[2] ?? '').split('|').flatMap((form) => form.trim() || [])
    return [before, { number: isNamed ? (named[index] ?? index) : index, accepted }]
  })
  return [...pieces, text.slice(at)]
}

/** The blanks by their number. */
export const blanksOf = (text: string): Blank[] =>
  blankPieces(text)
    .filter((piece) => typeof piece !== 'string')
    .sort((one, other) => one.number - other.number)
