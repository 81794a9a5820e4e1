import {
  isSequenced,
  type CourseItem,
  type LaunchItem,
  type PlayerStandard,
  type SequencingNode,
  type SequencingTree,
  type SharedDataMap,
} from '@karmashala/player'
import { type LaunchableItem, type PackageItem, type PackageReport } from '@karmashala/scorm'
import { BoundedMemory } from '#app/lib/bounded-memory.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'

/** One launchable item of a package, with what the run-time has to know about it. */
export type PlayedItem = LaunchItem & {
  id: string
  title: string
  path: string[]
  /** In the package; an address elsewhere when `isExternal`. */
  href: string
  parameters: string
  isExternal: boolean
  /** False: only previews reach it, a learner's course passes over it. */
  isShown: boolean
}

export type PlayedPackage = {
  sha256: string
  standard: PlayerStandard
  items: ReadonlyMap<string, PlayedItem>
  /** The organization that is played, with its folders. */
  contents: PackageItem[]
  /** SCORM 2004 4th edition: what items share outlives an attempt on the course. */
  sharedDataGlobalToSystem: boolean
  /** SCORM 2004: set where the manifest leads the learner through several items. */
  tree: SequencingTree | null
  /** SCORM 1.2: the items with their prerequisites; null in packages that were read before there was a tree. */
  course: CourseItem | null
}

// A manifest of megabytes is rare but allowed; five hundred of them would fill the memory of the process.
const remembered = new BoundedMemory<PlayedPackage>({ entriesMax: 500, weightMax: 64 * 1024 * 1024 })
/** What was written before uploads were followed says nothing, and was ready. */
const READY = { state: { $in: ['ready' as const, null] } }

/**
 * The package as the player needs it. Packages never change, so every commit after the first of a package finds this
 * in memory. Null when there is no such package, it is not ready, or it is of a standard that is not played.
 */
export async function findPlayedPackage(packageId: string): Promise<PlayedPackage | null> {
  // The preview of a lesson is launched under a name of its own, which is no package.
  if (!/^[0-9a-f]{24}$/.test(packageId)) return null
  const known = remembered.get(packageId)
  if (known) return known
  const stored = await ContentPackage.findOne({ _id: packageId, ...READY }, { sha256: 1, report: 1 }).lean()
  const played = stored && toPlayedPackage(stored.sha256, stored.report as PackageReport)
  if (!played) return null
  remembered.set(packageId, played, JSON.stringify(stored.report).length)
  return played
}

function toPlayedPackage(sha256: string, report: PackageReport): PlayedPackage | null {
  const { standard } = report
  if (standard !== 'scorm12' && standard !== 'scorm2004') return null
  const contents = playedOrganization(report)
  const paths = folderTitles(contents)
  // A package that hides everything still has to be opened somewhere.
  const showsAll = report.launchable.every(({ isVisible }) => !isVisible)
  const { activityTree = null } = report
  const maps = sharedDataMaps(activityTree)
  const items = report.launchable.map((item): [string, PlayedItem] => [
    item.identifier,
    {
      ...toPlayedItem(item, paths, showsAll || item.isVisible),
      sharedData: maps.get(item.identifier) ?? [],
    },
  ])
  const isLed = standard === 'scorm2004' && activityTree !== null && isSequenced(activityTree)
  return {
    sha256,
    standard,
    items: new Map(items),
    contents,
    sharedDataGlobalToSystem: activityTree?.sharedDataGlobalToSystem ?? true,
    tree: isLed ? activityTree : null,
    course: standard === 'scorm12' ? (activityTree?.root ?? null) : null,
  }
}

const toPlayedItem = (item: LaunchableItem, paths: Map<string, string[]>, isShown: boolean): PlayedItem => ({
  id: item.identifier,
  title: item.title,
  path: paths.get(item.identifier) ?? [],
  href: item.href,
  parameters: item.parameters,
  isExternal: item.external,
  isShown,
  scormType: item.scormType,
  masteryScore: item.masteryScore,
  maxTimeAllowed: item.maxTimeAllowed,
  timeLimitAction: item.timeLimitAction,
  dataFromLms: item.dataFromLms,
  scaledPassingScore: item.scaledPassingScore,
  completionThreshold: item.completionThreshold,
  objectives: item.objectives,
})

/** By item; packages that were read before there was a tree have none. */
function sharedDataMaps(tree: SequencingTree | null): Map<string, SharedDataMap[]> {
  const found = new Map<string, SharedDataMap[]>()
  const visit = ({ identifier, sharedData, children }: SequencingNode) => {
    if (sharedData.length > 0) found.set(identifier, sharedData)
    children.forEach(visit)
  }
  if (tree) visit(tree.root)
  return found
}

function playedOrganization({ organizations, defaultOrganization }: PackageReport): PackageItem[] {
  const played = organizations.find(({ identifier }) => identifier === defaultOrganization)
  return (played ?? organizations[0])?.children ?? []
}

/** The folders above each item, without the organization itself. */
function folderTitles(contents: PackageItem[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const visit = (items: PackageItem[], above: string[]) => {
    for (const { identifier, title, isVisible, children } of items) {
      found.set(identifier, above)
      visit(children, title && isVisible ? [...above, title] : above)
    }
  }
  visit(contents, [])
  return found
}
