import { type LevelNumber } from './levels.ts'

/** What a course does for a competency. */
export const COVERAGE_ROLES = ['taught', 'practised', 'assessed'] as const
export type CoverageRole = (typeof COVERAGE_ROLES)[number]

/** A claim of a course version (`moduleId` null) or of one of its modules. */
export interface CoverageTag {
  code: string
  level: LevelNumber
  role: CoverageRole
  moduleId: string | null
}

/** One field of the matrix: the highest level claimed and every place that claims it, the whole course first. */
export interface CoverageCell {
  level: LevelNumber
  where: { moduleId: string | null; level: LevelNumber }[]
}

/**
 * What does not fit together. `not_assessed`: nothing measures what is taught or practised; `assessed_below`: taught to
 * a higher level than is measured; `not_taught`: practised or assessed without being taught; `assessed_above`: measured
 * at a higher level than is taught; `practised_above`: practised at a higher level than is taught.
 */
export type CoverageHoleKind =
  'not_assessed' | 'assessed_below' | 'not_taught' | 'assessed_above' | 'practised_above'

export interface CoverageHole {
  kind: CoverageHoleKind
  /** The level that is claimed, and the one that falls short of it; 0 where there is nothing at all. */
  claimed: LevelNumber
  found: 0 | LevelNumber
  /** The tag that would fill it. */
  mend: { role: CoverageRole; level: LevelNumber }
}

export interface CoverageRow {
  code: string
  cells: Record<CoverageRole, CoverageCell | null>
  holes: CoverageHole[]
}

/**
 * Competency × taught, practised, assessed, over the tags of a version and of its modules, in the order in which codes
 * first occur. Redirects of merged competencies have to be resolved before. A competency counts as assessed wherever in
 * the course that happens: a module may teach what the test at the end measures.
 */
export function coverageMatrix(tags: readonly CoverageTag[]): CoverageRow[] {
  const rows = new Map<string, CoverageTag[]>()
  for (const tag of tags) {
    const known = rows.get(tag.code)
    if (known) known.push(tag)
    else rows.set(tag.code, [tag])
  }
  return [...rows].map(([code, claims]) => {
    const cell = (role: CoverageRole) => toCell(claims.filter((claim) => claim.role === role))
    const cells = { taught: cell('taught'), practised: cell('practised'), assessed: cell('assessed') }
    return { code, cells, holes: holesOf(cells) }
  })
}

function toCell(claims: CoverageTag[]): CoverageCell | null {
  const [first] = claims
  if (!first) return null
  const whole = claims.filter(({ moduleId }) => moduleId === null)
  const parts = claims.filter(({ moduleId }) => moduleId !== null)
  return {
    level: claims.reduce((highest, { level }) => (level > highest ? level : highest), first.level),
    where: [...whole, ...parts].map(({ moduleId, level }) => ({ moduleId, level })),
  }
}

function holesOf({ taught, practised, assessed }: CoverageRow['cells']): CoverageHole[] {
  const holes: CoverageHole[] = []
  const hole = (kind: CoverageHoleKind, claimed: LevelNumber, found: 0 | LevelNumber, role: CoverageRole) =>
    holes.push({ kind, claimed, found, mend: { role, level: claimed } })

  const used = highest(practised, assessed)
  const shown = highest(taught, practised)
  if (!taught && used) hole('not_taught', used, 0, 'taught')
  if (!assessed && shown) hole('not_assessed', shown, 0, 'assessed')
  if (taught && assessed && assessed.level < taught.level) {
    hole('assessed_below', taught.level, assessed.level, 'assessed')
  }
  if (taught && assessed && assessed.level > taught.level) {
    hole('assessed_above', assessed.level, taught.level, 'taught')
  }
  if (taught && practised && practised.level > taught.level) {
    hole('practised_above', practised.level, taught.level, 'taught')
  }
  return holes
}

const highest = (a: CoverageCell | null, b: CoverageCell | null): LevelNumber | null =>
  !a ? (b?.level ?? null) : !b || a.level >= b.level ? a.level : b.level
