import { type Activity } from './activity.ts'
import { isHiddenFromChoice, stopsForwardTraversal } from './conditions.ts'
import { commonAncestor, type CourseRun, isAfter } from './course-run.ts'
import { type Direction, flow, type FlowResult } from './flow.ts'

/** SB.2.9 Choice Sequencing Request. */
export function choose(run: CourseRun, target: Activity): FlowResult {
  const refused = (exception: string): FlowResult => ({ kind: 'none', exception, stuckAt: target })
  for (const activity of target.path) {
    if (!activity.isAvailable) return refused('SB.2.9-2')
    if (isHiddenFromChoice(activity)) return refused('SB.2.9-3')
  }
  if (target.parent && !target.parent.controls.choice) return refused('SB.2.9-4')
  const exception = wayTo(run, target)
  if (exception) return refused(exception)
  return target.isLeaf ? { kind: 'deliver', activity: target } : flow(target, 'forward', true)
}

/** Null: the target can be reached from where the learner is. */
function wayTo({ current, root }: CourseRun, target: Activity): string | null {
  if (current === target) return null
  if (!current) return pathDown(root, target)
  if (current.parent === target.parent) return pathAmongSiblings(current, target)
  if (target.isWithin(current)) return pathDown(current, target)
  if (current.isWithin(target)) {
    const above = current.path.slice(target.path.length)
    return above.some(({ controls }) => !controls.choiceExit) ? 'SB.2.9-7' : null
  }
  return pathAcross(current, target)
}

function pathAmongSiblings(current: Activity, target: Activity): string | null {
  const siblings = current.parent?.availableChildren ?? []
  const [from, to] = [siblings.indexOf(current), siblings.indexOf(target)]
  const passed = from < to ? siblings.slice(from, to) : siblings.slice(to + 1, from + 1)
  return firstObstacle(passed, from < to ? 'forward' : 'backward')
}

/** From an activity that contains the target down to it, without the target itself. */
function pathDown(ancestor: Activity, target: Activity): string | null {
  const path = target.path.slice(ancestor.path.length - 1, -1)
  return firstObstacle(path, 'forward') ?? (isPrevented(path, ancestor) ? 'SB.2.9-6' : null)
}

function pathAcross(current: Activity, target: Activity): string | null {
  const ancestor = commonAncestor(current, target)
  const left = current.path.slice(ancestor.path.length).reverse()
  if (left.some(({ controls }) => !controls.choiceExit)) return 'SB.2.9-7'

  // The control of a cluster: on the activity that is being left it constrains nothing.
  const constrained = left.find(
    ({ isLeaf, definition }) => !isLeaf && definition.constrainedChoiceConsiderations.constrainChoice,
  )
  if (constrained) {
    const neighbour = stepAside(constrained, isAfter(target, constrained) ? 'forward' : 'backward')
    if (!target.isWithin(neighbour) && !target.isWithin(constrained)) return 'SB.2.9-8'
  }
  const path = target.path.slice(ancestor.path.length - 1, -1)
  // The first step down from the common ancestor goes past the branches in between.
  const obstacle = isAfter(target, current) ? firstObstacle(path, 'forward') : null
  return obstacle ?? (isPrevented(path, ancestor) ? 'SB.2.9-6' : null)
}

const isPrevented = (path: Activity[], ancestor: Activity) =>
  path.some(
    (activity) =>
      activity !== ancestor &&
      !activity.record.isActive &&
      activity.definition.constrainedChoiceConsiderations.preventActivation,
  )

/** SB.2.4 Choice Activity Traversal. */
function firstObstacle(passed: Activity[], direction: Direction): string | null {
  for (const activity of passed) {
    if (direction === 'forward' && stopsForwardTraversal(activity)) return 'SB.2.4-1'
    if (direction === 'backward' && activity.parent?.controls.forwardOnly) return 'SB.2.4-2'
  }
  return null
}

/** SB.2.9.1 Choice Flow: the next activity that way, or the same one where there is none. */
function stepAside(from: Activity, direction: Direction): Activity {
  for (let activity: Activity | null = from; activity?.parent; activity = activity.parent) {
    const siblings = activity.parent.availableChildren
    const neighbour = siblings[siblings.indexOf(activity) + (direction === 'forward' ? 1 : -1)]
    if (neighbour) return neighbour
  }
  return from
}
