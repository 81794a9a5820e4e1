import { canStart, offeredNavigation, type ItemOutcomes } from '@karmashala/player'
import { type OutlineModule } from '#app/domain/learning/course-outline.server.ts'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import { type PlayView } from '#app/domain/learning/learning-views.ts'
import { enterItem, readSequence, type SequencedModule } from '#app/domain/learning/sequence.server.ts'
import { readStanding } from '#app/domain/learning/standing.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type Way = Pick<PlayView, 'sequence' | 'instead'>

/** The course does not care where its learner goes. */
export const FREE_WAY: Way = { sequence: null, instead: null }

type FindWay = {
  enrolmentId: string
  userId: string
  moduleId: string
  itemId: string
  module: OutlineModule
}

/**
 * Enters an item by the rules of its module, which may refuse it or open another one, and says where it goes from there.
 */
export async function findWay({ module, itemId, ...place }: FindWay): Promise<Way> {
  const { enrolmentId, userId, moduleId } = place
  if (module.tree) {
    return await sequencedWay({ enrolmentId, userId, moduleId, tree: module.tree }, module, itemId)
  }
  if (!module.course) return FREE_WAY
  const outcomes = await readOutcomes(enrolmentId, moduleId)
  if (!canStart(itemId, module.course, outcomes)) throw new DomainError('conflict', 'learn:refusals.notYet')
  return FREE_WAY
}

async function sequencedWay(sequenced: SequencedModule, module: OutlineModule, itemId: string): Promise<Way> {
  const { outcome, itemId: entered } = await enterItem(sequenced, itemId)
  if (entered === null || (outcome.kind === 'refused' && entered !== itemId)) {
    throw new DomainError('conflict', 'learn:refusals.notYet')
  }
  const { moduleId, enrolmentId, userId, tree } = sequenced
  if (entered !== itemId) return { ...FREE_WAY, instead: { moduleId, itemId: entered } }
  const { state, cmi } = await readSequence({ enrolmentId, userId, moduleId })
  const offer = offeredNavigation(tree, state, { cmi })
  const standing = await readStanding(enrolmentId, [module])
  const parts = standing.modules.flatMap(({ items }) => items)
  return {
    instead: null,
    sequence: {
      next: offer.continue,
      previous: offer.previous,
      parts: parts.flatMap(({ itemId: id, title, path, status }) => {
        const isOpen = offer.choices[id]
        return isOpen === undefined
          ? []
          : [{ itemId: id, title, path, status, isOpen, isCurrent: id === itemId }]
      }),
    },
  }
}

async function readOutcomes(enrolmentId: string, moduleId: string): Promise<ItemOutcomes> {
  const attempts = await Attempt.find({ enrolmentId, moduleId }, { 'state.cmi': 0 }).lean()
  return Object.fromEntries(attempts.map(({ itemId, state }) => [itemId, fromStored(state)]))
}
