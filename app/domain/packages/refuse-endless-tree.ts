import { type PackageReport } from '@karmashala/scorm'
import { PackageRefusal } from '#app/domain/packages/package-refusal.ts'

// A document of the database nests 100 levels and holds 16 MB; real courses are far from both.
const ITEMS_MAX = 2_000
const ITEM_DEPTH_MAX = 20
const WITHOUT_TREE = { organizations: [], launchable: [], activityTree: null }

/** Refuses a package with more items than a course can have; what is kept of its report has no tree. */
export function refuseEndlessTree(report: PackageReport): void {
  let level = report.organizations
  let count = 0
  for (let depth = 1; level.length > 0; depth += 1) {
    count += level.length
    if (depth > ITEM_DEPTH_MAX || count > ITEMS_MAX) {
      throw new PackageRefusal({ ...report, ...WITHOUT_TREE }, 'provide:refusals.tooManyItems', {
        items: ITEMS_MAX,
        depth: ITEM_DEPTH_MAX,
      })
    }
    level = level.flatMap(({ children }) => children)
  }
}
