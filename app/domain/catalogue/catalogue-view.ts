import { type CatalogueSort, type FacetName, type Segment } from '@karmashala/search'

/** A text with the words that were found marked, and the language it is in. */
export type MarkedText = { segments: Segment[]; language: string }

export type CatalogueCard = {
  id: string
  slug: string
  title: MarkedText
  summary: MarkedText
  providerName: string
  languages: string[]
  durationInMinutes: number
  pricePerSeatPerYearInPaise: number
  competencies: { code: string; name: string; level: number }[]
}

/** `label` is null where the words are not data: for formats and durations the screen has its own. */
export type FacetChoice = { value: string; label: string | null; count: number; isSelected: boolean }
export type CatalogueFacet = { name: FacetName; choices: FacetChoice[] }

export type CatalogueView = {
  text: string
  sort: CatalogueSort
  cards: CatalogueCard[]
  facets: CatalogueFacet[]
  total: number
  /** There are more than can be paged through. */
  isAtLimit: boolean
  /** No course has all the words; these have some of them. */
  isRelaxed: boolean
  page: number
  pageCount: number
}
