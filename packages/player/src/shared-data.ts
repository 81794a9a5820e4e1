import { type CmiElements } from './attempt.ts'

/** CAM 4th Ed., adlcp:map: what an item may do with one of the stores of its course. Its index is that of adl.data.n. */
export type SharedDataMap = { targetId: string; readSharedData: boolean; writeSharedData: boolean }

/** The last that one item wrote into a store, and in which of its pages. */
export type SharedWrite = { targetId: string; value: string; launchedAt: number; sequence: number }

/** What the wrapper page needs for adl.data: the stores of the item, and what is in those that hold anything. */
export type SharedData = { maps: SharedDataMap[]; stores: Record<string, string> }

const ADL_DATA = /^adl\.data\./
const STORE = /^adl\.data\.(\d+)\.store$/

/** The elements without those of adl.data, which belong to the course and not to the item. */
export const withoutSharedData = (cmi: CmiElements): CmiElements =>
  Object.fromEntries(Object.entries(cmi).filter(([element]) => !ADL_DATA.test(element)))

/** Those of adl.data that the content itself wrote; a store may have been emptied. */
export const writtenSharedData = (cmi: CmiElements, written: ReadonlySet<string>): CmiElements =>
  Object.fromEntries(Object.entries(cmi).filter(([element]) => STORE.test(element) && written.has(element)))

type Page = { launchedAt: number; sequence: number }

/** Adds what a commit wrote into the stores of its item; stores the item may not write stay as they are. */
export function writeSharedData(
  before: SharedWrite[],
  written: CmiElements,
  { maps, page }: { maps: readonly SharedDataMap[]; page: Page },
): SharedWrite[] {
  const news = Object.entries(written).flatMap(([element, value]): SharedWrite[] => {
    const map = maps[Number(STORE.exec(element)?.[1] ?? NaN)]
    return map?.writeSharedData ? [{ targetId: map.targetId, value, ...page }] : []
  })
  return news.length === 0 ? before : newestWrites([...before, ...news])
}

/**
 * What the stores of a course hold, from what its items wrote. The newest page wins, whenever its commits arrived; what
 * was written by pages older than `since` (milliseconds since 1970) is forgotten.
 */
export function sharedStores(writes: readonly SharedWrite[], since = 0): Record<string, string> {
  const current = newestWrites(writes.filter(({ launchedAt }) => launchedAt >= since))
  return Object.fromEntries(current.map(({ targetId, value }) => [targetId, value]))
}

function newestWrites(writes: readonly SharedWrite[]): SharedWrite[] {
  const newest = new Map<string, SharedWrite>()
  for (const write of writes) {
    const known = newest.get(write.targetId)
    if (!known || isNewer(write, known)) newest.set(write.targetId, write)
  }
  return [...newest.values()]
}

const isNewer = (one: Page, other: Page) =>
  one.launchedAt > other.launchedAt || (one.launchedAt === other.launchedAt && one.sequence >= other.sequence)
