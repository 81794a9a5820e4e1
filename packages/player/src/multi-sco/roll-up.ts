import { type Completion, type Success } from '../attempt.ts'
import { isFinished, type ItemOutcome } from './course-item.ts'

export const ROLL_UP_COMPLETIONS = ['all', 'any', 'last'] as const
export const ROLL_UP_SCORES = ['average', 'highest', 'sum', 'last'] as const

/**
 * How the items of a course without sequencing make up its outcome; SCORM 1.2 does not say. `all`: every item is
 * finished; `any`: one is; `last`: the last item decides. `average` and `highest` look at items that have a score,
 * `sum` adds raw scores over what could be reached, `last` takes the last item's.
 */
export type RollUpMode = {
  completion: (typeof ROLL_UP_COMPLETIONS)[number]
  score: (typeof ROLL_UP_SCORES)[number]
}

export const DEFAULT_ROLL_UP: RollUpMode = { completion: 'all', score: 'average' }

export type CourseOutcome = {
  completion: Completion
  success: Success
  /** -1 to 1. */
  scaledScore: number | null
}

/** The outcome of a course from those of its launchable items, in their order; undefined was not opened. */
export function rollUp(mode: RollUpMode, items: readonly (ItemOutcome | undefined)[]): CourseOutcome {
  const counted = mode.completion === 'last' ? items.slice(-1) : items
  return {
    completion: completionOf(mode, counted, items),
    success: successOf(mode, counted),
    scaledScore: scoreOf(mode, items),
  }
}

type Items = readonly (ItemOutcome | undefined)[]

function completionOf({ completion }: RollUpMode, counted: Items, all: Items): Completion {
  const isComplete = completion === 'any' ? counted.some(isFinished) : counted.every(isFinished)
  if (isComplete && counted.length > 0) return 'completed'
  const isBegun = all.some((item) => item !== undefined && item.completion !== 'not_attempted')
  return isBegun ? 'incomplete' : 'not_attempted'
}

/** Items that never say passed or failed do not count, but a course that is not finished is not passed. */
function successOf({ completion }: RollUpMode, counted: Items): Success {
  const judged = counted.filter((item) => item !== undefined && item.success !== 'unknown')
  const passed = judged.filter((item) => item?.success === 'passed')
  if (judged.length === 0) return 'unknown'
  if (completion === 'any') return passed.length > 0 ? 'passed' : 'failed'
  if (passed.length < judged.length) return 'failed'
  return counted.every(isFinished) ? 'passed' : 'unknown'
}

function scoreOf({ score }: RollUpMode, items: Items): number | null {
  if (score === 'last') return scaled(items.at(-1))
  if (score === 'sum') return summed(items)
  const values = items.map(scaled).filter((value) => value !== null)
  if (values.length === 0) return null
  return score === 'highest'
    ? Math.max(...values)
    : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** SCORM 1.2 scores without a range lie between 0 and 100. */
const MOST = 100

function scaled(item: ItemOutcome | undefined): number | null {
  const { scaled: value = null, raw = null, max } = item?.score ?? {}
  return value ?? (raw === null ? null : Math.min(raw / (max || MOST), 1))
}

/** Only items that have a score take part: many courses have pages that never give one. */
function summed(items: Items): number | null {
  const scores = items.flatMap(
    ({ score } = { completion: 'not_attempted', success: 'unknown', score: null }) =>
      score && (score.raw !== null || score.scaled !== null)
        ? [{ raw: score.raw ?? (score.scaled ?? 0) * (score.max ?? MOST), max: score.max || MOST }]
        : [],
  )
  if (scores.length === 0) return null
  const reached = scores.reduce((sum, { raw }) => sum + raw, 0)
  const possible = scores.reduce((sum, { max }) => sum + max, 0)
  return Math.min(reached / possible, 1)
}
