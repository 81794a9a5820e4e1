/** The ids of a longest subsequence both lists have in the same order: what has not been moved. */
export function longestCommon(one: readonly string[], other: readonly string[]): Set<string> {
  const places = new Map(one.map((id, index) => [id, index]))
  // Longest increasing subsequence of the places, by patience sorting.
  const tails: number[] = []
  const ids: string[] = []
  const before = new Map<string, string | null>()
  for (const id of other) {
    const place = places.get(id)
    if (place === undefined) continue
    let pile = tails.findIndex((tail) => tail >= place)
    if (pile === -1) pile = tails.length
    tails[pile] = place
    ids[pile] = id
    before.set(id, ids[pile - 1] ?? null)
  }
  const kept = new Set<string>()
  for (let id: string | null | undefined = ids[ids.length - 1]; id; id = before.get(id)) kept.add(id)
  return kept
}
