import { findSimilar, foldText, makeDictionary, type Dictionary, type Position } from '@karmashala/frac'

export type MeantPosition = Pick<Position, 'id' | 'name'>

const OFFERED = 3
/** More than anybody reads of what was refused; a file may be wrong in every row, and differently in each. */
const DIFFERENT_MAX = 500

/**
 * The positions that may have been meant where a row names one the framework does not have: an id in another spelling, or
 * what the row says instead of an id, or the designation of its person, compared with the names of positions in English
 * and Hindi.
 */
export function positionSuggester(
  positions: readonly Position[],
): (positionId: string, designation?: string) => MeantPosition[] {
  const byId = new Map(positions.map((position) => [position.id, position]))
  const known = new Map<string, MeantPosition[]>()
  let names: Dictionary | null = null
  return (positionId, designation = '') => {
    const key = `${positionId} ${designation}`
    const found = known.get(key)
    if (found || known.size >= DIFFERENT_MAX) return found ?? []
    const suggested = suggest()
    known.set(key, suggested)
    return suggested

    function suggest(): MeantPosition[] {
      const respelt = respell(positionId, byId)
      if (respelt) return [respelt]
      names ??= namesOf(positions)
      for (const text of [positionId, designation]) {
        if (foldText(text) === '') continue
        const alike = findSimilar(names, { name: text, nameHi: text }, OFFERED)
        if (alike.length > 0) return alike.flatMap(({ competency }) => byId.get(competency.code) ?? [])
      }
      return []
    }
  }
}

/** Other systems write PID7, PID-007 or 007. */
function respell(positionId: string, byId: ReadonlyMap<string, Position>): Position | null {
  const [, number] = /^(?:PID)?[-_ ]*0*(\d{1,9})$/.exec(positionId) ?? []
  if (number === undefined) return null
  for (const [id, position] of byId) if (id.replace(/^PID0*/, '') === number) return position
  return null
}

// The measure of likeness is made for the rows of a dictionary; of those it reads the names.
const namesOf = (positions: readonly Position[]): Dictionary =>
  makeDictionary(
    positions.map(({ id, name, nameHi }) => ({
      ...{ code: id, type: 'domain', area: '', theme: name, name, nameHi, description: '', parentCode: null },
      ...{ selectable: true, flags: [] },
    })),
  )
