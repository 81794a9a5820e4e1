let last: Promise<unknown> = Promise.resolve()

/** Runs work that needs much memory after all that was asked for before it, whether that went well or not. */
export async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work)
  last = turn.catch(() => {})
  return await turn
}
