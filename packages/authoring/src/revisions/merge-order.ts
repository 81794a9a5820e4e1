import { longestCommon } from './longest-common.ts'

type MergeOrder = { base: readonly string[]; mine: readonly string[]; theirs: readonly string[] }

/**
 * Two writers' orders of the same list made one: theirs, with what I added or moved put behind the neighbour it has with
 * me. Whatever either of them has is in the answer, once.
 */
export function mergeOrder({ base, mine, theirs }: MergeOrder): string[] {
  const known = new Set(base)
  const stayed = longestCommon(
    base.filter((id) => mine.includes(id)),
    mine.filter((id) => known.has(id)),
  )
  const moved = mine.filter((id) => !stayed.has(id))
  const isMoved = new Set(moved)
  const merged = theirs.filter((id) => !isMoved.has(id))
  for (const id of moved) merged.splice(placeOf(id, mine, merged), 0, id)
  return merged
}

/** Behind the nearest block before it that is there already, else at the front. */
function placeOf(id: string, mine: readonly string[], merged: readonly string[]): number {
  for (let index = mine.indexOf(id) - 1; index >= 0; index -= 1) {
    const at = merged.indexOf(mine[index] ?? '')
    if (at !== -1) return at + 1
  }
  return 0
}
