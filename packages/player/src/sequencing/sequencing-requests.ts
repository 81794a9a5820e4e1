import { type Activity } from './activity.ts'
import { choose } from './choice.ts'
import { type CourseRun } from './course-run.ts'
import { flow, type FlowResult } from './flow.ts'
import { type SequencingRequest } from './navigation-requests.ts'

/** SB.2.12 Sequencing Request Process. `end`: the sequencing session is over. */
export function findDelivery(
  run: CourseRun,
  request: SequencingRequest,
  target: Activity | null,
): FlowResult | { kind: 'pause' } {
  const { current, suspended, root } = run
  const refused = (exception: string): FlowResult => ({ kind: 'none', exception, stuckAt: current ?? root })
  switch (request) {
    case 'start':
      run.forgetGlobals()
      return root.isLeaf ? { kind: 'deliver', activity: root } : start(run)
    case 'resumeAll':
      return suspended ? { kind: 'deliver', activity: suspended } : refused('SB.2.6-2')
    case 'continue':
      return current?.parent?.controls.flow ? flow(current, 'forward', false) : refused('SB.2.7-2')
    case 'previous':
      return current?.parent?.controls.flow ? flow(current, 'backward', false) : refused('SB.2.8-2')
    case 'choice':
      return target ? choose(run, target) : refused('SB.2.9-1')
    case 'jump':
      return target ? { kind: 'deliver', activity: target } : refused('SB.2.13-1')
    case 'retry':
      return current ? retry(run, current) : refused('SB.2.10-1')
    case 'exit':
      if (!current) return refused('SB.2.11-1')
      if (current.record.isActive) return refused('SB.2.11-2')
      return current === root ? { kind: 'end' } : { kind: 'pause' }
  }
}

/** SB.2.5 Start. Where nothing flows we pick what a learner could pick first, instead of asking. */
function start(run: CourseRun): FlowResult {
  const found = flow(run.root, 'forward', true)
  if (found.kind !== 'none') return found
  for (const activity of run.activities) {
    const chosen = activity.isLeaf ? choose(run, activity) : found
    if (chosen.kind === 'deliver') return chosen
  }
  return found
}

/** SB.2.10 Retry Sequencing Request. */
function retry(run: CourseRun, current: Activity): FlowResult {
  const { shared, root } = run
  if (current.record.isActive || current.record.isSuspended) {
    return { kind: 'none', exception: 'SB.2.10-2', stuckAt: current }
  }
  if (current === root) run.forgetGlobals()
  if (current.isLeaf) return { kind: 'deliver', activity: current }
  shared.retrying = current
  const found = flow(current, 'forward', true)
  shared.retrying = null
  return found
}
