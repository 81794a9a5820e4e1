import { type AttemptState } from '@karmashala/player'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import { type OutlineItem, type OutlineModule } from '#app/domain/learning/course-outline.server.ts'
import { isDone, itemStatus, percentOf } from '#app/domain/learning/item-outcome.ts'
import {
  type CourseItemView,
  type CourseModuleView,
  type StandingView,
} from '#app/domain/learning/learning-views.ts'

export type Standing = StandingView & { modules: CourseModuleView[] }

/** How far a learner has come with every item of a course, and with the course. */
export async function readStanding(enrolmentId: string, outline: OutlineModule[]): Promise<Standing> {
  // What the content keeps for itself can be large and is not looked at here.
  const attempts = await Attempt.find({ enrolmentId }, { 'state.cmi': 0 }).lean()
  const opened = new Map(attempts.map((one) => [`${String(one.moduleId)} ${one.itemId}`, one]))
  const states = new Map<string, AttemptState>()
  const modules = outline.map(({ id, title, items }) => ({
    id,
    title,
    items: items.map((item) => {
      const attempt = opened.get(`${item.moduleId} ${item.id}`)
      if (attempt) states.set(`${item.moduleId} ${item.id}`, fromStored(attempt.state))
      return toItemView(item, attempt && fromStored(attempt.state), attempt?.lastOpenedAt)
    }),
  }))
  const items = modules.flatMap((module) => module.items)
  const tracked = items.filter(({ status }) => status !== 'untracked')
  const tracks = tracked.map(({ moduleId, itemId }) => states.get(`${moduleId} ${itemId}`))
  const shares: number[] = tracks.map((state) => (state ? shareOf(state) : 0))
  return {
    modules,
    itemCount: tracked.length,
    doneCount: tracks.filter((state) => state && isDone(state)).length,
    progressPercent: Math.floor((100 * shares.reduce((sum, share) => sum + share, 0)) / (shares.length || 1)),
    timeInSeconds: items.reduce((sum, item) => sum + item.timeInSeconds, 0),
    next: nextItem(tracked),
  }
}

/** 1 when it is done; before that what the content says of its progress, which only SCORM 2004 can. */
const shareOf = (state: AttemptState): number => (isDone(state) ? 1 : Math.min(state.progress ?? 0, 0.99))

function toItemView(
  item: OutlineItem,
  state: AttemptState | undefined,
  lastOpenedAt: Date | null | undefined,
): CourseItemView {
  const score = state?.score
  return {
    moduleId: item.moduleId,
    itemId: item.id,
    title: item.title,
    path: item.path,
    status: item.isExternal ? 'untracked' : state ? itemStatus(state) : 'not_started',
    score: score ? { percent: percentOf(score.scaled), raw: score.raw, max: score.max } : null,
    timeInSeconds: Math.round(state?.totalTimeInSeconds ?? 0),
    lastOpenedAt: lastOpenedAt?.toISOString() ?? null,
    externalUrl: item.isExternal ? item.href : null,
  }
}

/** The unfinished item that was opened last, else the first unfinished one, else the first. */
function nextItem(tracked: CourseItemView[]): StandingView['next'] {
  const unfinished = tracked.filter(({ status }) => status !== 'completed' && status !== 'passed')
  const [lastOpened] = unfinished
    .filter(({ lastOpenedAt }) => lastOpenedAt !== null)
    .sort((one, other) => (other.lastOpenedAt ?? '').localeCompare(one.lastOpenedAt ?? ''))
  const next = lastOpened ?? unfinished[0] ?? tracked[0]
  return next ? { moduleId: next.moduleId, itemId: next.itemId } : null
}
