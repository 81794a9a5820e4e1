// Spellings of one Hindi word differ in nukta, in candrabindu for anusvara and in the nasal conjunct for anusvara.
const NUKTA_AND_JOINERS = /[\u093c\u200c\u200d]/g
const CANDRABINDU = /\u0901/g
const NASAL_CONJUNCT = /[ङञणनम]\u094d(?=[क-ह])/g
const LATIN_ACCENTS = /[\u0300-\u036f]/g
const NOT_WORD = /[^\p{L}\p{M}\p{N}]+/gu

/** Folds English and Hindi text so that spellings of one word compare equal. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(LATIN_ACCENTS, '')
    .replace(NUKTA_AND_JOINERS, '')
    .normalize('NFC')
    .replace(CANDRABINDU, '\u0902')
    .replace(NASAL_CONJUNCT, '\u0902')
    .toLowerCase()
    .replace(NOT_WORD, ' ')
    .trim()
}

/** The folded words of a text. */
export function foldWords(text: string): string[] {
  const folded = foldText(text)
  return folded === '' ? [] : folded.split(' ')
}
