import { type LevelNumber } from './levels.ts'

export type CompetencyType = 'behavioural' | 'functional' | 'domain'

/**
 * Known defects of the published lists, kept visible instead of being mended in silence.
 * `blank-upstream`: published without any text. `named-after-theme`: a sub-theme that repeats its theme's name.
 * `duplicate-name`: another code carries the same name. `not-published`: in the data file, not among the published
 * competencies. `upstream-text-misplaced`: published with another theme's text. `starter-data`: not an official row.
 */
export type CompetencyFlag =
  | 'blank-upstream'
  | 'named-after-theme'
  | 'duplicate-name'
  | 'not-published'
  | 'upstream-text-misplaced'
  | 'starter-data'

/** A node of the dictionary: a theme (`parentCode` is null) or a sub-theme. A tag may point at either. */
export interface Competency {
  /** Stable id: BEH-…, FUN-… or DOM-…; a theme's code has a T before the number (FUN-T13). Names are not keys. */
  code: string
  type: CompetencyType
  /** English name of the competency area: Behavioural, Functional or Domain. */
  area: string
  /** English name of the theme; a theme names itself. */
  theme: string
  name: string
  nameHi: string
  description: string
  descriptionHi?: string
  /** Code of the theme above a sub-theme; null for a theme. */
  parentCode: string | null
  /** False for rows that are kept only because upstream has them; offer no new tag on them. */
  selectable: boolean
  flags: CompetencyFlag[]
  /** Sector of government a domain competency belongs to. */
  sector?: string
  /** Ministry, department or office that looks after a domain competency. */
  owner?: string
  /** Reference id seen on iGOT Karmayogi, where one is known. */
  igotRefId?: string
  /** What the competency looks like at a level, where somebody has written it; the scale's own words hold elsewhere. */
  levels?: LevelIndicator[]
  /** Grows by one with every verified change; absent means 1. */
  version?: number
  /** A retired row: kept so that nothing that names it dangles, offered for nothing new. */
  retired?: boolean
  /** The row that took the place of a retired one. */
  redirectTo?: string
}

/** What holding a competency at a level looks like in work. */
export interface LevelIndicator {
  level: LevelNumber
  text: string
  textHi?: string
}

export interface CompetencyArea {
  type: CompetencyType
  name: string
  nameHi: string
  description: string
  descriptionHi: string
}

export const COMPETENCY_AREAS: readonly CompetencyArea[] = [
  {
    type: 'behavioural',
    name: 'Behavioural',
    nameHi: 'व्यवहारगत',
    description: 'Values, habits and strengths that serve an official well in any role.',
    descriptionHi: 'मूल्य, आदतें और क्षमताएँ जो किसी भी भूमिका में अधिकारी के काम आती हैं।',
  },
  {
    type: 'functional',
    name: 'Functional',
    nameHi: 'कार्यात्मक',
    description: 'Working skills that many departments and roles have in common.',
    descriptionHi: 'कार्य-कौशल जो अनेक विभागों और भूमिकाओं में समान रूप से आवश्यक हैं।',
  },
  {
    type: 'domain',
    name: 'Domain',
    nameHi: 'विषय-क्षेत्र',
    description: 'Specialist knowledge and skill that belong to one sector or department.',
    descriptionHi: 'किसी एक क्षेत्र या विभाग से संबंधित विशेष ज्ञान और कौशल।',
  },
]
