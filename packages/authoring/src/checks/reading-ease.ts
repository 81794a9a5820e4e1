export type Prose = {
  sentences: number
  words: number
  longestSentence: { text: string; words: number } | null
}

// Joiners (U+200C, U+200D) stand within a word of Hindi and divide none.
const WORD = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}’'-]|\u200c|\u200d)*/gu
// A full stop ends a sentence where a space and a capital, a quotation mark or nothing follows; a danda and a line always do.
const SENTENCE_END = /(?<=[.!?…]["”’)]?)\s+(?=["“‘(]?[\p{Lu}\p{Lo}\p{N}])|(?<=[।॥])\s*|\s*\n\s*/gu
// “Rs. 5”, “Dr. Rao”, “sec. 4”, “No. 12” do not end a sentence.
const ABBREVIATION =
  /(?:^|\s|\()(?:Rs|Dr|Mr|Mrs|Ms|Shri|Smt|No|Nos|sec|para|cf|vs|viz|i\.e|e\.g|etc|Art|p|pp|vol|डॉ|प्रो|रु|क्र|सं|पृ|मो|दि|ई)\.$/iu

export const wordsIn = (text: string): string[] => text.match(WORD) ?? []

/** Sentences of English and Hindi prose. */
export function sentencesIn(text: string): string[] {
  return text
    .split(SENTENCE_END)
    .reduce<string[]>((all, part) => {
      const last = all[all.length - 1]
      if (last !== undefined && ABBREVIATION.test(last)) all[all.length - 1] = `${last} ${part}`
      else all.push(part)
      return all
    }, [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsIn(sentence).length > 0)
}

export function measureProse(text: string): Prose {
  const sentences = sentencesIn(text).map((sentence) => ({ text: sentence, words: wordsIn(sentence).length }))
  const longest = sentences.reduce<Prose['longestSentence']>(
    (best, sentence) => (sentence.words > (best?.words ?? 0) ? sentence : best),
    null,
  )
  return { sentences: sentences.length, words: wordsIn(text).length, longestSentence: longest }
}

/**
 * Flesch reading ease of English text: 206.835 − 1.015 × words a sentence − 84.6 × syllables a word (Flesch, “A new
 * readability yardstick”, Journal of Applied Psychology 32, 1948). 60 to 70 is plain; below 30 is for specialists.
 * Syllables are counted by groups of vowels, which is right to within a few per cent over a paragraph. Null without words.
 */
export function englishReadingEase(text: string): number | null {
  const { sentences, words } = measureProse(text)
  if (words === 0 || sentences === 0) return null
  const syllables = wordsIn(text).reduce((sum, word) => sum + syllablesIn(word), 0)
  return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)
}

function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  if (plain.length <= 3) return 1
  // A silent e at the end, and the ending of “based”, which is not spoken, do not count.
  const spoken = plain.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').replace(/^y/, '')
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1)
}

const segmenter = new Intl.Segmenter('hi', { granularity: 'grapheme' })
/** Half letters joined by a virama are read as one akshara with the letter that follows. */
const aksharasIn = (word: string): number => {
  let count = 0
  let isJoined = false
  for (const { segment } of segmenter.segment(word.replace(/[^\p{L}\p{M}\p{N}]/gu, ''))) {
    if (!isJoined) count += 1
    isJoined = segment.endsWith('\u094d')
  }
  return count
}
const HARD_WORD_IN_AKSHARAS = 5

export type HindiReading = { wordsPerSentence: number; hardWordsPercent: number }

/**
 * What makes Hindi prose hard: long sentences and long words. Formulas made for English do not fit, and none for Hindi is
 * as settled as Flesch's; Sinha, Sharma, Dasgupta and Basu (“New Readability Measures for Bangla and Hindi Texts”, COLING
 * 2012) measure sentence length, word length and the number of words of many syllables. So these are given as they
 * are: words a sentence, and the share of words of five aksharas and more, which are nearly all compounds and derivations
 * of official language. The bounds are this house's own. Null without words.
 */
export function hindiReading(text: string): HindiReading | null {
  const { sentences, words } = measureProse(text)
  if (words === 0 || sentences === 0) return null
  const hard = wordsIn(text).filter((word) => aksharasIn(word) >= HARD_WORD_IN_AKSHARAS).length
  return { wordsPerSentence: words / sentences, hardWordsPercent: (100 * hard) / words }
}
