export { ScormError, type ScormErrorCode } from './errors.ts'
export { DEFAULT_LIMITS, type PackageLimits } from './limits.ts'
export type {
  Bilingual,
  Finding,
  FindingPlace,
  LaunchableItem,
  PackageEdition,
  PackageItem,
  PackageReport,
  PackageStandard,
  Severity,
} from './report.ts'
export { RULES, type Rule } from './rules.ts'
