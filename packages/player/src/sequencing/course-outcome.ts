import { type CourseOutcome } from '../multi-sco/roll-up.ts'
import { type SequencingTree } from './activity-tree.ts'
import { endAttempt } from './attempts.ts'
import { CourseRun } from './course-run.ts'
import { takeOver } from './navigate.ts'
import { rollUp } from './rollup.ts'
import { type SequencingState } from './sequencing-state.ts'
import { type CmiElements } from '../attempt.ts'

type Reported = {
  /** What the content of the delivered item wrote since it was delivered; null when it wrote nothing. */
  cmi?: CmiElements | null
  /** Its visit is over: what it did not report is filled in as at the end of an attempt (SN 4.5, UP.4). */
  isOver?: boolean
}

/**
 * What the course as a whole has come to, by the roll-up of its sequencing. The item in front of the learner counts with
 * what it reported so far; nothing of the state is changed.
 */
export function courseOutcome(
  tree: SequencingTree,
  state: SequencingState,
  { cmi = null, isOver = false }: Reported = {},
): CourseOutcome {
  const run = new CourseRun(tree, state, () => 0)
  const { current } = run
  takeOver(run, cmi)
  if (current && cmi) {
    if (isOver) endAttempt(run, current)
    else rollUp(run, current)
  }
  const { root } = run
  const completed = root.known(root.primary, 'completed')
  const satisfied = root.known(root.primary, 'satisfied')
  // Passed is enough where nothing is known of completion, as after a test that spares its learner the rest.
  const isComplete = completed ?? satisfied === true
  return {
    completion: isComplete ? 'completed' : root.record.attempts > 0 ? 'incomplete' : 'not_attempted',
    success: satisfied === null ? 'unknown' : satisfied ? 'passed' : 'failed',
    scaledScore: root.known(root.primary, 'measure'),
  }
}
