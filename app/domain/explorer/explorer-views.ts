import {
  type CompetencyArea,
  type CompetencyFlag,
  type CompetencyType,
  type LevelNumber,
} from '@karmashala/frac'
import { type TagInput } from '#app/domain/courses/course.schema.ts'

/** A node as it stands in a list or a link: what it is called, and by which code or id it is found. */
export type NamedNode = { id: string; name: string; nameHi: string }

export type CompetencySummary = {
  code: string
  type: CompetencyType
  name: string
  nameHi: string
  description: string
  descriptionHi: string | null
  isTheme: boolean
  /** The theme above a sub-theme. */
  theme: NamedNode | null
}

/** A theme and what lies below it. */
export type ThemeBranch = { theme: CompetencySummary; below: NamedNode[] }
export type AreaBranch = CompetencyArea & { themes: ThemeBranch[]; competencyCount: number }

export type CompetencySearch = {
  query: string
  type: CompetencyType | null
  /** What was found, best first; null when nothing was asked for. */
  found: CompetencySummary[] | null
  total: number
  page: number
  pageCount: number
  /** Everything there is, area by area; only the area asked for when one was. */
  areas: AreaBranch[]
}

export type LevelView = {
  level: LevelNumber
  name: string
  nameHi: string
  tier: 'operational' | 'tactical' | 'strategic'
  tierName: string
  tierNameHi: string
  descriptor: string
  descriptorHi: string
  /** What this competency looks like at the level, where somebody has written it. */
  indicator: { text: string; textHi: string | null } | null
}

/** What a course claims to do, and for which competency: the one asked for or, of a theme, one below it. */
export type CourseClaim = { code: string; name: string; nameHi: string } & Pick<
  TagInput,
  'level' | 'role'
> & {
    /** The module it claims it for; null for the course as a whole. */
    module: string | null
  }
export type CourseForCompetency = {
  slug: string
  title: string
  titleHi: string | null
  language: string
  durationInMinutes: number
  pricePerSeatPerYearInPaise: number
  claims: CourseClaim[]
}

export type RoleNeed = {
  role: NamedNode
  code: string
  name: string
  nameHi: string
  level: number
  levelName: string
  levelNameHi: string
  reason: string
  reasonHi: string
}
export type PositionNeeding = NamedNode & {
  department: string
  departmentHi: string | null
  /** The highest level any of its roles asks for. */
  level: number
  needs: RoleNeed[]
}

export type Provenance = { source: 'bundled' | 'proposal' | 'private'; at: string }

export type CompetencyView = CompetencySummary & {
  area: CompetencyArea
  below: CompetencySummary[]
  /** Other codes that carry the same name. */
  namesakes: CompetencySummary[]
  sector: string | null
  owner: string | null
  igotRefId: string | null
  isSelectable: boolean
  version: number
  provenance: Provenance | null
  flags: CompetencyFlag[]
  /** Retired codes that lead here. */
  formerCodes: string[]
  levels: LevelView[]
  courses: CourseForCompetency[]
  positions: PositionNeeding[]
}

/** What an address with a code leads to. */
export type CompetencyAnswer =
  | { kind: 'found'; competency: CompetencyView }
  /** Another spelling of a code, or a retired code that has a successor. */
  | { kind: 'moved'; code: string }
  /** Retired, and nothing took its place. */
  | { kind: 'retired'; name: string; nameHi: string; near: CompetencySummary[] }
  | { kind: 'unknown'; near: CompetencySummary[] }

export type PositionSummary = NamedNode & {
  department: string
  departmentHi: string | null
  designation: string
  roles: NamedNode[]
  competencyCount: number
}
export type PositionList = {
  query: string
  department: string | null
  positions: PositionSummary[]
  departments: { name: string; nameHi: string | null; count: number }[]
  /** How many fit, and how many there are. */
  found: number
  total: number
  page: number
  pageCount: number
}

export type PositionRoleView = NamedNode & {
  activities: (NamedNode & { resources: (NamedNode & { url: string | null })[] })[]
  needs: (Omit<RoleNeed, 'role'> & { theme: NamedNode | null })[]
}
export type PositionView = NamedNode & {
  department: string
  departmentHi: string | null
  designation: string
  description: string
  descriptionHi: string
  isStarterData: boolean
  version: number
  provenance: Provenance | null
  roles: PositionRoleView[]
}
export type PositionAnswer =
  { kind: 'found'; position: PositionView } | { kind: 'moved'; id: string } | { kind: 'unknown' }
