const SLICE_IN_MS = 15
/** Asking for the time at every entry would cost more than most entries do. */
const ENTRIES_BETWEEN = 64

/**
 * Does something with each entry of a long list, in order, and lets the process answer others in between: 100,000 rows at
 * one stretch would keep everybody waiting for as long. `onSlice` is told how many are done.
 */
export async function inSlices<T>(
  entries: Iterable<T>,
  work: (entry: T) => void,
  onSlice?: (done: number) => void | Promise<void>,
): Promise<void> {
  let [begun, count] = [performance.now(), 0]
  for (const entry of entries) {
    work(entry)
    count += 1
    if (count % ENTRIES_BETWEEN !== 0 || performance.now() - begun < SLICE_IN_MS) continue
    await others()
    await onSlice?.(count)
    begun = performance.now()
  }
}

/** What has arrived meanwhile has its turn; a promise alone would come before it. */
export const others = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve))
