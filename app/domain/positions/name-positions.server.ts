import { type Position as PositionNode } from '@karmashala/frac'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { Position, type PositionRecord } from '#app/domain/competencies/position.model.server.ts'
import { toPosition } from '#app/domain/competencies/to-position.ts'

export type PositionName = { name: string; nameHi: string }

/** The positions with these ids as they stand today; one that was retired leads to what took its place, or stays. */
export async function findPositions(ids: Iterable<string>): Promise<Map<string, PositionNode>> {
  const { framework } = await currentFramework()
  const standing = new Map(framework.positions.map((position) => [position.id, position]))
  const found = new Map<string, PositionNode>()
  for (const id of new Set(ids)) found.set(id, standing.get(id) ?? (await findRetired(id, standing)))
  return found
}

/** Their names; a position nobody knows names itself. */
export async function namePositions(ids: Iterable<string>): Promise<(id: string) => PositionName> {
  const positions = await findPositions(ids)
  return (id) => {
    const { name, nameHi } = positions.get(id) ?? nobodyKnows(id)
    return { name, nameHi: nameHi || name }
  }
}

async function findRetired(id: string, standing: ReadonlyMap<string, PositionNode>): Promise<PositionNode> {
  const seen = new Set<string>()
  let retired = await findShared(id)
  const first = retired
  while (retired?.redirectTo && !seen.has(retired._id)) {
    seen.add(retired._id)
    const successor = standing.get(retired.redirectTo)
    if (successor) return successor
    retired = await findShared(retired.redirectTo)
  }
  return first ? toPosition(first) : nobodyKnows(id)
}

const findShared = async (id: string): Promise<PositionRecord | null> =>
  await Position.findOne({ _id: id, ownerId: null }).lean<PositionRecord | null>()

const nobodyKnows = (id: string): PositionNode => ({
  ...{ id, name: id, nameHi: id, department: '', designation: '', description: '', descriptionHi: '' },
  ...{ roles: [], flags: [] },
})
