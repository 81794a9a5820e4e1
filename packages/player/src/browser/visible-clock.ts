/** Counts the seconds the page was in sight: a tab left open over night is not a night of learning. */
export function createVisibleClock(page: Document = document, now: () => number = () => performance.now()) {
  let startedAt: number | null = null
  let counted = 0
  let isRunning = false

  const pause = () => {
    if (startedAt !== null) counted += now() - startedAt
    startedAt = null
  }
  const follow = () => {
    pause()
    if (isRunning && page.visibilityState === 'visible') startedAt = now()
  }
  page.addEventListener('visibilitychange', follow)

  return {
    start() {
      isRunning = true
      follow()
    },
    elapsedInSeconds: () => Math.round((counted + (startedAt === null ? 0 : now() - startedAt)) / 10) / 100,
  }
}
