export {
  COMPETENCY_AREAS,
  type Competency,
  type CompetencyArea,
  type CompetencyFlag,
  type CompetencyType,
  type LevelIndicator,
} from './competency.ts'
export { listDesignations, type Designation } from './designations.ts'
export { makeDictionary, type Dictionary } from './dictionary.ts'
export { foldText } from './fold-text.ts'
export {
  type Activity,
  type Framework,
  type KnowledgeResource,
  type Position,
  type PositionFlag,
  type Role,
  type RoleCompetency,
} from './framework.ts'
export { FracError, type FracErrorCode } from './frac-error.ts'
export {
  COMPETENCY_LEVELS,
  COMPETENCY_TIERS,
  isLevelNumber,
  type CompetencyLevel,
  type CompetencyTier,
  type LevelNumber,
} from './levels.ts'
export { loadDictionary, loadFramework } from './load-framework.ts'
export { listMinistries, type Ministry } from './ministries.ts'
