import { type Activity } from './activity.ts'
import { type CourseRun } from './course-run.ts'
import { rollUp } from './rollup.ts'
import { reselectChildren } from './select-children.ts'

/** UP.4 End Attempt. What the content reported is in the tracking by then. */
export function endAttempt(run: CourseRun, activity: Activity): void {
  const { record, primary, definition } = activity
  if (!record.isActive) return
  if (!activity.isLeaf) {
    record.isSuspended = activity.availableChildren.some(({ isSuspended }) => isSuspended)
  } else if (activity.isTracked && !record.isSuspended) {
    const { completionSetByContent, objectiveSetByContent } = definition.deliveryControls
    const { isCompletionReported, isSuccessReported } = run.reported
    if (!completionSetByContent && !isCompletionReported && activity.known(primary, 'completed') === null) {
      activity.learn(primary, { completed: true })
    }
    if (!objectiveSetByContent && !isSuccessReported && activity.known(primary, 'satisfied') === null) {
      activity.learn(primary, { satisfied: true })
    }
  }
  record.isActive = false
  rollUp(run, activity)
  if (!activity.isLeaf && !record.isSuspended) reselectChildren(run, activity)
}

/** UP.3 Terminate Descendent Attempts: ends what is open between the current activity and one above it. */
export function endAttemptsBelow(run: CourseRun, above: Activity): void {
  const { current } = run
  if (!current) return
  const between = current.path.filter((activity) => activity !== current && !above.isWithin(activity))
  for (const activity of between.reverse()) endAttempt(run, activity)
}

/** DB.2.1 Clear Suspended Activity: another activity is entered, so the suspended one is no longer to be resumed. */
export function clearSuspended(run: CourseRun, entered: Activity): void {
  const { suspended } = run
  if (!suspended) return
  const open = suspended.path.filter((activity) => !entered.isWithin(activity)).reverse()
  for (const activity of open) {
    if (activity.isLeaf || !activity.availableChildren.some(({ isSuspended }) => isSuspended)) {
      activity.record.isSuspended = false
    }
  }
  run.suspended = null
}

/** DB.2 Content Delivery Environment. True: the activity goes on with a suspended attempt. */
export function deliver(run: CourseRun, activity: Activity): boolean {
  if (run.suspended !== activity) clearSuspended(run, activity)
  endAttemptsBelow(run, activity)
  const isResumed = activity.record.isSuspended
  for (const entered of activity.path) {
    if (entered.record.isActive) continue
    if (entered.record.isSuspended) entered.record.isSuspended = false
    else entered.beginAttempt()
    entered.record.isActive = true
  }
  run.current = activity
  run.suspended = null
  return isResumed
}
