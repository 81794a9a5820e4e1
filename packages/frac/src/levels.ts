import levelsJson from '../data/levels.json' with { type: 'json' }

/** The three tiers of the Karmayogi Competency Model. */
export type CompetencyTier = 'operational' | 'tactical' | 'strategic'
export type LevelNumber = 1 | 2 | 3 | 4 | 5

/** A level of the FRAC scale. Which tier it falls in is this project's mapping; no public source maps the two scales. */
export interface CompetencyLevel {
  level: LevelNumber
  name: string
  nameHi: string
  tier: CompetencyTier
  descriptor: string
  descriptorHi: string
}

/** Levels 1 to 5 of the FRAC scale, lowest first. */
export const COMPETENCY_LEVELS: readonly CompetencyLevel[] = levelsJson as CompetencyLevel[]

export const COMPETENCY_TIERS: readonly { tier: CompetencyTier; name: string; nameHi: string }[] = [
  { tier: 'operational', name: 'Operational', nameHi: 'परिचालन स्तर' },
  { tier: 'tactical', name: 'Tactical', nameHi: 'युक्तिपरक स्तर' },
  { tier: 'strategic', name: 'Strategic', nameHi: 'रणनीतिक स्तर' },
]

/** True for 1, 2, 3, 4 and 5. */
export function isLevelNumber(value: unknown): value is LevelNumber {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5
}
