import { type CourseItem, findItem, isFinished, type ItemOutcomes, launchOrder } from './course-item.ts'
import { prerequisitesHold } from './prerequisites.ts'

/**
 * Whether an item may be opened: the prerequisites of it and of everything it lies in hold. An item that was opened
 * once stays open, whatever became of what it depends on.
 */
export function canStart(identifier: string, root: CourseItem, outcomes: ItemOutcomes): boolean {
  const item = findItem(root, identifier)
  if (!item?.launchable) return false
  const outcome = outcomes[identifier]
  if (outcome && outcome.completion !== 'not_attempted') return true
  return pathTo(root, identifier).every(
    ({ prerequisites }) => !prerequisites || prerequisitesHold(prerequisites, root, outcomes),
  )
}

function pathTo(from: CourseItem, identifier: string): CourseItem[] {
  if (from.identifier === identifier) return [from]
  for (const child of from.children) {
    const below = pathTo(child, identifier)
    if (below.length > 0) return [from, ...below]
  }
  return []
}

export type Step = 'next' | 'previous'

/** The item before or after another that may be opened; null at the end. Items that may not be opened are passed over. */
export function nextItem(
  root: CourseItem,
  outcomes: ItemOutcomes,
  { from, step = 'next' }: { from: string; step?: Step },
): string | null {
  const order = launchOrder(root)
  const place = order.findIndex(({ identifier }) => identifier === from)
  if (place < 0) return null
  const ahead = step === 'next' ? order.slice(place + 1) : order.slice(0, place).reverse()
  return ahead.find(({ identifier }) => canStart(identifier, root, outcomes))?.identifier ?? null
}

/** Where to go on: the first item that is begun and not finished, else the first not begun, else the first of all. */
export function itemToContinue(root: CourseItem, outcomes: ItemOutcomes): string | null {
  const open = launchOrder(root).filter(({ identifier }) => canStart(identifier, root, outcomes))
  const unfinished = open.filter(({ identifier }) => !isFinished(outcomes[identifier]))
  const begun = unfinished.find(({ identifier }) => outcomes[identifier]?.completion === 'incomplete')
  return (begun ?? unfinished[0] ?? open[0])?.identifier ?? null
}
