const CHUNK = 512

/** Pending writes of a transaction, ordered by key; `null` marks a removal. Keys are latin1 strings of the bytes. */
export class OrderedOverlay {
  private readonly values = new Map<string, Buffer | null>()
  private chunks: string[][] = [[]]

  get size(): number {
    return this.values.size
  }

  get(key: string): Buffer | null | undefined {
    return this.values.get(key)
  }

  set(key: string, value: Buffer | null): void {
    if (!this.values.has(key)) this.insert(key)
    this.values.set(key, value)
  }

  entries(): IterableIterator<[string, Buffer | null]> {
    return this.values.entries()
  }

  /** The keys in [start, end), in order. */
  keysBetween(start: string, end: string): string[] {
    const found: string[] = []
    for (let at = this.chunkFor(start); at < this.chunks.length; at++) {
      const chunk = this.chunks[at] as string[]
      for (let i = lowerBound(chunk, start); i < chunk.length; i++) {
        if ((chunk[i] as string) >= end) return found
        found.push(chunk[i] as string)
      }
    }
    return found
  }

  private chunkFor(key: string): number {
    let [low, high] = [0, this.chunks.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (((this.chunks[middle] as string[])[0] ?? '') <= key) low = middle
      else high = middle - 1
    }
    return low
  }

  private insert(key: string): void {
    const at = this.chunkFor(key)
    const chunk = this.chunks[at] as string[]
    chunk.splice(lowerBound(chunk, key), 0, key)
    if (chunk.length > CHUNK) this.chunks.splice(at + 1, 0, chunk.splice(CHUNK / 2))
  }
}

function lowerBound(sorted: string[], key: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string) < key) low = middle + 1
    else high = middle
  }
  return low
}
