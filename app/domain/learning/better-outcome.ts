import { type CourseOutcome } from '@karmashala/player'

/** Does it complete the module? Not where everything was done and the course calls it failed. */
export const isGood = ({ completion, success }: CourseOutcome): boolean =>
  success === 'passed' || (completion === 'completed' && success !== 'failed')

/** A course that was complete stays so, a failure can be made good and a pass cannot be lost; the best score is kept. */
export function betterOutcome(before: CourseOutcome, now: CourseOutcome): CourseOutcome {
  const kept = before.completion === 'completed' ? before : now
  const scores = [before.scaledScore, now.scaledScore].filter((score) => score !== null)
  return {
    completion: kept.completion,
    success: [before, now].some(({ success }) => success === 'passed') ? 'passed' : kept.success,
    scaledScore: scores.length > 0 ? Math.max(...scores) : null,
  }
}
