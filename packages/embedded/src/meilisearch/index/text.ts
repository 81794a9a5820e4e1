export type Token = { word: string; start: number; end: number }

/** Longer words are not found, as in Meilisearch; looking for their misspellings would take for ever. */
export const MAX_WORD_LENGTH = 250

// \w finds nothing in Devanagari and \p{L}+ alone splits its words at the vowel signs.
const WORD = /[\p{L}\p{M}\p{N}]+/gu
const LATIN_MARKS = /[\u0300-\u036f]/g
const PLAIN = /^[ -~\s]*$/

/** Lower case, compatibility forms and without Latin accents; the signs of other scripts stay. */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replace(LATIN_MARKS, '').normalize('NFC').toLowerCase()
}

/** What a value of a filter or a facet is compared by: compatibility forms and lower case, but not without accents. */
export function facetKey(text: string): string {
  const trimmed = text.trim()
  return PLAIN.test(trimmed) ? trimmed.toLowerCase() : trimmed.normalize('NFKD').toLowerCase()
}

/** The words of a text, normalised, with the places in the text they were found at, in UTF-16 units. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: found, index } of text.matchAll(WORD)) {
    tokens.push({ word: normalise(found), start: index, end: index + found.length })
  }
  return tokens
}

/** Number of characters, not of UTF-16 units. */
export const lengthOf = (word: string): number => [...word].length

/** Edits between two words; two neighbours exchanged count as one, as in Meilisearch. */
export function editDistance(left: string, right: string): number {
  const a = [...left]
  const b = [...right]
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let edits = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1))
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, beforeLast[column - 2]! + 1)
      }
      current.push(edits)
    }
    beforeLast = last
    last = current
  }
  return last[b.length]!
}
