import { tokenise } from '../index/text.ts'

/** Words that have to follow each other; in the place of a stop word there may be any. */
export type Phrase = { kind: 'phrase'; words: (string | null)[] }
export type QueryUnit = { kind: 'word'; word: string; prefix: boolean } | Phrase
export type ParsedQuery = { units: QueryUnit[]; excluded: Phrase[] }

const MAX_WORDS = 10 // as in Meilisearch: what follows is ignored
const PART = /(-?)"([^"]*)"?|(?<=^|\s)(-)(\S+)|[^\s"]+/gu

/** Splits a query into words, "phrases" and -excluded words. Only a last word still being typed is a prefix. */
export function parseQuery(query: string, stopWords: Set<string>): ParsedQuery {
  const units: QueryUnit[] = []
  const excluded: Phrase[] = []
  for (const [text, phraseMinus, phrase, minus, excludedText] of query.matchAll(PART)) {
    if (phrase !== undefined || minus !== undefined) {
      const tokens = tokenise(phrase ?? excludedText ?? '')
      const words = tokens.map(({ word }) => (stopWords.has(word) ? null : word))
      if (words.every((word) => word === null)) continue
      if (phraseMinus || minus) excluded.push({ kind: 'phrase', words })
      else units.push({ kind: 'phrase', words })
    } else {
      for (const { word } of tokenise(text)) units.push({ kind: 'word', word, prefix: false })
    }
  }

  const last = units.at(-1)
  if (last?.kind === 'word' && /[\p{L}\p{M}\p{N}]$/u.test(query)) last.prefix = true
  const kept = units.filter((unit) => unit.kind === 'phrase' || unit.prefix || !stopWords.has(unit.word))
  return { units: kept.slice(0, MAX_WORDS), excluded }
}
