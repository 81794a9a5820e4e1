import { tokenise } from './text.ts'

export type QueryUnit = { kind: 'word'; word: string; prefix: boolean } | { kind: 'phrase'; words: string[] }
export type ParsedQuery = { units: QueryUnit[]; excluded: string[][] }

const MAX_WORDS = 10 // as in Meilisearch: what follows is ignored
const PART = /(-?)"([^"]*)"?|(?<=^|\s)(-)(\S+)|[^\s"]+/gu

/** Splits a query into words, "phrases" and -excluded words. Only a last word still being typed is a prefix. */
export function parseQuery(query: string, stopWords: Set<string>): ParsedQuery {
  const units: QueryUnit[] = []
  const excluded: string[][] = []
  for (const [text, phraseMinus, phrase, minus, excludedText] of query.matchAll(PART)) {
    if (phrase !== undefined || minus !== undefined) {
      const words = tokenise(phrase ?? excludedText ?? '').map(({ word }) => word)
      if (words.length === 0) continue
      if (phraseMinus || minus) excluded.push(words)
      else units.push({ kind: 'phrase', words: words.filter((word) => !stopWords.has(word)) })
    } else {
      for (const { word } of tokenise(text)) units.push({ kind: 'word', word, prefix: false })
    }
  }

  const last = units.at(-1)
  if (last?.kind === 'word' && /[\p{L}\p{M}\p{N}]$/u.test(query)) last.prefix = true
  const kept = units.filter((unit) =>
    unit.kind === 'phrase' ? unit.words.length > 0 : unit.prefix || !stopWords.has(unit.word),
  )
  return { units: kept.slice(0, MAX_WORDS), excluded }
}
