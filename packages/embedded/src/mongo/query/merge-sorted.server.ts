/** One sequence out of several that are each in the order of `compare`; equal items come in the order of their sources. */
export function* mergeSorted<T>(sources: Iterable<T>[], compare: (a: T, b: T) => number): Generator<T> {
  const iterators = sources.map((source) => source[Symbol.iterator]())
  try {
    const heads = iterators.map((iterator) => iterator.next())
    for (;;) {
      let least = -1
      for (let i = 0; i < heads.length; i++) {
        const head = heads[i] as IteratorResult<T>
        if (head.done) continue
        if (least < 0 || compare(head.value, (heads[least] as IteratorYieldResult<T>).value) < 0) least = i
      }
      if (least < 0) return
      yield (heads[least] as IteratorYieldResult<T>).value
      heads[least] = (iterators[least] as Iterator<T>).next()
    }
  } finally {
    // Whoever needs no more leaves them in the middle.
    for (const iterator of iterators) iterator.return?.()
  }
}
