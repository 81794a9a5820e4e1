import { type Competency } from './competency.ts'
import { foldText, foldWords } from './fold-text.ts'

interface IndexedCompetency {
  competency: Competency
  code: string
  fields: { words: string[]; weight: number }[]
}

// What officials type and the dictionary never says.
const SPOKEN_NAMES: Record<string, string> = {
  'FUN-082': 'POSH ICC internal committee पॉश',
  'FUN-T06': 'GFR tender bidding buying खरीद निविदा',
  'FUN-059': 'gem',
  'FUN-T15': 'RTI right to information आरटीआई',
  'FUN-091': 'RTI right to information application reply CPIO आरटीआई',
  'FUN-092': 'RTI right to information आरटीआई',
  'FUN-095': 'code of conduct CCS conduct rules',
  'FUN-087': 'file note draft letter memorandum मसौदा',
  'FUN-111': 'CCS leave rules LTC छुट्टी',
  'FUN-113': 'rajbhasha हिंदी',
  'FUN-T09': 'budget finance accounts बजट',
}

export function indexCompetencies(competencies: readonly Competency[]): IndexedCompetency[] {
  return competencies.map((competency) => ({
    competency,
    code: foldText(competency.code),
    fields: [
      { words: foldWords(`${competency.name} ${competency.nameHi}`), weight: 4 },
      { words: foldWords(SPOKEN_NAMES[competency.code] ?? ''), weight: 3 },
      { words: foldWords(competency.theme), weight: 2 },
      { words: foldWords(`${competency.description} ${competency.descriptionHi ?? ''}`), weight: 1 },
    ],
  }))
}

/** Every word of the query has to be found; the best field each is found in decides the order. */
export function searchIndex(index: readonly IndexedCompetency[], text: string, limit: number): Competency[] {
  const wanted = foldWords(text)
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
    if (best === 0) return 0
    total += best
  }
  // Of two equal finds, the shorter name is the closer one; rows not offered for tagging come last.
  const brevity = 1 / (1 + (entry.fields[0]?.words.length ?? 0))
  return total + brevity - (entry.competency.selectable ? 0 : 1)
}

function likeness(word: string, candidate: string): number {
  if (word === candidate) return 4
  if (word.length >= 2 && candidate.startsWith(word)) return 3
  if (word.length >= 4 && candidate.includes(word)) return 1.5
  const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0
  return allowed > 0 && withinDistance(word, candidate, allowed) ? 1 : 0
}

/** Whether two words differ by at most `allowed` insertions, deletions, substitutions or swaps of neighbours. */
function withinDistance(a: string, b: string, allowed: number): boolean {
  if (Math.abs(a.length - b.length) > allowed) return false
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(beforeLast, j - 2) + 1)
      }
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length) <= allowed
}

const at = (row: number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY
