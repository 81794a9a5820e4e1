import {
  canStart,
  navigate,
  offeredNavigation,
  type ItemOutcomes,
  type SequencingState,
  type SequencingTree,
} from '@karmashala/player'
import { type PackageItem } from '@karmashala/scorm'
import { type OutlineModule } from '#app/domain/learning/course-outline.server.ts'
import { type PartLock, type SequenceView } from '#app/domain/learning/learning-views.ts'
import { readSequence } from '#app/domain/learning/sequence.server.ts'
import { unmetConditions } from '#app/domain/learning/unmet-conditions.ts'

/** What the rules of a module allow its learner now. */
export type ModuleWay = {
  lockOf(itemId: string): PartLock | null
  /** False: sequencing does not want it to be seen by whoever chooses. */
  isListed(itemId: string): boolean
  /** Where a sequenced module opens, whichever of its items is asked for; null where learners go as they like. */
  opensAt: string | null
  /** The item that is open, or was suspended; null where there is none. */
  resumesAt: string | null
  sequence: SequenceView | null
}

type ReadModuleWay = {
  enrolmentId: string
  userId: string
  module: OutlineModule
  /** Of the items of the module. */
  outcomes: ItemOutcomes
  /** A finished course is looked at in any order, unless it begins anew each time. */
  isCompleted: boolean
}

const FREE: ModuleWay = {
  ...{ lockOf: () => null, isListed: () => true },
  ...{ opensAt: null, resumesAt: null, sequence: null },
}

export async function readModuleWay({ isCompleted, ...input }: ReadModuleWay): Promise<ModuleWay> {
  const { module, outcomes, enrolmentId, userId } = input
  const { tree, course, contents, rules } = module
  if (isCompleted && rules.afterCompletion === 'resume') return FREE
  if (tree) return ledWay(tree, await readSequence({ enrolmentId, userId, moduleId: module.id }))
  if (!course) return FREE
  const titles = titlesIn(contents)
  const titleOf = (identifier: string) => titles.get(identifier) || null
  return {
    ...FREE,
    lockOf: (itemId) =>
      canStart(itemId, course, outcomes)
        ? null
        : { reason: 'prerequisites', until: unmetConditions(itemId, { root: course, outcomes, titleOf }) },
  }
}

function ledWay(tree: SequencingTree, { state, cmi }: Awaited<ReturnType<typeof readSequence>>): ModuleWay {
  const { choices, continue: next, previous } = offeredNavigation(tree, state, { cmi })
  const opensAt = beginningOf(tree, state)
  return {
    opensAt,
    resumesAt: state.delivered?.identifier ?? (state.current ? null : state.suspended),
    sequence: { next, previous },
    isListed: (itemId) => itemId === opensAt || choices[itemId] !== undefined,
    lockOf: (itemId) => (itemId === opensAt || choices[itemId] ? null : { reason: 'sequencing' }),
  }
}

/** The item that is open, or would be if the module were entered now. */
function beginningOf(tree: SequencingTree, state: SequencingState): string | null {
  if (state.delivered) return state.delivered.identifier
  const closed = state.current ? navigate(tree, state, { request: 'exitAll' }).state : state
  const entered = navigate(tree, closed, { request: closed.suspended ? 'resumeAll' : 'start' })
  return entered.state.delivered?.identifier ?? null
}

const titlesIn = (items: PackageItem[]): Map<string, string> =>
  new Map(
    items.flatMap(({ identifier, title, children }) => [[identifier, title] as const, ...titlesIn(children)]),
  )
