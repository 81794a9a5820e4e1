import { type Activity } from './activity.ts'
import { endAttempt, endAttemptsBelow } from './attempts.ts'
import { firstAction } from './conditions.ts'
import { type CourseRun } from './course-run.ts'
import { type SequencingRequest, type TerminationRequest } from './navigation-requests.ts'
import { rollUp } from './rollup.ts'

type Ending = { sequencing: SequencingRequest | null } | { exception: string }

/** TB.2.3 Termination Request Process. `sequencing` goes before what the learner asked for. */
export function terminate(run: CourseRun, request: TerminationRequest): Ending {
  const { current } = run
  if (!current) return { exception: 'TB.2.3-1' }
  switch (request) {
    case 'exit':
      return exit(run, current)
    case 'exitAll':
      return exitAll(run, 'exit')
    case 'suspendAll':
      return suspendAll(run, current)
    case 'abandon':
      current.record.isActive = false
      return { sequencing: null }
    case 'abandonAll':
      for (const activity of current.path) activity.record.isActive = false
      run.current = run.root
      return { sequencing: 'exit' }
  }
}

function exit(run: CourseRun, left: Activity): Ending {
  endAttempt(run, left)
  applyExitRules(run, left)
  for (;;) {
    const activity = run.current ?? left
    const action = activity.isSuspended ? null : firstAction(activity, activity.definition.postConditionRules)
    if (action === 'exitAll') return exitAll(run, 'exit')
    if (action === 'retryAll') return exitAll(run, 'retry')
    if (action === 'exitParent') {
      if (!activity.parent) return { exception: 'TB.2.3-4' }
      run.current = activity.parent
      endAttempt(run, activity.parent)
      continue
    }
    if (!activity.parent && action !== 'retry') return { sequencing: 'exit' }
    return { sequencing: action }
  }
}

/** TB.2.1 Sequencing Exit Action Rules: an activity above may have had enough. */
function applyExitRules(run: CourseRun, left: Activity): void {
  const leaving = left.path
    .slice(0, -1)
    .find((activity) => firstAction(activity, activity.definition.exitConditionRules) !== null)
  if (!leaving) return
  endAttemptsBelow(run, leaving)
  endAttempt(run, leaving)
  run.current = leaving
}

function exitAll(run: CourseRun, sequencing: SequencingRequest): Ending {
  const { current, root } = run
  if (current) endAttempt(run, current)
  endAttemptsBelow(run, root)
  endAttempt(run, root)
  run.current = root
  return { sequencing }
}

function suspendAll(run: CourseRun, current: Activity): Ending {
  if (current.record.isActive || current.record.isSuspended) {
    rollUp(run, current)
    run.suspended = current
  } else {
    if (!current.parent) return { exception: 'TB.2.3-3' }
    run.suspended = current.parent
  }
  for (const activity of run.suspended?.path ?? []) {
    activity.record.isActive = false
    activity.record.isSuspended = true
  }
  run.current = run.root
  return { sequencing: 'exit' }
}
