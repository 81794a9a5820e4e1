import {
  NO_MATCH,
  typosAllowed,
  type TermMatch,
  type TextIndex,
  type TypoRules,
} from '../index/text-index.ts'
import { tokenise } from '../index/text.ts'
import { type ParsedQuery, type Phrase, type QueryUnit } from './parse-query.ts'

export type MatchingStrategy = 'all' | 'last' | 'frequency'

/** What the ranking rules compare, by document number; the smaller the better. */
export type Measures = {
  wordsMissing: Int32Array
  typos: Int32Array
  proximity: Int32Array
  attribute: Int32Array
  position: Int32Array
  inexact: Int32Array
}

/** The documents that match a query, with what the ranking rules compare. */
export type Matches = Measures & {
  documents: number[]
  /** How many words and phrases were asked for; 0 for a query that asks for nothing. */
  unitCount: number
  /** The most typos that all of them together may have. */
  typosAllowed: number
  attributeCount: number
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
  attributeCount: number
  mayMatch: (attribute: number, typos: number) => boolean
}

// The best occurrence of a unit in each document, packed so that a smaller number is a better match:
// typos (2 bits), attribute (8), position (16), inexact (1).
const TYPO_STEP = 1 << 25
const ATTRIBUTE_STEP = 1 << 17
/** Words with this many others between them, or more, are as good as in no relation. */
export const FARTHEST = 7
/** What an attribute can be: the query and nothing else, something that begins with it, or something that holds it. */
const WHOLE = 0
const BEGINNING = 1
export const PART = 2

/** Finds the documents that match. A document has to hold all words, or with `last` and `frequency` all but the last ones. */
export function matchQuery(search: MatchQuery): Matches {
  const { query, size, isAlive, strategy, typoRules, attributeCount } = search
  const terms = new Map<string, TermMatch>()
  let best = query.units.map((unit) => ({ unit, costs: costsOf(unit, search, terms) }))
  if (strategy === 'frequency') {
    const counts = new Map(best.map((item) => [item, countMatches(item.costs)]))
    best = best.sort((a, b) => counts.get(a)! - counts.get(b)!)
  }
  const excluded = query.excluded.map((phrase) => costsOf(phrase, search, new Map()))
  const lists = () => new Int32Array(size)
  const matches: Matches = {
    documents: [], wordsMissing: lists(), typos: lists(), proximity: lists(), attribute: lists(), position: lists(),
    inexact: lists(), terms, unitCount: best.length, attributeCount,
    typosAllowed: best.reduce((sum, { unit }) => sum + (unit.kind === 'word' ? typosAllowed(unit.word, typoRules) : 0), 0),
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
    if (matched > 0) measure(matches, document, best.slice(0, matched), search.index)
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

function measure(matches: Matches, document: number, matched: Best[], index: TextIndex): void {
  let previousPlace = -1
  let inexact = 0
  let expected = 0 // where the word stands in the query, and in an attribute that begins with it
  const first = placeOf(matched[0]!.costs[document]!)
  let isBeginning = first.position === 0
  for (const { unit, costs } of matched) {
    const cost = costs[document]!
    const { attribute, position, place } = placeOf(cost)
    matches.typos[document]! += cost >> 25
    matches.attribute[document]! += attribute
    matches.position[document]! += bucketOf(Math.abs(position - expected))
    inexact += cost & 1
    if (previousPlace >= 0) matches.proximity[document]! += distance(previousPlace, place)
    previousPlace = place
    if (attribute !== first.attribute || position !== expected) isBeginning = false
    expected += unit.kind === 'phrase' ? unit.words.length : 1
  }
  const isWhole = index.lengthOf(document, first.attribute) === expected
  const kind = inexact > 0 || !isBeginning ? PART : isWhole ? WHOLE : BEGINNING
  matches.inexact[document] = kind * (matches.unitCount + 1) + inexact
}

function placeOf(cost: number) {
  const attribute = (cost % TYPO_STEP) >> 17
  const position = (cost >> 1) & 0xffff
  return { attribute, position, place: (attribute << 16) | position }
}

/** 0 for neighbours in the order of the query; the wrong order costs one more. */
function distance(from: number, to: number): number {
  const steps = to < from ? from - to : Math.max(0, to - from - 1)
  return Math.min(steps, FARTHEST)
}

/** How far a word is from where the query has it matters exactly near the beginning of a text; farther on, roughly. */
const bucketOf = (steps: number): number => (steps < 16 ? steps : 16 + Math.floor(Math.log2(steps / 16) * 2))
export const LAST_BUCKET = bucketOf(0xffff)

function costsOf(unit: QueryUnit, search: MatchQuery, matched: Map<string, TermMatch>): Int32Array {
  if (unit.kind === 'phrase') return costsOfPhrase(unit, search, matched)
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

function costsOfPhrase(phrase: Phrase, search: MatchQuery, matched: Map<string, TermMatch>): Int32Array {
  const exact = { typos: 0, exact: true }
  const words = phrase.words.filter((word) => word !== null)
  const parts = words.map((word) => {
    const costs = new Int32Array(search.size).fill(NO_MATCH)
    collect(costs, word, exact, search)
    return costs
  })
  for (const word of words) matched.set(word, exact)
  const costs = new Int32Array(search.size).fill(NO_MATCH)
  for (let document = 0; document < search.size; document++) {
    if (parts.some((part) => part[document] === NO_MATCH)) continue
    if (phrase.words.length === 1 || holdsPhrase(search.textsOf(document), phrase.words, search))
      costs[document] = parts[0]![document]!
  }
  return costs
}

const holdsPhrase = (texts: string[][], words: Phrase['words'], { mayMatch }: MatchQuery): boolean =>
  texts.some(
    (values, attribute) => mayMatch(attribute, 0) && values.some((value) => followEachOther(value, words)),
  )

function followEachOther(text: string, words: Phrase['words']): boolean {
  const tokens = tokenise(text).map(({ word }) => word)
  return tokens.some((_, start) =>
    words.every(
      (word, offset) =>
        start + offset < tokens.length && (word ?? tokens[start + offset]) === tokens[start + offset],
    ),
  )
}
