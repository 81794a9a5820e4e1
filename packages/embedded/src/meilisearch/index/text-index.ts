import SearchableMap from 'minisearch/SearchableMap'
import { editDistance, lengthOf, MAX_WORD_LENGTH, tokenise } from './text.ts'

/** Where a term occurs, as parallel lists with one entry for each attribute of each document. */
type Postings = { documents: number[]; places: number[] }

export type TermMatch = { typos: number; exact: boolean; prefixLength?: number }
export type TypoRules = {
  oneTypo: number
  twoTypos: number
  disableOnNumbers: boolean
  disableOnWords: Set<string>
}

export const NO_MATCH = 0x7fffffff
const POSITION_BITS = 16
const MAX_POSITION = (1 << POSITION_BITS) - 1
const GAP_BETWEEN_VALUES = 8

/** Words to the documents and attributes that hold them. Documents are numbers here. */
export class TextIndex {
  private readonly vocabulary = new SearchableMap<Postings>()
  private readonly lengths: number[][] = []

  /** `texts[a]` are the texts of the attribute that ranks at place `a`. */
  add(document: number, texts: string[][], stopWords: Set<string>): void {
    this.lengths[document] = texts.map((values, attribute) => {
      const firstPositions = new Map<string, number>()
      let position = 0
      for (const value of values) {
        for (const { word } of tokenise(value)) {
          if (!stopWords.has(word) && word.length <= MAX_WORD_LENGTH && !firstPositions.has(word))
            firstPositions.set(word, Math.min(position, MAX_POSITION))
          position++
        }
        position += GAP_BETWEEN_VALUES
      }
      for (const [word, first] of firstPositions) {
        const postings = this.vocabulary.fetch(word, () => ({ documents: [], places: [] }))
        postings.documents.push(document)
        postings.places.push((attribute << POSITION_BITS) | first)
      }
      return values.length === 1 ? position - GAP_BETWEEN_VALUES : 0
    })
  }

  /** How many words an attribute of a document has; 0 where it is a list, which no query is the whole of. */
  lengthOf(document: number, attribute: number): number {
    return this.lengths[document]?.[attribute] ?? 0
  }

  /** The words of the index that a word of a query stands for: itself, what it begins, what it misspells. */
  termsFor(
    word: string,
    { prefix, typos }: { prefix: boolean; typos: TypoRules | null },
  ): Map<string, TermMatch> {
    const terms = new Map<string, TermMatch>()
    if (word.length > MAX_WORD_LENGTH) return terms
    const allowed = typosAllowed(word, typos)
    if (allowed > 0) {
      for (const term of this.misspellings(word, allowed)) {
        const distance = editDistance(word, term)
        // Meilisearch counts a typo in the first letter twice.
        const counted = distance > 0 && term[0] !== word[0] ? distance + 1 : distance
        if (counted <= allowed) terms.set(term, { typos: counted, exact: false })
      }
    }
    if (prefix) {
      for (const term of this.vocabulary.atPrefix(word).keys()) {
        terms.set(term, { typos: 0, exact: false, prefixLength: word.length })
      }
    }
    if (this.vocabulary.has(word)) terms.set(word, { typos: 0, exact: true })
    return terms
  }

  /** Terms that may be meant. An exchange of neighbours is two edits to the vocabulary and one to Meilisearch. */
  private misspellings(word: string, allowed: number): Set<string> {
    const terms = new Set(this.vocabulary.fuzzyGet(word, allowed).keys())
    const letters = [...word]
    for (let at = 1; at < letters.length; at++) {
      const exchanged = [
        ...letters.slice(0, at - 1),
        letters[at]!,
        letters[at - 1]!,
        ...letters.slice(at + 1),
      ].join('')
      if (allowed > 1)
        for (const term of this.vocabulary.fuzzyGet(exchanged, allowed - 1).keys()) terms.add(term)
      else if (this.vocabulary.has(exchanged)) terms.add(exchanged)
    }
    return terms
  }

  /** Calls back with every document and place of a term. A place orders by attribute, then by position. */
  visit(term: string, callback: (document: number, attribute: number, position: number) => void): void {
    const postings = this.vocabulary.get(term)
    if (!postings) return
    const { documents, places } = postings
    for (let index = 0; index < documents.length; index++) {
      const place = places[index]!
      callback(documents[index]!, place >> POSITION_BITS, place & MAX_POSITION)
    }
  }
}

/** How many typos a word is forgiven: by its length, and none where the settings say so. */
export function typosAllowed(word: string, rules: TypoRules | null): number {
  if (!rules || rules.disableOnWords.has(word)) return 0
  if (rules.disableOnNumbers && /^\p{N}+$/u.test(word)) return 0
  const length = lengthOf(word)
  return length >= rules.twoTypos ? 2 : length >= rules.oneTypo ? 1 : 0
}
