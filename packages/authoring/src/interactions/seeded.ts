// Chance that repeats: the same seed gives the same order in every session and on every machine.

/** FNV-1a, 32 bits, of UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** Numbers from 0 up to 1, one after the other (mulberry32). */
export function seededNumbers(seed: string): () => number {
  let state = hashOf(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The positions 0 to count-1 in an order of the seed. */
export function seededOrder(count: number, seed: string): number[] {
  const next = seededNumbers(seed)
  const order = Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1))
    ;[order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0]
  }
  return order
}

/** An order of the seed that is not 0, 1, 2, …: the rows of a question must not stand in the order of its answer. */
export function shuffledOrder(count: number, seed: string): number[] {
  const order = seededOrder(count, seed)
  if (count < 2 || order.some((place, index) => place !== index)) return order
  return [...order.slice(1), 0]
}
