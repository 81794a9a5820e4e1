import { covers, isObject, scalarsIn, textsIn, valuesAt, type Document, type Scalar } from './field-path.ts'
import { type Matches } from './match-query.ts'
import { sortKey, type SortBy } from './rank.ts'
import { changeSettings, defaultSettings, type readSettings, type Settings } from './settings.ts'
import { TextIndex } from './text-index.ts'
import { normalise, tokenise } from './text.ts'

/** One attribute of all documents, by document number, as filters and facets read it. */
export type Column = {
  values: Scalar[][]
  /** The values of each document, each once, as places in `distinct`. */
  codes: number[][]
  /** Every value of the attribute: normalised, as `=` compares it, and as it was first written. */
  distinct: { key: string; value: Scalar }[]
  presence: Uint8Array
}
export const PRESENT = 1
export const NULL = 2
export const EMPTY = 4

const REMEMBERED_QUERIES = 32

/** The documents of one index with everything derived from them. Lives in memory: the database is the truth. */
export class SearchIndex {
  primaryKey: string | null
  readonly createdAt = new Date()
  updatedAt = new Date()
  settings: Settings = defaultSettings()
  /** Ordered as they rank: `searchableAttributes`, or every field in the order it was first seen. */
  private fields: string[] = []
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
    const number = this.numbers.get(id)
    return number === undefined ? undefined : this.documents[number]
  }

  all(): Document[] {
    return this.documents.filter((document) => document !== undefined)
  }

  put(id: string, document: Document): void {
    this.remove(id)
    for (const field of Object.keys(document)) if (!this.fields.includes(field)) this.fields.push(field)
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

  change(settings: ReturnType<typeof readSettings>): void {
    this.settings = changeSettings(this.settings, settings)
    this.stopWordSet = new Set(this.settings.stopWords.map(normalise))
    this.rebuild()
  }

  searchableAttributes(): string[] {
    const { searchableAttributes } = this.settings
    return searchableAttributes.includes('*') ? this.fields : searchableAttributes
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
    const known = this.columns.get(attribute)
    if (known) return known
    const column: Column = { values: [], codes: [], distinct: [], presence: new Uint8Array(this.size) }
    const codes = new Map<string, number>()
    const codeOf = (value: Scalar): number => {
      const key = normalise(String(value))
      const known = codes.get(key)
      if (known !== undefined) return known
      codes.set(key, column.distinct.length)
      return column.distinct.push({ key, value }) - 1
    }
    this.documents.forEach((document, number) => {
      const found = document ? valuesAt(document, attribute) : []
      const values = scalarsIn(found)
      column.values.push(values)
      column.codes.push([...new Set(values.map(codeOf))])
      if (found.length > 0) column.presence[number]! |= PRESENT
      if (found.includes(null)) column.presence[number]! |= NULL
      if (found.some(isEmpty)) column.presence[number]! |= EMPTY
    })
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

  fieldDistribution(): Record<string, number> {
    const distribution: Record<string, number> = {}
    for (const document of this.all()) {
      for (const field of Object.keys(document)) distribution[field] = (distribution[field] ?? 0) + 1
    }
    return distribution
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

const isEmpty = (value: unknown): boolean =>
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)
