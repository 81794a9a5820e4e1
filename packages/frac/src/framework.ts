import { type Competency, type CompetencyArea } from './competency.ts'
import { type CompetencyLevel, type LevelNumber } from './levels.ts'

/** A work, rule or manual an activity is done by. */
export interface KnowledgeResource {
  /** KRID… */
  id: string
  name: string
  nameHi: string
  /** Where it can be read, when that is known. */
  url: string | null
}

export interface Activity {
  /** AID… */
  id: string
  name: string
  nameHi: string
  knowledgeResourceIds: string[]
}

/** What a role needs of one competency. */
export interface RoleCompetency {
  code: string
  level: LevelNumber
  /** Why the role needs it at this level; empty when nobody has said so yet. */
  reason: string
  reasonHi: string
}

export interface Role {
  /** RID… */
  id: string
  name: string
  nameHi: string
  activities: Activity[]
  competencies: RoleCompetency[]
}

/** A post as FRAC describes it: roles, what is done in each, and what each needs. */
export interface Position {
  /** PID… */
  id: string
  name: string
  nameHi: string
  /** Ministry or department the post belongs to. */
  department: string
  designation: string
  description: string
  descriptionHi: string
  roles: Role[]
  flags: PositionFlag[]
}

/** `starter-data`: written for this project from publicly known duties, not an official mapping. */
export type PositionFlag = 'starter-data'

/** Everything that is exchanged: the dictionary, the positions, and what they refer to. */
export interface Framework {
  areas: readonly CompetencyArea[]
  levels: readonly CompetencyLevel[]
  competencies: Competency[]
  positions: Position[]
  knowledgeResources: KnowledgeResource[]
}
