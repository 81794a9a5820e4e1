import type {
  CompetencyArea,
  CompetencyLevel,
  CoverageCell,
  CoverageHole,
  CoverageRole,
} from '@karmashala/frac'
import { type TagView } from '#app/domain/courses/course-views.ts'

/** A competency as the picker offers it. */
export type CompetencyOption = {
  code: string
  name: string
  nameHi: string
  description: string
  descriptionHi: string
  theme: string
  themeHi: string
  isTheme: boolean
  /** A private term of the organisation: nobody else sees it until it is verified. */
  isOwn: boolean
}

export type CompetencyPicker = {
  areas: readonly CompetencyArea[]
  /** What the search found, best first; null when nobody searched. */
  found: CompetencyOption[] | null
  /** The themes of the area that is open, each with what lies below it. */
  themes: { theme: CompetencyOption; below: CompetencyOption[] }[]
  chosen: CompetencyOption | null
  levels: readonly CompetencyLevel[]
}

/** Where a course speaks of what is suggested. */
export const SUGGESTION_PLACES = ['title', 'outcomes', 'summary', 'contents', 'package'] as const
export type SuggestionPlace = (typeof SUGGESTION_PLACES)[number]

/** A competency the course seems to be about, with the words of the course that led to it. */
export type TagSuggestion = {
  option: CompetencyOption
  words: { word: string; where: SuggestionPlace }[]
}

/** A competency of a course: what is taught, practised and assessed of it, and what does not fit together. */
export type CoverageRowView = Pick<TagView, 'name' | 'nameHi' | 'theme' | 'themeHi'> & {
  code: string
  cells: Record<CoverageRole, CoverageCell | null>
  holes: CoverageHole[]
}
