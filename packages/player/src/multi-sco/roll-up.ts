import { type Completion, type Success } from '../attempt.ts'
import { isFinished, type ItemOutcome } from './course-item.ts'

export const ROLL_UP_COMPLETIONS = ['package', 'all', 'any', 'last'] as const
export const ROLL_UP_SCORES = ['package', 'average', 'highest', 'sum', 'last'] as const

/**
 * How the items of a course make up its outcome. `package`: the roll-up of its sequencing decides; SCORM 1.2 and
 * courses without sequencing say nothing, so there it is `all` and `average`. `all`: every item is finished; `any`: one
 * is; `last`: the last item decides. `average` and `highest` look at items that have a score, `sum` adds raw scores
 * over what could be reached, `last` takes the last item's.
 */
export type RollUpMode = {
  completion: (typeof ROLL_UP_COMPLETIONS)[number]
  score: (typeof ROLL_UP_SCORES)[number]
}

export const DEFAULT_ROLL_UP: RollUpMode = { completion: 'package', score: 'package' }

export type CourseOutcome = {
  completion: Completion
  success: Success
  /** -1 to 1. */
  scaledScore: number | null
}

type Items = readonly (ItemOutcome | undefined)[]
type Explicit = {
  completion: Exclude<RollUpMode['completion'], 'package'>
  score: Exclude<RollUpMode['score'], 'package'>
}

/**
 * The outcome of a course from those of its launchable items, in their order; undefined was not opened. `byPackage` is
 * what its sequencing has come to (`courseOutcome`); null where it has none.
 */
export function rollUp(
  mode: RollUpMode,
  items: Items,
  byPackage: CourseOutcome | null = null,
): CourseOutcome {
  const explicit = explicitRollUp(mode)
  const counted = explicit.completion === 'last' ? items.slice(-1) : items
  const own: CourseOutcome = {
    completion: completionOf(explicit, counted, items),
    success: successOf(explicit, counted),
    scaledScore: scoreOf(explicit, items),
  }
  const sequenced = byPackage && withFinishedItems(byPackage, own)
  const { completion, success } = (mode.completion === 'package' && sequenced) || own
  const scaledScore = mode.score === 'package' && byPackage ? byPackage.scaledScore : own.scaledScore
  return { completion, success, scaledScore }
}

/** What a mode comes to where the package itself says nothing. */
export const explicitRollUp = ({ completion, score }: RollUpMode): Explicit => ({
  completion: completion === 'package' ? 'all' : completion,
  score: score === 'package' ? 'average' : score,
})

/**
 * The roll-up of the package counts: it may complete a course of which parts were never needed, and fail one whose parts
 * are all finished. Where it knows nothing, as of activities that are not tracked, everything finished is enough.
 */
function withFinishedItems(byPackage: CourseOutcome, own: CourseOutcome): CourseOutcome {
  const { completion, success } = byPackage
  if (success === 'failed') return { ...byPackage, completion: 'incomplete' }
  const isComplete = completion === 'completed' || own.completion === 'completed'
  return { ...byPackage, completion: isComplete ? 'completed' : own.completion }
}

function completionOf({ completion }: Explicit, counted: Items, all: Items): Completion {
  const isComplete = completion === 'any' ? counted.some(isFinished) : counted.every(isFinished)
  if (isComplete && counted.length > 0) return 'completed'
  const isBegun = all.some((item) => item !== undefined && item.completion !== 'not_attempted')
  return isBegun ? 'incomplete' : 'not_attempted'
}

/** Items that never say passed or failed do not count, but a course that is not finished is not passed. */
function successOf({ completion }: Explicit, counted: Items): Success {
  const judged = counted.filter((item) => item !== undefined && item.success !== 'unknown')
  const passed = judged.filter((item) => item?.success === 'passed')
  if (judged.length === 0) return 'unknown'
  if (completion === 'any') return passed.length > 0 ? 'passed' : 'failed'
  if (passed.length < judged.length) return 'failed'
  return counted.every(isFinished) ? 'passed' : 'unknown'
}

function scoreOf({ score }: Explicit, items: Items): number | null {
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
  const scores = items.flatMap((item) => {
    const score = item?.score
    if (!score || (score.raw === null && score.scaled === null)) return []
    const max = score.max || MOST
    return [{ raw: score.raw ?? (score.scaled ?? 0) * max, max }]
  })
  if (scores.length === 0) return null
  const reached = scores.reduce((sum, { raw }) => sum + raw, 0)
  const possible = scores.reduce((sum, { max }) => sum + max, 0)
  return Math.min(reached / possible, 1)
}
