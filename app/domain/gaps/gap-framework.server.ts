import {
  makeDictionary,
  makeNeeds,
  type Dictionary,
  type Framework,
  type Needs,
  type Position as PositionNode,
} from '@karmashala/frac'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { findPositions } from '#app/domain/positions/name-positions.server.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { type CompetencyName } from '#app/domain/gaps/gap-views.ts'

/** What people are compared with. */
export type GapFramework = {
  dictionary: Dictionary
  /** By every id a profile may hold, also by those of retired positions. */
  positions: ReadonlyMap<string, PositionNode>
  needs: Needs
}

let known: { framework: Framework; made: Promise<GapFramework> } | null = null

/** The framework as it stands, made ready for comparing; worked out again when it has changed. */
export async function gapFramework(): Promise<GapFramework> {
  const { framework } = await currentFramework()
  if (known?.framework === framework) return await known.made
  const made = make(framework)
  known = { framework, made }
  made.catch(() => {
    if (known?.made === made) known = null
  })
  return await made
}

async function make(framework: Framework): Promise<GapFramework> {
  const retired = await Position.find({ ownerId: null, status: 'retired' }, { _id: 1 }).lean<
    { _id: string }[]
  >()
  const positions = new Map(framework.positions.map((position) => [position.id, position]))
  for (const [id, position] of await findPositions(retired.map(({ _id }) => _id))) positions.set(id, position)
  const dictionary = makeDictionary(framework.competencies)
  return { dictionary, positions, needs: makeNeeds(positions, dictionary) }
}

export function nameOf(code: string, dictionary: Dictionary): CompetencyName {
  const { name, nameHi, type } = dictionary.get(code)
  return { code, name, nameHi: nameHi || name, type }
}
