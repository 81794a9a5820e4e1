import { type Activity } from './activity.ts'
import { type CourseRun } from './course-run.ts'

/** SR.1 Select Children and SR.2 Randomize Children, before the course is entered for the first time. */
export function selectAllChildren(run: CourseRun): void {
  for (const activity of run.activities) {
    const { selectionTiming, randomizationTiming } = activity.definition.randomizationControls
    if (activity.isLeaf || activity.record.children) continue
    if (selectionTiming !== 'never') select(run, activity)
    if (randomizationTiming !== 'never') shuffle(run, activity)
  }
}

/** The same after an attempt, where the manifest asks for it on each new one. */
export function reselectChildren(run: CourseRun, activity: Activity): void {
  const { selectionTiming, randomizationTiming } = activity.definition.randomizationControls
  if (selectionTiming === 'onEachNewAttempt') select(run, activity)
  if (randomizationTiming === 'onEachNewAttempt') shuffle(run, activity)
}

function select({ random }: CourseRun, activity: Activity): void {
  const { selectCount } = activity.definition.randomizationControls
  if (selectCount === null) return
  const left = [...activity.children]
  while (left.length > Math.max(selectCount, 0)) left.splice(Math.floor(random() * left.length), 1)
  activity.record.children = left.map(({ identifier }) => identifier)
}

function shuffle({ random }: CourseRun, activity: Activity): void {
  if (!activity.definition.randomizationControls.reorderChildren) return
  const order = activity.availableChildren.map(({ identifier }) => identifier)
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [order[last], order[other]]
    if (one !== undefined && two !== undefined) [order[last], order[other]] = [two, one]
  }
  activity.record.children = order
}
