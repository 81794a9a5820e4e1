import { type AttemptState } from '@karmashala/player'
import { type AttemptRecord } from '#app/domain/learning/attempt.model.server.ts'
import { type OutlineItem } from '#app/domain/learning/course-outline.server.ts'
import { itemStatus, percentOf } from '#app/domain/learning/item-outcome.ts'
import { type CourseItemView, type ScoreView } from '#app/domain/learning/learning-views.ts'

type Opened = Pick<AttemptRecord, 'moduleId' | 'itemId' | 'lastOpenedAt'> & { state: unknown }

/** An item with what the learner's attempt says about it. */
export function toItemView(item: OutlineItem, attempt: Opened | undefined): CourseItemView {
  const state = attempt?.state as AttemptState | undefined
  return {
    moduleId: item.moduleId,
    itemId: item.id,
    title: item.title,
    path: item.path,
    status: item.isExternal ? 'untracked' : state ? itemStatus(state) : 'not_started',
    score: state ? scoreView(state) : null,
    timeInSeconds: Math.round(state?.totalTimeInSeconds ?? 0),
    lastOpenedAt: attempt?.lastOpenedAt?.toISOString() ?? null,
    externalUrl: item.isExternal ? item.href : null,
  }
}

export function findAttempt<T extends Opened>(
  attempts: readonly T[],
  { moduleId, id }: Pick<OutlineItem, 'moduleId' | 'id'>,
): T | undefined {
  return attempts.find((attempt) => String(attempt.moduleId) === moduleId && attempt.itemId === id)
}

function scoreView({ score }: AttemptState): ScoreView | null {
  return score && { percent: percentOf(score.scaled), raw: score.raw, max: score.max }
}
