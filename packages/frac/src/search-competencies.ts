import { type Competency } from './competency.ts'
import { foldText, foldWords } from './fold-text.ts'
import { romanKey } from './romanise.ts'
import { spokenNames } from './spoken-names.ts'
import { withinDistance } from './word-distance.ts'

interface IndexedCompetency {
  competency: Competency
  code: string
  fields: { words: string[]; weight: number }[]
  /** Keys of the Hindi words, by which Hindi in Latin letters is found. */
  hindiKeys: readonly string[]
}

const HINDI = /[\u0900-\u097f]/
// Shorter keys stand for too many words.
const ROMAN_KEY_MIN = 3
// Hindi particles in Latin letters: they narrow nothing, and no field has them in that spelling.
const PARTICLES = new Set(['ka', 'ki', 'ke', 'ko', 'aur', 'evam', 'mein'])

export function indexCompetencies(competencies: readonly Competency[]): IndexedCompetency[] {
  return competencies.map((competency) => ({
    competency,
    code: foldText(competency.code),
    fields: [
      { words: foldWords(`${competency.name} ${competency.nameHi}`), weight: 4 },
      { words: foldWords(spokenNames(competency.code)), weight: 3 },
      { words: foldWords(competency.theme), weight: 2 },
      { words: foldWords(`${competency.description} ${competency.descriptionHi ?? ''}`), weight: 1 },
    ],
    hindiKeys: hindiKeysOf(competency),
  }))
}

function hindiKeysOf({ code, nameHi }: Competency): string[] {
  const words = foldWords(`${nameHi} ${spokenNames(code)}`).filter((word) => HINDI.test(word))
  return [...new Set(words.map(romanKey))].filter((key) => key.length >= ROMAN_KEY_MIN)
}

/** Every word of the query has to be found; the best field each is found in decides the order. */
export function searchIndex(index: readonly IndexedCompetency[], text: string, limit: number): Competency[] {
  const typed = foldWords(text)
  const telling = typed.filter((word) => !PARTICLES.has(word))
  const wanted = telling.length > 0 ? telling : typed
  if (wanted.length === 0) return []
  const whole = foldText(text)

  return index
    .map((entry) => ({ entry, score: entry.code === whole ? 1000 : scoreEntry(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.entry.code < b.entry.code ? -1 : 1))
    .slice(0, limit)
    .map(({ entry }) => entry.competency)
}

function scoreEntry(entry: IndexedCompetency, wanted: string[]): number {
  let total = 0
  for (const word of wanted) {
    let best = 0
    for (const { words, weight } of entry.fields) {
      for (const candidate of words) best = Math.max(best, weight * likeness(word, candidate))
    }
    if (best === 0) best = romanLikeness(word, entry.hindiKeys)
    if (best === 0) return 0
    total += best
  }
  // Of two equal finds, the shorter name is the closer one; rows not offered for tagging come last.
  const brevity = 1 / (1 + (entry.fields[0]?.words.length ?? 0))
  return total + brevity - (entry.competency.selectable ? 0 : 1)
}

/** Hindi in Latin letters: only where nothing else fits, and less than a word that was written as it stands. */
function romanLikeness(word: string, keys: readonly string[]): number {
  const key = HINDI.test(word) ? '' : romanKey(word)
  if (key.length < ROMAN_KEY_MIN) return 0
  if (keys.includes(key)) return 6
  return key.length >= 4 && keys.some((candidate) => candidate.startsWith(key)) ? 4 : 0
}

function likeness(word: string, candidate: string): number {
  if (word === candidate) return 4
  if (word.length >= 2 && candidate.startsWith(word)) return 3
  if (word.length >= 4 && candidate.includes(word)) return 1.5
  const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0
  return allowed > 0 && withinDistance(word, candidate, allowed) ? 1 : 0
}
