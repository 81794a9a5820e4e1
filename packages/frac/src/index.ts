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
export { canonicalJson } from './canonical-json.ts'
export {
  type CaseAssociationType,
  type CaseLink,
  type CaseNodeLink,
  type CFAssociation,
  type CFAssociationSet,
  type CFDocument,
  type CFItem,
  type CFPackage,
  type CFPckgAssociation,
  type CFPckgDocument,
  type CFPckgItem,
} from './case.ts'
export { toCFAssociation, toCFDocument, toCFItem, toCFItemAssociations } from './case-answers.ts'
export {
  parseCompetenciesV6,
  toCompetenciesV6,
  type CompetencyV6,
  type MatchedRecord,
} from './competencies-v6.ts'
export { parseCompetencyRecords } from './competency-records.ts'
export {
  DESIGNATION_COLUMNS,
  exportDesignations,
  needsOfDesignations,
  positionsOfDesignations,
  readDesignations,
  type DesignationNeed,
  type ParsedDesignations,
} from './designation-sheet.ts'
export {
  exportFramework,
  FRAMEWORK_FORMAT,
  FRAMEWORK_VERSION,
  parseFramework,
  sortFramework,
  type ParsedFramework,
} from './framework-json.ts'
export { type KnownNodes } from './accept-nodes.ts'
export { fromCFPackage } from './from-cf-package.ts'
export {
  derivedId,
  isCompetencyCode,
  isNodeId,
  TYPE_PREFIXES,
  typeOfCode,
  type NodePrefix,
} from './node-ids.ts'
export { exportPositions, POSITION_COLUMNS, readPositions, type ParsedPositions } from './positions-csv.ts'
export { type InterchangeProblem, type ProblemCode } from './problem.ts'
export { SHEET_ROWS_MAX, writeSheet, type Sheet, type SheetRow } from './sheet.ts'
export { toCFPackage, type CaseOptions } from './to-cf-package.ts'
export { URL_NAMESPACE, uuidV5 } from './uuid-v5.ts'
export { findSimilar, type LikenessReason, type SimilarCompetency } from './similarity.ts'
export { diffNodes, type ChangedValue, type FieldChange } from './diff-node.ts'
export {
  aggregateGaps,
  makeNeeds,
  shortfallsOf,
  sumUnits,
  tallyGaps,
  type GapCount,
  type GapTally,
  type Needs,
  type PersonInUnit,
  type Shortfall,
  type UnitGaps,
} from './aggregate-gaps.ts'
export {
  coverGaps,
  indexCourses,
  MINIMISE,
  type ChosenCourse,
  type Cover,
  type CoverBound,
  type CourseIndex,
  type CourseOnOffer,
  type GapToClose,
  type Minimise,
  type UncoveredGap,
} from './cover.ts'
export {
  coverPeople,
  gatherGroups,
  type CourseForPeople,
  type GapGroup,
  type PeopleCover,
} from './cover-people.ts'
export {
  gapsOf,
  heldLevelOf,
  levelsHeld,
  requirementsOf,
  standingsOf,
  type Gap,
  type HeldCompetency,
  type Requirement,
  type RequirementCause,
  type Standing,
} from './gaps.ts'
export { suggestCompetencies, type CourseText, type Suggestion, type SuggestionWord } from './suggest.ts'
export {
  COVERAGE_ROLES,
  coverageMatrix,
  type CoverageCell,
  type CoverageHole,
  type CoverageHoleKind,
  type CoverageRole,
  type CoverageRow,
  type CoverageTag,
} from './coverage-matrix.ts'
