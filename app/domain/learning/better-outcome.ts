import { type CourseOutcome } from '@karmashala/player'

/** A course that was complete stays so, and keeps its best score. */
export function betterOutcome(before: CourseOutcome, now: CourseOutcome): CourseOutcome {
  const kept = before.completion === 'completed' ? before : now
  const scores = [before.scaledScore, now.scaledScore].filter((score) => score !== null)
  return {
    completion: kept.completion,
    success: before.success === 'passed' ? 'passed' : kept.success,
    scaledScore: scores.length > 0 ? Math.max(...scores) : null,
  }
}
