import { type Activity } from './activity.ts'
import { isBarred, isSkipped } from './conditions.ts'

export type Direction = 'forward' | 'backward'

/** Where a walk through the tree ended: at an activity to deliver, at the end of the course, or nowhere. */
export type FlowResult =
  | { kind: 'deliver'; activity: Activity }
  | { kind: 'end' }
  | { kind: 'none'; exception: string; stuckAt: Activity }

type Step =
  | { kind: 'next'; activity: Activity; direction: Direction }
  | { kind: 'end' }
  | { kind: 'none'; exception: string }

/** SB.2.3 Flow Subprocess. */
export function flow(from: Activity, direction: Direction, intoChildren: boolean): FlowResult {
  const step = treeStep(from, direction, intoChildren, null)
  return step.kind === 'next' ? tryActivity(step.activity, direction, null) : stopped(step, from)
}

const stopped = (step: Exclude<Step, { kind: 'next' }>, stuckAt: Activity): FlowResult =>
  step.kind === 'end' ? step : { ...step, stuckAt }

/** SB.2.1 Flow Tree Traversal Subprocess. */
function treeStep(
  start: Activity,
  wanted: Direction,
  intoChildren: boolean,
  previous: Direction | null,
): Step {
  let [activity, direction] = [start, wanted]
  let isReversed = false
  const siblings = activity.parent?.availableChildren ?? []
  if (previous === 'backward' && activity === siblings.at(-1)) {
    direction = 'backward'
    activity = siblings[0] ?? activity
    isReversed = true
  }
  if (intoChildren && !activity.isLeaf) return intoFirst(activity, direction)
  if (!activity.parent)
    return direction === 'forward' ? { kind: 'end' } : { kind: 'none', exception: 'SB.2.1-3' }
  if (direction === 'backward' && !isReversed && activity.parent.controls.forwardOnly) {
    return { kind: 'none', exception: 'SB.2.1-4' }
  }
  const place = siblings.indexOf(activity)
  const neighbour = siblings[direction === 'forward' ? place + 1 : place - 1]
  if (neighbour) return { kind: 'next', activity: neighbour, direction }
  return treeStep(activity.parent, direction, false, null)
}

function intoFirst(activity: Activity, direction: Direction): Step {
  const children = activity.availableChildren
  const fromTheFront = direction === 'forward' || activity.controls.forwardOnly
  const child = fromTheFront ? children[0] : children.at(-1)
  if (!child) return { kind: 'none', exception: 'SB.2.1-2' }
  return { kind: 'next', activity: child, direction: fromTheFront ? 'forward' : 'backward' }
}

/** SB.2.2 Flow Activity Traversal Subprocess. */
function tryActivity(activity: Activity, direction: Direction, previous: Direction | null): FlowResult {
  if (activity.parent && !activity.parent.controls.flow) {
    return { kind: 'none', exception: 'SB.2.2-1', stuckAt: activity }
  }
  if (isSkipped(activity)) {
    const step = treeStep(activity, direction, false, previous)
    if (step.kind !== 'next') return stopped(step, activity)
    const turnedBack = previous === 'backward' && step.direction === 'backward'
    return tryActivity(step.activity, turnedBack ? step.direction : direction, turnedBack ? null : previous)
  }
  if (isBarred(activity)) return { kind: 'none', exception: 'SB.2.2-2', stuckAt: activity }
  if (activity.isLeaf) return { kind: 'deliver', activity }
  const step = treeStep(activity, direction, true, null)
  if (step.kind !== 'next') return stopped(step, activity)
  // Entered from behind, a cluster that only goes forward is begun at its front.
  const turned = direction === 'backward' && step.direction === 'forward'
  return tryActivity(step.activity, turned ? 'forward' : direction, turned ? 'backward' : null)
}
