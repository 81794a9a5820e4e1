import { type Competency, type CompetencyType } from './competency.ts'
import { type Dictionary } from './dictionary.ts'
import { foldText } from './fold-text.ts'
import { romanKey } from './romanise.ts'
import { spokenNames } from './spoken-names.ts'
import { wordDistance } from './word-distance.ts'

/**
 * Why two names are alike: the same once folded; the same words, whatever their order; most words shared; nearly the
 * same spelling; called so by officials; and the first four for the Hindi name, Latin letters included.
 */
export type LikenessReason =
  | 'same_name'
  | 'same_words'
  | 'shared_words'
  | 'similar_spelling'
  | 'spoken_name'
  | 'same_hindi'
  | 'similar_hindi'

export interface SimilarCompetency {
  competency: Competency
  /** 0 to 1; 1 is the same name. */
  similarity: number
  why: LikenessReason[]
}

const LEAST_SIMILARITY = 0.5
const NAME_MAX = 300
const SPOKEN_SIMILARITY = 0.7
// Of a proposed name only as many words are compared: names are short, and what is longer is a description.
const WORDS_MAX = 20
// Words that hold names together and tell nothing apart.
const SMALL_WORDS = new Set(
  ['and', 'of', 'the', 'in', 'for', 'to', 'on', 'with', 'a', 'an', 'by'].concat([
    'एवं',
    'और',
    'का',
    'की',
    'के',
    'में',
    'से',
    'को',
    'तथा',
    'पर',
    'संबंधी',
  ]),
)

interface Names {
  competency: Competency
  english: string[]
  hindi: string[]
  roman: string[]
  spoken: ReadonlySet<string>
}

interface Prepared {
  rows: Names[]
  /** How much a word tells: the fewer names have it, the more. */
  weigh: (word: string) => number
}

const prepared = new WeakMap<Dictionary, Prepared>()

/**
 * Competencies that a proposed name may be a duplicate of, the most alike first. Folded words are paired, the same or
 * nearly so by edit distance, and counted twice over all words of both names (Dice), each word by how few names of the
 * dictionary have it: "management" makes nothing alike. Words that only run together differently are caught by the
 * trigrams of the whole name. What is alike in another competency type counts a little less. Retired rows are among
 * them: proposing one again should be noticed.
 */
export function findSimilar(
  dictionary: Dictionary,
  { name, nameHi = '', type }: { name: string; nameHi?: string; type?: CompetencyType },
  limit = 5,
): SimilarCompetency[] {
  const { rows, weigh } = prepare(dictionary)
  const english = wordsOf(name.slice(0, NAME_MAX)).slice(0, WORDS_MAX)
  const hindi = wordsOf(nameHi.slice(0, NAME_MAX)).slice(0, WORDS_MAX)
  const proposed = { english, hindi, roman: english.map(romanKey) }
  return rows
    .map((row) => compare(row, proposed, weigh, type))
    .filter(({ similarity }) => similarity >= LEAST_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity || (a.competency.code < b.competency.code ? -1 : 1))
    .slice(0, limit)
}

function prepare(dictionary: Dictionary): Prepared {
  const known = prepared.get(dictionary)
  if (known) return known
  const rows = dictionary.list({ retired: true }).map((competency): Names => {
    const hindi = wordsOf(competency.nameHi)
    return {
      competency,
      english: wordsOf(competency.name),
      hindi,
      roman: hindi.map(romanKey),
      spoken: new Set(wordsOf(spokenNames(competency.code))),
    }
  })
  const names = new Map<string, number>()
  for (const { english, hindi, roman } of rows) {
    for (const word of new Set([...english, ...hindi, ...roman])) names.set(word, (names.get(word) ?? 0) + 1)
  }
  const weigh = (word: string) => 1 + Math.log((rows.length + 1) / (1 + (names.get(word) ?? 0)))
  const made = { rows, weigh }
  prepared.set(dictionary, made)
  return made
}

function compare(
  row: Names,
  proposed: Pick<Names, 'english' | 'hindi' | 'roman'>,
  weigh: Prepared['weigh'],
  type: CompetencyType | undefined,
): SimilarCompetency {
  const why: LikenessReason[] = []
  const byName = likeness(proposed.english, row.english, weigh)
  if (byName.value >= LEAST_SIMILARITY) why.push(byName.reason)

  // A Hindi name can stand in either field: in its own, or typed with Latin letters as the name.
  const inHindi = Math.max(
    likeness(proposed.hindi, row.hindi, weigh).value,
    likeness(proposed.roman, row.roman, weigh).value,
  )
  if (inHindi >= LEAST_SIMILARITY) why.push(inHindi === 1 ? 'same_hindi' : 'similar_hindi')

  const spoken = proposed.english.length > 0 && proposed.english.every((word) => row.spoken.has(word))
  if (spoken) why.push('spoken_name')

  const best = Math.max(byName.value, inHindi, spoken ? SPOKEN_SIMILARITY : 0)
  const similarity = type && type !== row.competency.type ? best * 0.9 : best
  return { competency: row.competency, similarity: Math.round(similarity * 1000) / 1000, why }
}

function likeness(
  a: readonly string[],
  b: readonly string[],
  weigh: Prepared['weigh'],
): { value: number; reason: LikenessReason } {
  if (a.length === 0 || b.length === 0) return { value: 0, reason: 'shared_words' }
  if (a.join(' ') === b.join(' ')) return { value: 1, reason: 'same_name' }
  if ([...a].sort().join(' ') === [...b].sort().join(' ')) return { value: 0.97, reason: 'same_words' }

  const { shared, spelt } = pairWords(a, b, weigh)
  const whole = dice(trigrams(a.join('')), trigrams(b.join('')))
  if (whole >= 0.85 && whole > shared) return { value: whole * 0.97, reason: 'similar_spelling' }
  return { value: shared * 0.97, reason: spelt ? 'similar_spelling' : 'shared_words' }
}

/** The weight of the words that two names share, over the weight of all their words; 0 to 1. */
function pairWords(a: readonly string[], b: readonly string[], weigh: Prepared['weigh']) {
  const free = [...b]
  let [shared, all, spelt] = [0, 0, false]
  for (const word of b) all += weigh(word)
  for (const word of a) {
    all += weigh(word)
    let [best, at] = [0, -1]
    free.forEach((candidate, index) => {
      const close = wordLikeness(word, candidate)
      if (close > best) [best, at] = [close, index]
    })
    const partner = free[at]
    if (partner === undefined) continue
    free.splice(at, 1)
    // A misspelt word is as rare as the word that was meant.
    const weight = best === 1 ? weigh(word) : Math.min(weigh(word), weigh(partner))
    shared += best * (weight + weigh(partner))
    if (best < 1) spelt = true
  }
  return { shared: all === 0 ? 0 : Math.min(1, shared / all), spelt }
}

/** 1 for the same word in another form, more than 0.7 for nearly the same spelling, else 0. */
function wordLikeness(a: string, b: string): number {
  if (a === b || stem(a) === stem(b)) return 1
  const longest = Math.max(a.length, b.length)
  if (longest < 4 || Math.abs(a.length - b.length) > 3) return 0
  const close = 1 - wordDistance(a, b) / longest
  return close > 0.7 ? close : 0
}

/** Words without the endings of English plurals and gerunds: handling, handles and handle are one. */
function stem(word: string): string {
  return word.length > 5 ? word.replace(/(ing|ies|es|s|e)$/, '') : word.replace(/s$/, '')
}

function wordsOf(text: string): string[] {
  const words = foldText(text).split(' ').filter(Boolean)
  const telling = words.filter((word) => !SMALL_WORDS.has(word))
  return telling.length > 0 ? telling : words
}

function trigrams(text: string): string[] {
  const padded = `  ${text} `
  return Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3))
}

/** Twice what two lists share, over what they have together; each entry is shared once. */
function dice(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const entry of a) left.set(entry, (left.get(entry) ?? 0) + 1)
  let shared = 0
  for (const entry of b) {
    const count = left.get(entry) ?? 0
    if (count === 0) continue
    left.set(entry, count - 1)
    shared++
  }
  return (2 * shared) / (a.length + b.length)
}
