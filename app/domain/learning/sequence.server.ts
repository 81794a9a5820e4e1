import {
  courseOutcome,
  emptySequencing,
  navigate,
  type CmiElements,
  type Navigation,
  type NavigationStep,
  type SequencingState,
  type SequencingTree,
} from '@karmashala/player'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import { betterOutcome, isGood } from '#app/domain/learning/better-outcome.ts'
import { Sequencing, type SequencingRecord } from '#app/domain/learning/sequencing.model.server.ts'
import { inTransaction, isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

export type SequencedModule = { enrolmentId: string; userId: string; moduleId: string; tree: SequencingTree }

type Place = Omit<SequencedModule, 'tree'>
type Known = {
  state: SequencingState
  /** What the content of the delivered item wrote since it was delivered; null when it wrote nothing. */
  cmi: CmiElements | null
  /** The best the course came to as a whole. */
  best: SequencingRecord['best']
  /** When the present attempt on the course began. */
  begunAt: Date | null
}

const TRIES_MAX = 10

/** Where the learner is, and what the content in front of them has written since it was delivered. */
export async function readSequence(place: Place): Promise<Known> {
  const stored: SequencingRecord | null = await Sequencing.findOne({ ...place }).lean()
  if (!stored) return { state: emptySequencing(), cmi: null, best: null, begunAt: null }
  const state = JSON.parse(stored.state) as SequencingState
  const cmi = await writtenSince(place, state, stored.deliveredAt)
  return { state, cmi, best: stored.best, begunAt: stored.begunAt ?? null }
}

async function writtenSince(
  place: Place,
  { delivered }: SequencingState,
  deliveredAt: Date | null | undefined,
): Promise<CmiElements | null> {
  if (!delivered || !deliveredAt) return null
  const attempt = await Attempt.findOne({ ...place, itemId: delivered.identifier }, { state: 1 }).lean()
  if (!attempt) return null
  const { launches, cmi } = fromStored(attempt.state)
  return launches.some(({ launchedAt }) => launchedAt >= deliveredAt.getTime()) ? cmi : null
}

/** Goes one step from the stored state and stores where it led; two windows at once go one after the other. */
async function step(module: SequencedModule, go: (known: Known) => NavigationStep): Promise<NavigationStep> {
  const { enrolmentId, userId, moduleId } = module
  const place = { enrolmentId, userId, moduleId }
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const known = await readSequence(place)
    const result = go(known)
    if (result.state === known.state || (await store(module, known, result.state))) return result
  }
  throw new DomainError('conflict', 'learn:refusals.notNow')
}

/** False when another window has gone a step in between. */
async function store(
  { tree, ...place }: SequencedModule,
  known: Known,
  state: SequencingState,
): Promise<boolean> {
  const now = courseOutcome(tree, state)
  const best = known.best ? betterOutcome(known.best, now) : now
  const attempts = ({ activities }: SequencingState) => activities[tree.root.identifier]?.attempts ?? 0
  const values = {
    best,
    state: JSON.stringify(state),
    version: state.version,
    deliveredAt: state.delivered ? new Date() : null,
    begunAt: attempts(state) > attempts(known.state) ? new Date() : known.begunAt,
  }
  const write = async () => await writeStep(place, known.state.version, values)
  if (!isGood(best) || (known.best && isGood(known.best))) return await write()
  // The course may have become complete without any of its parts becoming so just now.
  return await inTransaction(async () => {
    if (!(await write())) return false
    await enqueue('learning.count_done', place.enrolmentId, { enrolmentId: place.enrolmentId })
    return true
  })
}

async function writeStep(place: Place, version: number, values: Partial<SequencingRecord>): Promise<boolean> {
  if (version > 0) {
    const written = await Sequencing.updateOne({ ...place, version }, { $set: values })
    return written.matchedCount === 1
  }
  try {
    await Sequencing.create([{ ...place, ...values }])
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** What a request of the learner or of the content leads to; `itemId` is to be launched now. */
export async function stepTo(module: SequencedModule, navigation: Navigation) {
  const { outcome, state } = await step(module, ({ state: before, cmi }) =>
    navigate(module.tree, before, navigation, { cmi }),
  )
  return { outcome, itemId: state.delivered?.identifier ?? null }
}

/**
 * Opens an item from outside the player: goes on with it where it is open or suspended, chooses it otherwise. Where no
 * session is open and it cannot be chosen, the course begins or resumes the way it wants to.
 */
export async function enterItem(module: SequencedModule, itemId: string) {
  const { tree } = module
  const { outcome, state } = await step(module, ({ state: before, cmi }) => {
    const { delivered, current, suspended } = before
    if (delivered?.identifier === itemId) return comeBack(tree, before, cmi)
    if (!current && suspended === itemId) return navigate(tree, before, { request: 'resumeAll' })
    const chosen = navigate(tree, before, { request: 'choice', target: itemId }, { cmi })
    if (chosen.outcome.kind === 'deliver') return chosen
    // An item that goes on is not given up for one that may not be entered.
    if (delivered) return { state: before, outcome: chosen.outcome }
    return beginAgain(tree, before)
  })
  return { outcome, itemId: state.delivered?.identifier ?? null }
}

/** A session in which nothing is open any more has come to a dead end; the course begins once more. */
function beginAgain(tree: SequencingTree, before: SequencingState): NavigationStep {
  const state = before.current ? navigate(tree, before, { request: 'exitAll' }).state : before
  return navigate(tree, state, { request: state.suspended ? 'resumeAll' : 'start' })
}

/** A page that was closed without a word left its attempt open; it goes on as if it had been suspended. */
function comeBack(tree: SequencingTree, state: SequencingState, cmi: CmiElements | null): NavigationStep {
  const stay: NavigationStep = { state, outcome: { kind: 'deliver' } }
  if (cmi === null) return stay
  const away = navigate(tree, state, { request: 'suspendAll' }, { cmi })
  if (away.outcome.kind === 'refused') return stay
  const back = navigate(tree, away.state, { request: 'resumeAll' })
  return back.outcome.kind === 'deliver' ? back : stay
}
