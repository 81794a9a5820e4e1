const HINDI = /[\u0900-\u097f]/
// Plural, oblique and gender endings of Hindi nouns and adjectives, the longest first; nasals are folded to anusvara.
const HINDI_ENDINGS = [
  'ियों',
  'ियां',
  'ाओं',
  'ाएं',
  'ुओं',
  'ुएं',
  'ीय',
  'ों',
  'ें',
  'ीं',
  'ी',
  'े',
  'ा',
  'ि',
  'ो',
  'ु',
  'ू',
  'ं',
]
const ENGLISH_ENDINGS = [
  'ations',
  'ation',
  'ments',
  'ment',
  'ings',
  'ing',
  'ies',
  'ied',
  'ed',
  'es',
  's',
  'ly',
  'al',
  'y',
  'e',
]
const ENGLISH_STEM_MIN = 3
const HINDI_STEM_MIN = 2

/**
 * A folded word without its ending, so that drafting, drafts and draft, or नियम and नियमों, are one. Light on purpose:
 * one ending is taken off, and short words stay as they are.
 */
export function stemWord(word: string): string {
  if (HINDI.test(word)) return without(word, HINDI_ENDINGS, HINDI_STEM_MIN)
  if (word.length <= 3) return word
  const stem = without(word, ENGLISH_ENDINGS, ENGLISH_STEM_MIN)
  // planning → plann → plan, but call stays call
  return stem !== word && /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem
}

function without(word: string, endings: readonly string[], least: number): string {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= least)
  return ending === undefined ? word : word.slice(0, -ending.length)
}
