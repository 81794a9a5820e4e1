import { type AttemptState } from '@karmashala/player'

/** What a learner is told about an item. `untracked` is an address outside the package: nothing is heard from there. */
export const ITEM_STATUSES = [
  'not_started',
  'in_progress',
  'completed',
  'passed',
  'failed',
  'untracked',
] as const
export type ItemStatus = (typeof ITEM_STATUSES)[number]

type Outcome = Pick<AttemptState, 'completion' | 'success'>
type Judged = Pick<AttemptState, 'isDone'>

/** The two statuses of the run-time in one word: a pass or a fail says more than a completion. */
export function itemStatus({ completion, success }: Outcome): ItemStatus {
  if (success === 'passed') return 'passed'
  if (completion === 'not_attempted') return 'not_started'
  if (completion === 'incomplete') return 'in_progress'
  return success === 'failed' ? 'failed' : 'completed'
}

/** Does the course count the item as done? The player has judged it by the rules of the item. */
export const isDone = (state: Judged): boolean => state.isDone

type Visit = Pick<AttemptState, 'launches' | 'completion' | 'success' | 'isDone'>

/**
 * Is it done for good? Completed and passed is. One of the two alone is believed when its visit is over: content often
 * says "completed" first and "failed" a moment later, or passes half-way with questions still to come.
 */
export function isSettled(state: Visit, wasSettled: boolean): boolean {
  if (!isDone(state)) return false
  const isWhole = state.completion === 'completed' && state.success === 'passed'
  return isWhole || wasSettled || state.launches.at(-1)?.ended != null
}

/** A visit that has said nothing for so long is over: its page was killed before it could say so. */
export const SILENT_VISIT_IN_MINUTES = 15

/** Whole percent of a scaled score; a negative one is shown as nothing. */
export const percentOf = (scaled: number | null | undefined): number | null =>
  scaled == null ? null : Math.round(Math.max(0, scaled) * 100)
