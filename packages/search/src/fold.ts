// Half nasal before a stop or a sibilant: हिन्दी and हिंदी are one word. Before य, र, ल, व and other nasals it is a
// sound of its own (न्याय, जन्म, सम्मान).
const HALF_NASAL = /[ङञणनम]्(?=[क-घच-झट-ढत-धप-भशषसह])/g
// Latin accents, nukta, visarga (दुःख, दुख), zero width joiner and non-joiner.
const DROPPED = /[\u0300-\u036f\u093c\u0903\u200c\u200d]/g
const DEVANAGARI_ZERO = 0x966

/**
 * Makes the spellings of one word the same: Hindi without nukta and visarga, every nasal before a consonant as
 * anusvara, no invisible joiners, ASCII digits; Latin in lower case and without accents.
 * For indexing and querying, never for display.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(DROPPED, '')
    .replace(/ँ/g, 'ं')
    .replace(HALF_NASAL, 'ं')
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - DEVANAGARI_ZERO))
    .toLowerCase()
}

export const isDevanagari = (text: string): boolean => /\p{Script=Devanagari}/u.test(text)

/** A joiner is part of the word it stands in, whatever the search engine makes of it. */
const WORD = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*/gu

/** The words of a text and where they stand. Vowel signs are marks (`\p{M}`), which `\w` and `\p{L}` leave out. */
export function wordsOf(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }))
}
