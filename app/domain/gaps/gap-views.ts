import type { CompetencyType, Minimise } from '@karmashala/frac'

export type CompetencyName = { code: string; name: string; nameHi: string; type: CompetencyType }

/** Required of so many people; `short` of them hold less than what is required. */
export type GapCell = { required: number; short: number; levelsShort: number }

export type UnitView = {
  /** null for people whose unit is not known. */
  unit: string | null
  people: number
  /** Those who are short of something. */
  short: number
  /** Those whose position the framework does not describe. */
  undescribed: number
}

/** One competency: the ministry as a whole, and each unit in the order of `units`; null where nobody needs it. */
export type GapRow = { competency: CompetencyName; whole: GapCell; cells: (GapCell | null)[] }

export type MinistryGaps = {
  whole: Omit<UnitView, 'unit'>
  /** Employees who hold no position today; null when only a unit was asked for. */
  withoutPosition: number | null
  units: UnitView[]
  /** Most people short first. */
  rows: GapRow[]
}

export type StandingView = CompetencyName & {
  requiredLevel: number
  heldLevel: number
  delta: number
  because: {
    positionId: string
    positionName: string
    positionNameHi: string
    roleId: string
    roleName: string
    roleNameHi: string
    level: number
    reason: string
    reasonHi: string
  }[]
}

export type PersonGaps = {
  membershipId: string
  unit: string | null
  positions: { id: string; name: string; nameHi: string }[]
  /** Everything the positions need, what is furthest away first. */
  standings: StandingView[]
}

export type ShortPerson = {
  membershipId: string
  name: string
  designation: string | null
  unit: string | null
  requiredLevel: number
  heldLevel: number
}

export type ClosingCourse = {
  courseId: string
  slug: string
  title: string
  titleHi: string | null
  providerName: string
  minutes: number
  pricePerSeatPerYearInPaise: number
  /** How many people take it. */
  people: number
  closes: (CompetencyName & { people: number })[]
}

export type ClosingPlan = {
  minimise: Minimise
  courses: ClosingCourse[]
  gaps: { all: number; closed: number }
  people: { all: number; closed: number }
  cost: { courses: number; seats: number; minutes: number; priceInPaise: number }
  /** What no choice can do with less than, in what was minimised (courses, minutes, paise); null when this is the least. */
  atLeast: number | null
  left: (CompetencyName & { level: number; highestTaught: number; people: number })[]
}
