import { type Competency } from './competency.ts'
import { type Dictionary } from './dictionary.ts'
import { foldText, foldWords } from './fold-text.ts'
import { romanKey } from './romanise.ts'
import { spokenNames } from './spoken-names.ts'
import { stemWord } from './stem.ts'
import { ROMAN_PARTICLES, STOP_WORDS } from './stop-words.ts'

/** What a course says of itself. */
export interface CourseText {
  title: string
  titleHi?: string | null
  outcomes: readonly string[]
  /** The rest, each with a name of the caller's for where it stands. */
  texts: readonly { where: string; text: string }[]
}

export interface SuggestionWord {
  /** As the course writes it. */
  word: string
  /** `title`, `outcomes`, or the name of the text; the most telling place where the word stands. */
  where: string
}

export interface Suggestion {
  code: string
  /** Above 0; comparable within one answer only. */
  score: number
  /** What led to it, the weightiest first. */
  words: SuggestionWord[]
}

const TITLE_WEIGHT = 3
const OUTCOME_WEIGHT = 1.5
const TEXT_WEIGHT = 2
// A word counts half of TEXT_WEIGHT once it stands this often in every thousand words of the texts.
const HALF_PER_THOUSAND = 4
const NAME = 1
const SPOKEN = 0.8
const CONTEXT = 0.3
const ROMAN = 0.8
const ROMAN_KEY_MIN = 3
const THEME_FACTOR = 0.75
const LEAST_SCORE = 5
const LEAST_SHARE = 0.12
const WORDS_SHOWN = 6
const HINDI = /[\u0900-\u097f]/
// Two or three capitals: longer ones are no words by accident, and people write them in small letters, too.
const ACRONYM = /^[A-Z]{2,3}$/
const WORD = /[\p{L}\p{M}\p{N}\u200c\u200d]+/gu

/**
 * Competencies that a course seems to be about, the likeliest first, each with the words that led to it. Words are
 * folded, stemmed and weighed by how few rows of the dictionary have them (inverse document frequency over the
 * dictionary's own texts), by where the course has them (title, outcomes, how often in the texts) and by where the row
 * has them (name and what officials call it, its theme and description). A row counts by the part of its name that was
 * found: one word of a long name is a weak hint. English and Hindi are matched alike; Hindi in Latin letters is matched
 * where a text has Hindi particles in Latin letters. Rows that may not be tagged are left out. The same input gives the
 * same answer; nothing is said rather than guessed when no name was found.
 */
export function suggestCompetencies(dictionary: Dictionary, course: CourseText, limit = 8): Suggestion[] {
  const index = prepare(dictionary)
  const said = readCourse(course, index)
  const scored = index.rows
    .map((row) => score(row, said, index))
    .filter((found) => found.score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
  const least = (scored[0]?.score ?? 0) * LEAST_SHARE
  return scored.filter((found) => found.score >= least).slice(0, limit)
}

interface Row {
  competency: Competency
  /** Stem → how much the row is about it. */
  stems: ReadonlyMap<string, number>
  /** The stems of its names, by language: the measure of how much of a name was found. */
  names: readonly (readonly string[])[]
}

interface Index {
  rows: Row[]
  rarity: (stem: string) => number
  /** Key of a Hindi word in Latin letters → the stems it stands for. */
  roman: ReadonlyMap<string, readonly string[]>
}

const prepared = new WeakMap<Dictionary, Index>()

function prepare(dictionary: Dictionary): Index {
  const known = prepared.get(dictionary)
  if (known) return known
  const competencies = dictionary.list()
  const rows = competencies.filter(({ selectable }) => selectable).map((row) => toRow(row, dictionary))
  const documents = new Map<string, number>()
  for (const { stems } of rows) {
    for (const stem of stems.keys()) documents.set(stem, (documents.get(stem) ?? 0) + 1)
  }
  const rarity = (stem: string) => Math.log(1 + rows.length / (documents.get(stem) ?? rows.length))
  const made = { rows, rarity, roman: romanKeys(competencies) }
  prepared.set(dictionary, made)
  return made
}

function toRow(competency: Competency, dictionary: Dictionary): Row {
  const { code, name, nameHi, description, descriptionHi = '', parentCode } = competency
  const theme = parentCode ? dictionary.find(parentCode) : null
  const stems = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const stem of stemsOf(text)) stems.set(stem, Math.max(weight, stems.get(stem) ?? 0))
  }
  add(`${name} ${nameHi}`, NAME)
  add(spokenNames(code), SPOKEN)
  add(`${description} ${descriptionHi} ${theme ? `${theme.name} ${theme.nameHi}` : ''}`, CONTEXT)
  return { competency, stems, names: [stemsOf(name), stemsOf(nameHi)].filter((stems) => stems.length > 0) }
}

function romanKeys(competencies: readonly Competency[]): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const { code, nameHi } of competencies) {
    for (const word of foldWords(`${nameHi} ${spokenNames(code)}`)) {
      const key = HINDI.test(word) && !STOP_WORDS.has(word) ? romanKey(word) : ''
      if (key.length < ROMAN_KEY_MIN) continue
      const stem = stemWord(word)
      const known = keys.get(key)
      if (!known) keys.set(key, [stem])
      else if (!known.includes(stem)) known.push(stem)
    }
  }
  return keys
}

/** What a word is compared by, or null for one that tells nothing. CAT is a tribunal, a cat is none. */
function stemOf(word: string): string | null {
  if (ACRONYM.test(word)) return `=${word}`
  const folded = foldText(word)
  return isEmpty(folded) ? null : stemWord(folded)
}

const stemsOf = (text: string): string[] => [
  ...new Set([...text.matchAll(WORD)].flatMap(([word]) => stemOf(word) ?? [])),
]

const isEmpty = (word: string) => STOP_WORDS.has(word) || word.length < 2 || /^\p{N}+$/u.test(word)

interface Said {
  weight: number
  /** The first spelling met, in the most telling place: title, outcomes, then the texts in the order they were given. */
  word: string
  where: string
}

/** How much a course is about each stem, and where it says so. */
function readCourse({ title, titleHi, outcomes, texts }: CourseText, index: Index): Map<string, Said> {
  const said = new Map<string, Said>()
  const add = (found: ReadonlyMap<string, Counted>, where: string, weigh: (count: number) => number) => {
    for (const [stem, { count, word }] of found) {
      const weight = weigh(count)
      const known = said.get(stem)
      if (known) known.weight += weight
      else said.set(stem, { weight, word, where })
    }
  }
  for (const text of [title, titleHi ?? '']) add(countStems(text, index).stems, 'title', () => TITLE_WEIGHT)
  const lines = countStems(outcomes.join('\n'), index)
  add(lines.stems, 'outcomes', (count) => OUTCOME_WEIGHT * Math.min(1, 0.5 + count / 4))
  for (const { where, text } of texts) {
    const { stems, words } = countStems(text, index)
    add(stems, where, (count) => {
      const perThousand = (1000 * count) / Math.max(words, 500)
      return (TEXT_WEIGHT * perThousand) / (perThousand + HALF_PER_THOUSAND)
    })
  }
  return said
}

interface Counted {
  count: number
  word: string
}

function countStems(text: string, { roman }: Index): { stems: Map<string, Counted>; words: number } {
  const spellings = new Map<string, number>()
  let words = 0
  for (const [word] of text.matchAll(WORD)) {
    spellings.set(word, (spellings.get(word) ?? 0) + 1)
    words++
  }
  const stems = new Map<string, Counted>()
  const add = (stem: string, count: number, word: string) => {
    const known = stems.get(stem)
    if (known) known.count += count
    else stems.set(stem, { count, word })
  }
  const isRomanised = [...spellings.keys()].some((word) => ROMAN_PARTICLES.has(word.toLowerCase()))
  for (const [word, count] of spellings) {
    const stem = stemOf(word)
    if (stem === null) continue
    add(stem, count, word)
    if (!isRomanised || HINDI.test(word)) continue
    for (const meant of roman.get(romanKey(word)) ?? []) add(meant, count * ROMAN, word)
  }
  return { stems, words }
}

function score({ competency, stems, names }: Row, said: Map<string, Said>, { rarity }: Index): Suggestion {
  const found: (SuggestionWord & { stem: string; points: number })[] = []
  for (const [stem, weight] of stems) {
    const here = said.get(stem)
    if (!here) continue
    const points = weight * here.weight * rarity(stem)
    found.push({ stem, points, word: here.word, where: here.where })
  }
  const points = found.reduce((sum, one) => sum + one.points, 0)
  const share = Math.max(0, ...names.map((name) => shareFound(name, said, rarity)))
  const spoken = found.some(({ stem }) => stems.get(stem) === SPOKEN)
  const factor = Math.max(share, spoken ? 0.5 : 0) * (competency.parentCode === null ? THEME_FACTOR : 1)
  const words = found
    .sort((a, b) => b.points - a.points || (a.stem < b.stem ? -1 : 1))
    .filter(({ word }, at, all) => all.findIndex((one) => one.word === word) === at)
    .slice(0, WORDS_SHOWN)
    .map(({ word, where }) => ({ word, where }))
  return { code: competency.code, score: Math.round(points * factor * 100) / 100, words }
}

/** The weight of the words of a name that the course has, over the weight of all its words. */
function shareFound(name: readonly string[], said: Map<string, Said>, rarity: Index['rarity']): number {
  let [found, all] = [0, 0]
  for (const stem of name) {
    all += rarity(stem)
    // A word met in passing counts in part.
    found += rarity(stem) * Math.min(1, said.get(stem)?.weight ?? 0)
  }
  return all === 0 ? 0 : found / all
}
