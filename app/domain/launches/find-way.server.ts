import { canStart, type ItemOutcomes } from '@karmashala/player'
import { type OutlineModule } from '#app/domain/learning/course-outline.server.ts'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import { enterItem } from '#app/domain/learning/sequence.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type EnterModule = {
  enrolmentId: string
  userId: string
  moduleId: string
  itemId: string
  module: OutlineModule
}

/** Enters an item by the rules of its module, which may refuse it or open another one: the item to open. */
export async function findWay({
  module,
  itemId,
  enrolmentId,
  userId,
  moduleId,
}: EnterModule): Promise<string> {
  const { tree, course } = module
  if (tree) {
    const { outcome, itemId: entered } = await enterItem({ enrolmentId, userId, moduleId, tree }, itemId)
    if (entered === null || (outcome.kind === 'refused' && entered !== itemId)) throw notYet()
    return entered
  }
  if (course && !canStart(itemId, course, await readOutcomes(enrolmentId, moduleId))) throw notYet()
  return itemId
}

const notYet = () => new DomainError('conflict', 'learn:refusals.notYet')

async function readOutcomes(enrolmentId: string, moduleId: string): Promise<ItemOutcomes> {
  const attempts = await Attempt.find({ enrolmentId, moduleId }, { 'state.cmi': 0 }).lean()
  return Object.fromEntries(attempts.map(({ itemId, state }) => [itemId, fromStored(state)]))
}
