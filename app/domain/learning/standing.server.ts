import { type AttemptState } from '@karmashala/player'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import {
  findItem,
  trackedItems,
  type OutlineItem,
  type OutlineModule,
} from '#app/domain/learning/course-outline.server.ts'
import { isDone, itemStatus, percentOf } from '#app/domain/learning/item-outcome.ts'
import {
  type CourseItemView,
  type CourseModuleView,
  type PartLock,
  type StandingView,
} from '#app/domain/learning/learning-views.ts'
import { readModuleOutcomes, type ModuleOutcome } from '#app/domain/learning/module-outcomes.server.ts'
import { readModuleWay, type ModuleWay } from '#app/domain/learning/module-way.server.ts'

export type Standing = StandingView & {
  modules: CourseModuleView[]
  /** What each module allows now, by its id. */
  ways: ReadonlyMap<string, ModuleWay>
}

type ReadStanding = { enrolmentId: string; userId: string; outline: OutlineModule[]; isCompleted: boolean }

/** How far a learner has come with every item of a course and with the course, and what is open to them. */
export async function readStanding({
  enrolmentId,
  userId,
  outline,
  isCompleted,
}: ReadStanding): Promise<Standing> {
  // What the content keeps for itself can be large and is not looked at here.
  const attempts = await Attempt.find({ enrolmentId, userId }, { 'state.cmi': 0 }).lean()
  const opened = new Map(attempts.map((one) => [`${String(one.moduleId)} ${one.itemId}`, one]))
  const states = new Map(
    attempts.map((one) => [keyOf(String(one.moduleId), one.itemId), fromStored(one.state)]),
  )
  const ways = new Map<string, ModuleWay>()
  for (const module of outline) {
    // Of all its items: hidden ones can be prerequisites too.
    const known = attempts.filter(({ moduleId }) => String(moduleId) === module.id)
    const outcomes = Object.fromEntries(
      known.map(({ itemId }) => [itemId, states.get(keyOf(module.id, itemId))]),
    )
    ways.set(module.id, await readModuleWay({ enrolmentId, userId, module, outcomes, isCompleted }))
  }
  const modules = outline.map(({ id, title, items }) => ({
    id,
    title,
    items: items.map((item) => {
      const key = keyOf(id, item.id)
      const lock = ways.get(id)?.lockOf(item.id) ?? null
      return toItemView(item, states.get(key), lock, opened.get(key)?.lastOpenedAt)
    }),
  }))
  const items = modules.flatMap((module) => module.items)
  const tracked = items.filter(({ status }) => status !== 'untracked')
  const outcomes = await readModuleOutcomes(outline, { enrolmentId, attempts, counting: 'done' })
  return {
    modules,
    ways,
    ...progressOf(
      outline.map((module) => {
        const parts = trackedItems([module]).map(({ id }) => states.get(keyOf(module.id, id)))
        return { ...(outcomes.get(module.id) ?? NOTHING_ASKED), shares: parts.map(shareOf) }
      }),
    ),
    timeInSeconds: items.reduce((sum, item) => sum + item.timeInSeconds, 0),
    next: resumedItem({ outline, ways, states }) ?? nextItem(tracked, ways),
  }
}

const keyOf = (moduleId: string, itemId: string) => `${moduleId} ${itemId}`

type Progress = Pick<ModuleOutcome, 'asked' | 'done'> & { shares: number[] }

const NOTHING_ASKED = { asked: 0, done: 0 }

/** Counts the parts that are asked for: of a module that is complete with any of its parts, or with the last, one. */
function progressOf(modules: Progress[]): Pick<StandingView, 'itemCount' | 'doneCount' | 'progressPercent'> {
  const sum = (count: (module: Progress) => number) =>
    modules.reduce((total, module) => total + count(module), 0)
  const itemCount = sum(({ asked }) => asked)
  const reached = sum(({ asked, done, shares }) => {
    if (done === asked) return asked
    // Of several of which one is asked for, some may be ready that do not count.
    const most = shares.reduce((total, share) => total + share, 0)
    return asked < shares.length ? 0 : Math.min(most, asked - 0.01)
  })
  const doneCount = sum(({ done }) => done)
  return { itemCount, doneCount, progressPercent: Math.floor((100 * reached) / (itemCount || 1)) }
}

/** 1 when it is done; before that what the content says of its progress, which only SCORM 2004 can. */
const shareOf = (state: AttemptState | undefined): number =>
  !state ? 0 : isDone(state) ? 1 : Math.min(state.progress ?? 0, 0.99)

function toItemView(
  item: OutlineItem,
  state: AttemptState | undefined,
  lock: PartLock | null,
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
    lock,
    isHidden: false,
    timeInSeconds: Math.round(state?.totalTimeInSeconds ?? 0),
    lastOpenedAt: lastOpenedAt?.toISOString() ?? null,
    externalUrl: item.isExternal ? item.href : null,
  }
}

type Led = Pick<Standing, 'ways'> & { outline: OutlineModule[]; states: ReadonlyMap<string, AttemptState> }

/** What a sequenced module has left open and unfinished, shown or hidden. */
function resumedItem({ outline, ways, states }: Led): StandingView['next'] {
  for (const module of outline) {
    const itemId = ways.get(module.id)?.resumesAt
    const state = itemId ? states.get(keyOf(module.id, itemId)) : undefined
    if (itemId && findItem(module, itemId) && !(state && isDone(state)))
      return { moduleId: module.id, itemId }
  }
  return null
}

/**
 * The unfinished item that was opened last, else the first unfinished one, else the first; of what is open. A sequenced
 * module that has something open or suspended goes on there.
 */
function nextItem(tracked: CourseItemView[], ways: ReadonlyMap<string, ModuleWay>): StandingView['next'] {
  const unfinished = tracked.filter(({ status }) => status !== 'completed' && status !== 'passed')
  const open = unfinished.filter(({ lock }) => lock === null)
  const [lastOpened] = open
    .filter(({ lastOpenedAt }) => lastOpenedAt !== null)
    .sort((one, other) => (other.lastOpenedAt ?? '').localeCompare(one.lastOpenedAt ?? ''))
  const wished = lastOpened ?? open[0] ?? unfinished[0] ?? tracked[0]
  if (!wished) return null
  const { moduleId, itemId, lock } = wished
  return { moduleId, itemId: (lock && ways.get(moduleId)?.opensAt) ?? itemId }
}
