import type { CompetencyArea, CompetencyLevel } from '@karmashala/frac'

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
