import {
  courseOutcome,
  explicitRollUp,
  rollUp,
  type AttemptState,
  type CourseOutcome,
} from '@karmashala/player'
import { Attempt, fromStored, type AttemptRecord } from '#app/domain/learning/attempt.model.server.ts'
import { betterOutcome } from '#app/domain/learning/better-outcome.ts'
import { type OutlineItem, type OutlineModule } from '#app/domain/learning/course-outline.server.ts'
import { readSequence } from '#app/domain/learning/sequence.server.ts'
import { Sequencing, type SequencingRecord } from '#app/domain/learning/sequencing.model.server.ts'

/** What a module of several parts has come to, by its rules. */
export type ModuleOutcome = CourseOutcome & {
  /** How many of its parts are asked for, and how many of these are there; the module is complete when all are. */
  asked: number
  done: number
}

type PlayedAttempt = Pick<AttemptRecord, 'moduleId' | 'itemId' | 'isSettled'> & { state: unknown }
type Parts = (AttemptState | undefined)[]

type Options = {
  enrolmentId: string
  /** Those of the enrolment; their elements need not be read. */
  attempts: PlayedAttempt[]
  /** `settled`: only parts that count for good. */
  counting: 'done' | 'settled'
}

/** The outcome of every module of a course, by its identifier. One query after the other: it may be in a transaction. */
export async function readModuleOutcomes(
  outline: OutlineModule[],
  { enrolmentId, attempts, counting }: Options,
): Promise<Map<string, ModuleOutcome>> {
  const opened = new Map(attempts.map((one) => [`${String(one.moduleId)} ${one.itemId}`, one]))
  const led = outline.some(({ tree }) => tree) ? await Sequencing.find({ enrolmentId }).lean() : []
  const outcomes = new Map<string, ModuleOutcome>()
  for (const module of outline) {
    const partsOf = (items: OutlineItem[]) =>
      items
        .filter(({ isExternal }) => !isExternal)
        .map(({ id }) => {
          const attempt = opened.get(`${module.id} ${id}`)
          return attempt && toPart(attempt, counting)
        })
    const sequencing = led.find(({ moduleId }) => String(moduleId) === module.id)
    const byPackage = module.tree && sequencing ? await sequencedOutcome(module, sequencing) : null
    const parts = { shown: partsOf(module.items), hidden: partsOf(module.hiddenItems) }
    outcomes.set(module.id, outcomeOf(module, parts, byPackage))
  }
  return outcomes
}

function toPart({ state, isSettled }: PlayedAttempt, counting: Options['counting']): AttemptState {
  const played = fromStored(state)
  return counting === 'settled' ? { ...played, isDone: isSettled } : played
}

function outcomeOf(
  { items, tree }: OutlineModule,
  { shown: parts, hidden }: { shown: Parts; hidden: Parts },
  byPackage: CourseOutcome | null,
): ModuleOutcome {
  // All items of a module have the rules of the module.
  const mode = items[0]?.rules.rollUp
  if (!mode) return { completion: 'not_attempted', success: 'unknown', scaledScore: null, asked: 0, done: 0 }
  const isLed = tree !== null && mode.completion === 'package'
  // What sequencing may lead to is part of the course, though nobody sees it listed: a test after the lessons.
  const outcome = rollUp(mode, isLed ? [...parts, ...hidden] : parts, byPackage)
  const isComplete = outcome.completion === 'completed'
  const asksForAll = isLed || explicitRollUp(mode).completion === 'all'
  const asked = asksForAll ? parts.length : Math.min(1, parts.length)
  const finished = asksForAll ? parts.filter((part) => part?.isDone).length : 0
  // A package may call a course failed of which every part is done.
  return { ...outcome, asked, done: isComplete ? asked : Math.min(finished, Math.max(0, asked - 1)) }
}

/** What the sequencing says now, and what it said in an earlier run through the course, which is not taken back. */
async function sequencedOutcome(
  { id: moduleId, tree }: OutlineModule,
  { enrolmentId, userId, best }: SequencingRecord,
): Promise<CourseOutcome | null> {
  if (!tree) return null
  const place = { enrolmentId: String(enrolmentId), userId: String(userId), moduleId }
  const { state, cmi } = await readSequence(place)
  const now = courseOutcome(tree, state, { cmi, isOver: await hasEnded(place, state.delivered?.identifier) })
  return best ? betterOutcome(best, now) : now
}

async function hasEnded(
  place: { enrolmentId: string; userId: string; moduleId: string },
  itemId: string | undefined,
): Promise<boolean> {
  if (itemId === undefined) return false
  const attempt = await Attempt.findOne({ ...place, itemId }, { 'state.cmi': 0 }).lean()
  return attempt !== null && fromStored(attempt.state).launches.at(-1)?.ended === 'terminated'
}

/** The mean of the modules that have a score, -1 to 1; null when none has. */
export function courseScore(outcomes: Iterable<ModuleOutcome>): number | null {
  const scores = [...outcomes].flatMap(({ scaledScore }) => (scaledScore === null ? [] : [scaledScore]))
  return scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null
}
