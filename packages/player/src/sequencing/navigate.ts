import { type CmiElements } from '../attempt.ts'
import { type SequencingTree } from './activity-tree.ts'
import { deliver, endAttempt, endAttemptsBelow } from './attempts.ts'
import { type Activity } from './activity.ts'
import { isBarred } from './conditions.ts'
import { CourseRun } from './course-run.ts'
import { checkNavigation, type NavigationRequest } from './navigation-requests.ts'
import { objectiveElements, recordRunTimeData } from './run-time-data.ts'
import { selectAllChildren } from './select-children.ts'
import { findDelivery } from './sequencing-requests.ts'
import { type SequencingState } from './sequencing-state.ts'
import { terminate } from './termination.ts'

export type Navigation = {
  request: NavigationRequest
  /** Identifier of an activity, for `choice` and `jump`. */
  target?: string | null
}

/**
 * `deliver`: `state.delivered` is to be launched. `pause`: the learner has left the item and nothing comes by itself;
 * offer the tree. `ended`: the session is over; a new one begins with `start` or, where suspended, `resumeAll`.
 * `refused`: not now, with the exception of the pseudo code; where `state.delivered` is still set, the item goes on.
 */
export type NavigationOutcome =
  { kind: 'deliver' } | { kind: 'pause' } | { kind: 'ended' } | { kind: 'refused'; exception: string }

export type NavigationStep = { state: SequencingState; outcome: NavigationOutcome }

export type NavigateOptions = {
  /** What the content of the delivered item wrote in this launch, as last committed; null when it wrote nothing. */
  cmi?: CmiElements | null
  /** For selection and randomization: 0 (included) to 1 (excluded). */
  random?: () => number
}

/**
 * SN OP.1 Overall Sequencing: what a navigation request of the learner or of the content leads to. Pure: the state is
 * copied. Clauses in the comments are those of SCORM 2004 4th edition, Sequencing and Navigation, appendix C.
 */
export function navigate(
  tree: SequencingTree,
  state: SequencingState,
  { request, target = null }: Navigation,
  { cmi = null, random = Math.random }: NavigateOptions = {},
): NavigationStep {
  const run = new CourseRun(tree, state, random)
  if (run.state.version === 0) selectAllChildren(run)
  const aim = run.find(target)
  const valid = checkNavigation(run, request, aim)
  const refused = (exception: string): NavigationOutcome => ({ kind: 'refused', exception })
  const settle = (outcome: NavigationOutcome): NavigationStep => {
    run.state.version = state.version + 1
    return { state: run.state, outcome }
  }
  if ('exception' in valid) return { state, outcome: refused(valid.exception) }

  let { sequencing } = valid
  if (valid.termination) {
    if (valid.termination !== 'abandon' && valid.termination !== 'abandonAll') takeOver(run, cmi)
    const ending = terminate(run, valid.termination)
    if ('exception' in ending) return { state, outcome: refused(ending.exception) }
    run.state.delivered = null
    sequencing = ending.sequencing ?? sequencing
  }

  const found = findDelivery(run, sequencing, aim)
  if (found.kind === 'pause') return settle({ kind: 'pause' })
  if (found.kind === 'end') {
    closeSession(run)
    return settle({ kind: 'ended' })
  }
  if (found.kind === 'none') return settle(refused(found.exception))
  return settle(launch(run, found.activity))
}

/** Lays what the content reported into the tracking of the activity it was launched for. */
export function takeOver(run: CourseRun, cmi: CmiElements | null): void {
  const { current, state } = run
  if (!current?.isLeaf || !current.record.isActive || !cmi) return
  recordRunTimeData(run, current, { cmi, given: state.delivered?.elements ?? {} })
}

/** DB.1.1 and DB.2. */
function launch(run: CourseRun, activity: Activity): NavigationOutcome {
  if (!activity.isLeaf) return { kind: 'refused', exception: 'DB.1.1-1' }
  if (activity.path.some(isBarred)) return { kind: 'refused', exception: 'DB.1.1-3' }
  const isResumed = deliver(run, activity)
  run.state.delivered = {
    identifier: activity.identifier,
    isResumed,
    elements: objectiveElements(activity),
  }
  return { kind: 'deliver' }
}

/** The next session must be able to start: nothing is current, nothing is left open. */
function closeSession(run: CourseRun): void {
  if (run.current) {
    endAttemptsBelow(run, run.root)
    if (!run.suspended) endAttempt(run, run.root)
  }
  run.current = null
  run.state.delivered = null
}
