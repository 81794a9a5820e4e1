import { type ParsedQuery, type QueryUnit } from './parse-query.ts'
import { NO_MATCH, type TermMatch, type TextIndex, type TypoRules } from './text-index.ts'
import { tokenise } from './text.ts'

export type MatchingStrategy = 'all' | 'last' | 'frequency'

/** The documents that match a query, with what the ranking rules compare; all lists are by document number. */
export type Matches = {
  documents: number[]
  wordsMissing: Int32Array
  typos: Int32Array
  proximity: Int32Array
  attribute: Int32Array
  position: Int32Array
  inexact: Int32Array
  /** The words of the index that were matched, for highlighting. */
  terms: Map<string, TermMatch>
}

export type MatchQuery = {
  query: ParsedQuery
  index: TextIndex
  size: number
  isAlive: (document: number) => boolean
  textsOf: (document: number) => string[][]
  typoRules: TypoRules | null
  synonyms: Map<string, string[][]>
  strategy: MatchingStrategy
  mayMatch: (attribute: number, typos: number) => boolean
}

// The best occurrence of a unit in each document, packed so that a smaller number is a better match:
// typos (2 bits), attribute (8), position (16), inexact (1).
const TYPO_STEP = 1 << 25
const ATTRIBUTE_STEP = 1 << 17
const FARTHEST = 8

/** Finds the documents that match. A document has to hold all words, or with `last` and `frequency` all but the last ones. */
export function matchQuery(search: MatchQuery): Matches {
  const { query, size, isAlive, strategy } = search
  const terms = new Map<string, TermMatch>()
  let best = query.units.map((unit) => ({ unit, costs: costsOf(unit, search, terms) }))
  if (strategy === 'frequency') {
    const counts = new Map(best.map((item) => [item, countMatches(item.costs)]))
    best = best.sort((a, b) => counts.get(a)! - counts.get(b)!)
  }
  const excluded = query.excluded.map((words) => costsOf({ kind: 'phrase', words }, search, new Map()))
  const lists = () => new Int32Array(size)
  const matches: Matches = {
    documents: [], wordsMissing: lists(), typos: lists(), proximity: lists(),
    attribute: lists(), position: lists(), inexact: lists(), terms,
  } // prettier-ignore

  for (let document = 0; document < size; document++) {
    if (!isAlive(document) || excluded.some((costs) => costs[document] !== NO_MATCH)) continue
    const matched = countLeading(best, document)
    const needed = strategy === 'all' || best.length === 0 ? best.length : 1
    if (matched < needed) continue
    if (
      best.some(
        ({ unit, costs }, index) =>
          index >= matched && unit.kind === 'phrase' && costs[document] === NO_MATCH,
      )
    )
      continue
    matches.documents.push(document)
    matches.wordsMissing[document] = best.length - matched
    score(
      matches,
      document,
      best.slice(0, matched).map(({ costs }) => costs[document]!),
    )
  }
  return matches
}

type Best = { unit: QueryUnit; costs: Int32Array }

function countLeading(best: Best[], document: number): number {
  let matched = 0
  while (matched < best.length && best[matched]!.costs[document] !== NO_MATCH) matched++
  return matched
}

const countMatches = (costs: Int32Array) =>
  costs.reduce((count, cost) => (cost === NO_MATCH ? count : count + 1), 0)

function score(matches: Matches, document: number, costs: number[]): void {
  let previousPlace = -1
  for (const cost of costs) {
    const attribute = (cost % TYPO_STEP) >> 17
    const position = (cost >> 1) & 0xffff
    matches.typos[document]! += cost >> 25
    matches.attribute[document]! += attribute
    matches.position[document]! += position
    matches.inexact[document]! += cost & 1
    const place = (attribute << 16) | position
    if (previousPlace >= 0)
      matches.proximity[document]! += Math.min(Math.abs(place - previousPlace), FARTHEST)
    previousPlace = place
  }
}

function costsOf(unit: QueryUnit, search: MatchQuery, matched: Map<string, TermMatch>): Int32Array {
  if (unit.kind === 'phrase') return costsOfPhrase(unit.words, search, matched)
  const costs = new Int32Array(search.size).fill(NO_MATCH)
  const found = search.index.termsFor(unit.word, { prefix: unit.prefix, typos: search.typoRules })
  for (const [term, match] of found) collect(costs, term, match, search)
  for (const alternative of search.synonyms.get(unit.word) ?? []) {
    const parts = alternative.map((word) => {
      const part = new Int32Array(search.size).fill(NO_MATCH)
      collect(part, word, { typos: 0, exact: false }, search)
      return part
    })
    for (let document = 0; document < search.size; document++) {
      const cost = Math.max(...parts.map((part) => part[document]!))
      if (cost < costs[document]!) costs[document] = cost
    }
    for (const word of alternative) found.set(word, { typos: 0, exact: false })
  }
  for (const [term, match] of found) if (!matched.get(term)?.exact) matched.set(term, match)
  return costs
}

function collect(
  costs: Int32Array,
  term: string,
  { typos, exact }: TermMatch,
  { index, mayMatch }: MatchQuery,
): void {
  index.visit(term, (document, attribute, position) => {
    if (!mayMatch(attribute, typos)) return
    const cost = typos * TYPO_STEP + attribute * ATTRIBUTE_STEP + position * 2 + (exact ? 0 : 1)
    if (cost < costs[document]!) costs[document] = cost
  })
}

function costsOfPhrase(words: string[], search: MatchQuery, matched: Map<string, TermMatch>): Int32Array {
  const exact = { typos: 0, exact: true }
  const parts = words.map((word) => {
    const costs = new Int32Array(search.size).fill(NO_MATCH)
    collect(costs, word, exact, search)
    return costs
  })
  for (const word of words) matched.set(word, exact)
  const costs = new Int32Array(search.size).fill(NO_MATCH)
  for (let document = 0; document < search.size; document++) {
    if (parts.some((part) => part[document] === NO_MATCH)) continue
    if (words.length === 1 || holdsPhrase(search.textsOf(document), words, search))
      costs[document] = parts[0]![document]!
  }
  return costs
}

const holdsPhrase = (texts: string[][], words: string[], { mayMatch }: MatchQuery): boolean =>
  texts.some(
    (values, attribute) => mayMatch(attribute, 0) && values.some((value) => followEachOther(value, words)),
  )

function followEachOther(text: string, words: string[]): boolean {
  const tokens = tokenise(text).map(({ word }) => word)
  return tokens.some((_, start) => words.every((word, offset) => tokens[start + offset] === word))
}
