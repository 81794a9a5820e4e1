import { type Matches } from '../query/match-query.ts'
import { sortKey, type SortBy } from '../query/rank.ts'
import { columnOf, type Column } from './column.ts'
import { covers, textsIn, valuesAt, type Document } from './field-path.ts'
import { changeSettings, defaultSettings, type Settings, type SettingsChange } from './settings.ts'
import { TextIndex } from './text-index.ts'
import { normalise, tokenise } from './text.ts'

const REMEMBERED_QUERIES = 32
// A posting has room for this many; attributes that rank lower are not searched.
const MAX_SEARCHED_ATTRIBUTES = 256

/** The documents of one index with everything derived from them. Lives in memory: the database is the truth. */
export class SearchIndex {
  primaryKey: string | null
  readonly createdAt = new Date()
  updatedAt = new Date()
  settings: Settings = defaultSettings()
  /** Every field, in the order it was first seen. */
  private readonly fields = new Set<string>()
  private documents: (Document | undefined)[] = []
  private numbers = new Map<string, number>()
  private text = new TextIndex()
  private columns = new Map<string, Column>()
  private orders = new Map<string, (number | string | undefined)[]>()
  private matches = new Map<string, Matches>()
  private stopWordSet = new Set<string>()

  constructor(primaryKey: string | null) {
    this.primaryKey = primaryKey
  }

  get count() {
    return this.numbers.size
  }
  /** One more than the largest document number; some numbers below it are no longer in use. */
  get size() {
    return this.documents.length
  }
  get textIndex() {
    return this.text
  }
  get stopWords() {
    return this.stopWordSet
  }

  readonly isAlive = (document: number) => this.documents[document] !== undefined
  readonly documentAt = (document: number) => this.documents[document]!

  find(id: string): Document | undefined {
    const number = this.numberOf(id)
    return number === undefined ? undefined : this.documents[number]
  }

  numberOf(id: string): number | undefined {
    return this.numbers.get(id)
  }

  /** The numbers of all documents, in the order they came. */
  everyNumber(): number[] {
    return [...this.documents.keys()].filter(this.isAlive)
  }

  put(id: string, document: Document): void {
    this.remove(id)
    for (const field of Object.keys(document)) this.fields.add(field)
    const number = this.documents.push(document) - 1
    this.numbers.set(id, number)
    this.text.add(number, this.textsOf(number), this.stopWordSet)
    this.forget()
  }

  remove(id: string): boolean {
    const number = this.numbers.get(id)
    if (number === undefined) return false
    this.numbers.delete(id)
    this.documents[number] = undefined
    this.forget()
    // Postings of removed documents stay behind; once they are the larger part it is time to tidy up.
    if (this.size > 1000 && this.count * 2 < this.size) this.rebuild()
    return true
  }

  clear(): void {
    this.numbers.clear()
    this.rebuild()
  }

  change(settings: SettingsChange): void {
    this.settings = changeSettings(this.settings, settings)
    this.stopWordSet = new Set(this.settings.stopWords.map(normalise))
    this.rebuild()
  }

  /** Ordered as they rank. */
  searchableAttributes(): string[] {
    const { searchableAttributes } = this.settings
    const attributes = searchableAttributes.includes('*') ? [...this.fields] : searchableAttributes
    return attributes.slice(0, MAX_SEARCHED_ATTRIBUTES)
  }

  isSearchable(attribute: string): boolean {
    return covers(this.settings.searchableAttributes, attribute)
  }

  isFilterable(attribute: string): boolean {
    return covers(this.settings.filterableAttributes, attribute)
  }

  readonly textsOf = (document: number): string[][] =>
    this.searchableAttributes().map((attribute) =>
      valuesAt(this.documents[document], attribute).flatMap(textsIn),
    )

  column(attribute: string): Column {
    const column = this.columns.get(attribute) ?? columnOf(this.documents, attribute)
    this.columns.set(attribute, column)
    return column
  }

  /** What documents are ordered by: their largest or smallest number, else text; undefined where there is none. */
  sortKeys({ attribute, descending }: SortBy): (number | string | undefined)[] {
    const name = `${attribute}:${descending ? 'desc' : 'asc'}`
    const keys =
      this.orders.get(name) ?? this.column(attribute).values.map((values) => sortKey(values, descending))
    this.orders.set(name, keys)
    return keys
  }

  /** A page with five facets asks the same question six times in one request: only the filters differ. */
  remember(question: string, answer: () => Matches): Matches {
    const known = this.matches.get(question) ?? answer()
    this.matches.delete(question)
    this.matches.set(question, known)
    if (this.matches.size > REMEMBERED_QUERIES) this.matches.delete(this.matches.keys().next().value!)
    return known
  }

  synonyms(): Map<string, string[][]> {
    const words = (text: string) => tokenise(text).map(({ word }) => word)
    return new Map(
      Object.entries(this.settings.synonyms).map(([word, others]) => [normalise(word), others.map(words)]),
    )
  }

  /** How many documents have each field. */
  fieldDistribution(): Record<string, number> {
    const distribution = new Map<string, number>()
    for (const number of this.everyNumber()) {
      for (const field of Object.keys(this.documentAt(number))) {
        distribution.set(field, (distribution.get(field) ?? 0) + 1)
      }
    }
    return Object.fromEntries([...distribution].sort(([left], [right]) => (left < right ? -1 : 1)))
  }

  private forget(): void {
    this.columns.clear()
    this.orders.clear()
    this.matches.clear()
    this.updatedAt = new Date()
  }

  private rebuild(): void {
    const kept = [...this.numbers].map(([id, number]) => [id, this.documents[number]!] as const)
    this.documents = kept.map(([, document]) => document)
    this.numbers = new Map(kept.map(([id], number) => [id, number]))
    this.text = new TextIndex()
    this.documents.forEach((_, number) => this.text.add(number, this.textsOf(number), this.stopWordSet))
    this.forget()
  }
}
